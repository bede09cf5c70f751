#include "lifecycle/privileges.hpp"

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <system_error>
#include <vector>

namespace ecluse::lifecycle {
namespace {

constexpr unsigned all_rights = 0777;
constexpr std::size_t account_room = std::size_t{64} * 1024;  // bytes, for the strings of one entry

tl::unexpected<Error> refused(const std::string& what) {
  return failure("E_ACCOUNT", what + ": " + std::generic_category().message(errno));
}

Result<gid_t> group_named(const std::string& name) {
  std::vector<char> room(account_room);
  struct group entry {};
  struct group* found = nullptr;
  if (::getgrnam_r(name.c_str(), &entry, room.data(), room.size(), &found) != 0 || !found)
    return failure("E_ACCOUNT", name);
  return entry.gr_gid;
}

struct Account {
  uid_t user = 0;
  gid_t group = 0;
};

Result<Account> account_named(const std::string& name) {
  std::vector<char> room(account_room);
  struct passwd entry {};
  struct passwd* found = nullptr;
  if (::getpwnam_r(name.c_str(), &entry, room.data(), room.size(), &found) != 0 || !found)
    return failure("E_ACCOUNT", name);
  return Account{entry.pw_uid, entry.pw_gid};
}

}  // namespace

std::optional<unsigned> mode_of(std::string_view octal) {
  unsigned mode = 0;
  const auto* end = octal.data() + octal.size();
  const auto read = std::from_chars(octal.data(), end, mode, 8);
  const bool good = !octal.empty() && read.ec == std::errc() && read.ptr == end;
  return good && mode <= all_rights ? std::optional(mode) : std::nullopt;
}

Result<Ownership> ownership_of(const std::string& mode, const std::string& group) {
  Ownership wanted;
  wanted.mode = mode_of(mode);
  if (!mode.empty() && !wanted.mode) return failure("E_ACCOUNT", mode);
  if (group.empty()) return wanted;
  const auto number = group_named(group);
  if (!number) return tl::unexpected(number.error());
  wanted.group = *number;
  return wanted;
}

void take_umask(std::string_view octal) {
  if (const auto mode = mode_of(octal)) ::umask(*mode);
}

Done become(const std::string& user, const std::string& group) {
  if (user.empty()) return {};
  auto account = account_named(user);
  if (!account) return tl::unexpected(account.error());
  if (!group.empty()) {
    const auto number = group_named(group);
    if (!number) return tl::unexpected(number.error());
    account->group = *number;
  }
  if (::geteuid() != 0) {
    if (::geteuid() == account->user) return {};
    errno = EPERM;
    return refused(user);
  }
  if (::initgroups(user.c_str(), account->group) != 0 || ::setgid(account->group) != 0 ||
      ::setuid(account->user) != 0)
    return refused(user);
  // Whoever can take root back has dropped nothing.
  if (account->user != 0 && (::setuid(0) == 0 || ::geteuid() != account->user))
    return failure("E_ACCOUNT", user);
  return {};
}

}  // namespace ecluse::lifecycle
