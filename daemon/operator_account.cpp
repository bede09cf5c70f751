#include "daemon/operator_account.hpp"

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace ecluse::daemon {

std::string operator_account() {
  const auto id = ::geteuid();
  std::array<char, 4096> room{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(id, &entry, room.data(), room.size(), &found) == 0 && found)
    return found->pw_name;
  return "uid " + std::to_string(id);
}

bool may_unmask(const lifecycle::Root& root) {
  struct stat facts {};
  if (::stat(root.folder().c_str(), &facts) != 0) return false;
  const auto account = ::geteuid();
  return account == 0 || account == facts.st_uid;
}

Done keep_request(const Premises& premises, std::string_view what, const std::string& detail,
                  const std::string& sha256) {
  const auto ledger = premises.open_ledger(lifecycle::Access::write);
  if (!ledger) return tl::unexpected(ledger.error());
  const auto batch = (*ledger)->begin();
  if (!batch) return tl::unexpected(batch.error());
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  auto done = (*batch)->audit({now, operator_account(), std::string(what), detail, sha256});
  return done ? (*batch)->commit() : done;
}

Done ask_unmasked(const Premises& premises, Masking masking, const std::string& detail) {
  if (masking == Masking::masked) return {};
  if (!may_unmask(premises.root)) return failure("E_UNMASKED", operator_account());
  return keep_request(premises, "unmasked", detail);
}

}  // namespace ecluse::daemon
