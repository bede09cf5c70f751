// ecluse fsck: proves the ledger and the files of a root, and names what is not as it was. Reads
// only; a daemon may be at work.
#include "lifecycle/fsck.hpp"

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/progress.hpp"
#include "daemon/speaker.hpp"
#include "lifecycle/disk_posix.hpp"

namespace ecluse::daemon {
namespace {

void tell_json(const lifecycle::FsckReport& report, const Terminal& terminal) {
  for (const auto& [fault, object, detail] : report.flaws)
    terminal.out << object_json({{{"fault", std::string(name_of(fault))},
                                  {"object", object},
                                  {"detail", detail}}})
                 << '\n';
  std::vector<JsonFields> summary{{{{"flaws", static_cast<std::int64_t>(report.flaws.size())},
                                    {"seals", report.seals},
                                    {"rows", report.rows},
                                    {"days", report.days},
                                    {"files", report.files}}}};
  terminal.out << object_json({{{"summary", std::move(summary)}}}) << '\n';
}

void tell(const lifecycle::FsckReport& report, const validation::Catalogue& catalogue,
          const Terminal& terminal) {
  const auto text = [&](std::string_view key, const std::vector<Value>& values) {
    return catalogue.text(key, terminal.language, values);
  };
  for (const auto& [fault, object, detail] : report.flaws)
    terminal.out << object << (detail.empty() ? "" : " (" + detail + ")") << ": "
                 << text("fsck." + std::string(name_of(fault)), {}) << '\n';
  terminal.out << text(report.flaws.empty() ? "fsck.good" : "fsck.bad",
                       {{"flaws", std::to_string(report.flaws.size())},
                        {"seals", std::to_string(report.seals)},
                        {"rows", std::to_string(report.rows)},
                        {"days", std::to_string(report.days)},
                        {"files", std::to_string(report.files)}})
               << '\n';
}

}  // namespace

ExitStatus fsck(const FsckCommand& command, const Terminal& terminal) {
  const auto catalogue = validation::Catalogue::standard();
  if (!catalogue) return say(catalogue.error(), terminal);
  const lifecycle::DiskPosix disk;
  const lifecycle::Root root(command.root);
  if (!disk.exists(root.config())) return say({"E_ROOT", command.root}, terminal);
  if (!disk.exists(root.ledger())) return ExitStatus::nothing_to_do;
  Result<lifecycle::FsckReport> report;
  {
    Progress progress(terminal.err, showing_of(terminal.progress, command.output == Output::json));
    report = lifecycle::fsck(
        disk, root, [&](std::uint64_t done, std::uint64_t total) { progress.at(done, total); });
  }
  if (!report) return say(report.error(), terminal);
  if (command.output == Output::json)
    tell_json(*report, terminal);
  else
    tell(*report, *catalogue, terminal);
  return report->flaws.empty() ? ExitStatus::all_accepted : ExitStatus::some_rejected;
}

}  // namespace ecluse::daemon
