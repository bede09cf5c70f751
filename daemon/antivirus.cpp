#include "daemon/antivirus.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string_view>
#include <vector>

#include "daemon/clamd.hpp"
#include "daemon/scan_command.hpp"
#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::chrono::milliseconds longest_ping{5000};  // the gate waits for it
constexpr std::size_t longest_signature = 100;           // bytes

/// "stream: Eicar-Signature FOUND" gives "Eicar-Signature": how clamd and its tools tell a name.
std::string signature_in(std::string_view words) {
  constexpr std::string_view found = " FOUND";
  const auto end = words.find(found);
  if (end != std::string_view::npos) words = words.substr(0, end);
  const auto line = words.rfind('\n');
  if (line != std::string_view::npos) words.remove_prefix(line + 1);
  const auto colon = words.rfind(": ");
  if (colon != std::string_view::npos) words.remove_prefix(colon + 2);
  return ingest::displayed(words, ingest::Shown::ascii, longest_signature);
}

tl::unexpected<Error> unavailable(std::string_view words) {
  return failure("E_ANTIVIRUS", ingest::displayed(words, ingest::Shown::utf8));
}

bool has(const std::vector<int>& statuses, int status) {
  return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

Result<Verdict> verdict_of_command(const Config::Antivirus& settings, const std::string& path) {
  const auto end = run_on_file(settings.command, path, settings.timeout);
  if (!end) return tl::unexpected(end.error());
  if (has(settings.clean, end->status)) return Verdict{};
  if (has(settings.infected, end->status)) return Verdict{true, signature_in(end->words)};
  return unavailable(settings.command.front() + ": exit " + std::to_string(end->status) + " " +
                     end->words);
}

Result<Verdict> verdict_of_clamd(const Config::Antivirus& settings, const DiskView& disk,
                                 const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto reply = ask_clamd(settings.address, **reader, settings.timeout);
  if (!reply) return tl::unexpected(reply.error());
  if (reply->ends_with(" OK")) return Verdict{};
  if (reply->ends_with(" FOUND")) return Verdict{true, signature_in(*reply)};
  return unavailable("clamd: " + *reply);
}

Done program_ready(const std::string& program) {
  if (::access(program.c_str(), X_OK) == 0) return {};
  return unavailable(program + " cannot be executed");
}

}  // namespace

Done ready(const Config::Antivirus& settings) {
  switch (settings.engine) {
    case AntivirusEngine::none:
      return {};
    case AntivirusEngine::command:
      return program_ready(settings.command.front());
    case AntivirusEngine::clamd:
      return ping_clamd(settings.address, std::min(settings.timeout, longest_ping));
  }
  return {};
}

Result<Verdict> scan(const Config::Antivirus& settings, const DiskView& disk,
                     const std::string& path) {
  return settings.engine == AntivirusEngine::command ? verdict_of_command(settings, path)
                                                     : verdict_of_clamd(settings, disk, path);
}

}  // namespace ecluse::daemon
