// ecluse rules whatif PATH --last 30d: what a candidate rulebook would change in the verdicts of
// the flux of the last days. Reads the archive; nothing is recorded, nothing comes into use.
#include "daemon/whatif.hpp"

#include <charconv>
#include <chrono>
#include <optional>
#include <set>

#include "daemon/archived.hpp"
#include "daemon/columns.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/progress.hpp"
#include "daemon/rulebook_files.hpp"
#include "daemon/speaker.hpp"

namespace ecluse::daemon {
namespace {

/// "30d", "30j" or "30": days; nothing for anything else, or more than ten years.
std::optional<std::chrono::days> days_of(std::string_view text) {
  int count = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, count);
  const std::string_view unit(read.ptr, end);
  const bool sound = read.ec == std::errc() && (unit.empty() || unit == "d" || unit == "j");
  if (!sound || count < 1 || count > 3650) return std::nullopt;
  return std::chrono::days(count);
}

/// The flux that came since, wholly or partly good or refused, whose bytes are in the archive.
Result<std::vector<lifecycle::FluxRow>> flux_since(const Premises& premises, Instant since) {
  const auto ledger = premises.open_ledger(lifecycle::Access::read_only);
  if (!ledger) return tl::unexpected(ledger.error());
  std::vector<lifecycle::FluxRow> all;
  const auto done = each_finished(**ledger, since, [&](const lifecycle::FluxRow& row) {
    if (row.pieces > 0 && !row.sha256.empty()) all.push_back(row);
    return Done{};
  });
  if (!done) return tl::unexpected(done.error());
  return all;
}

/// The two sets of tables, and what they make of the same flux.
class Comparison {
 public:
  Comparison(const Premises& premises, Tables candidate)
      : premises_(premises),
        candidate_(std::move(candidate)),
        today_(premises.disk, premises.tables, premises.config),
        tomorrow_(premises.disk, candidate_, premises.config) {}

  Done compare(const lifecycle::FluxRow& row) {
    const auto flux = archived_flux(row, premises_.disk, premises_.root);
    if (!flux) return tl::unexpected(flux.error());
    const auto before = today_.read(*flux);
    if (!before) return tl::unexpected(before.error());
    const auto after = tomorrow_.read(*flux);
    if (!after) return tl::unexpected(after.error());
    pieces_ += before->pieces.size();
    for (auto& one : changes(*before, *after)) found_.push_back(std::move(one));
    return {};
  }

  [[nodiscard]] const std::vector<VerdictChange>& found() const { return found_; }
  [[nodiscard]] std::size_t pieces() const { return pieces_; }

 private:
  const Premises& premises_;
  Tables candidate_;
  Rereader today_, tomorrow_;
  std::vector<VerdictChange> found_;
  std::size_t pieces_ = 0;
};

/// The tables of the root with the candidates of a path on their shelf.
Result<Tables> tables_with(const Premises& premises, const WhatIfCommand& command) {
  auto found = rulebooks_of(premises.disk, command.path);
  if (!found) return tl::unexpected(found.error());
  if (!command.name.empty() && found->size() > 1)
    return failure("E_RULEBOOK", command.path + ": holds " + std::to_string(found->size()));
  auto tables = Tables::of_root(premises.disk, premises.root, premises.config.signatures.trust);
  if (!tables) return tables;
  for (auto& one : *found) {
    const auto trial = compile(one.files, one.entry);
    if (!trial) return tl::unexpected(trial.error());
    tables->rulebooks.put(command.name.empty() ? one.name : command.name, one.entry,
                          std::move(one.files));
  }
  return tables;
}

std::string joined(const std::vector<std::string>& rules) {
  std::string all;
  for (const auto& rule : rules) all.append(all.empty() ? "" : " ").append(rule);
  return all;
}

std::string change_json(const VerdictChange& one) {
  return object_json({{{"flux", one.file_name},
                       {"number", one.piece.number},
                       {"supplier", one.piece.supplier},
                       {"supplier_name", one.piece.supplier_name},
                       {"accepted_before", one.accepted_before},
                       {"accepted_after", one.accepted_after},
                       {"newly", joined(one.newly)},
                       {"no_longer", joined(one.no_longer)}}});
}

void tell(const std::vector<VerdictChange>& all, const Printer& printer, const Terminal& terminal) {
  const auto word = [&](bool accepted) {
    return printer.text(accepted ? "whatif.accepted" : "whatif.refused");
  };
  std::vector<std::vector<std::string>> rows{
      {printer.text("whatif.supplier"), printer.text("whatif.number"),
       printer.text("whatif.before"), printer.text("whatif.after"), printer.text("whatif.newly"),
       printer.text("whatif.no_longer")}};
  for (const auto& one : all)
    rows.push_back({one.piece.supplier, one.piece.number, word(one.accepted_before),
                    word(one.accepted_after), joined(one.newly), joined(one.no_longer)});
  terminal.out << columns(rows);
}

void sum_up(const Comparison& comparison, const Printer& printer, const Terminal& terminal) {
  std::set<std::string> suppliers;
  std::size_t verdicts = 0;
  for (const auto& one : comparison.found()) {
    suppliers.insert(one.piece.supplier);
    verdicts += one.changes_verdict() ? 1 : 0;
  }
  terminal.out << printer.text("whatif.sum",
                               {{"pieces", std::to_string(comparison.pieces())},
                                {"verdicts", std::to_string(verdicts)},
                                {"findings", std::to_string(comparison.found().size())},
                                {"suppliers", std::to_string(suppliers.size())}})
               << '\n';
}

Done compare_all(Comparison& comparison, const std::vector<lifecycle::FluxRow>& rows,
                 const Terminal& terminal) {
  Progress progress(terminal.err, showing_of(terminal.progress, false));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (auto done = comparison.compare(rows[i]); !done) return done;
    progress.at(i + 1, rows.size());
  }
  return {};
}

}  // namespace

ExitStatus whatif(const WhatIfCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto days = days_of(command.last);
  if (!days) return say({"E_DURATION", command.last}, terminal);
  auto tables = tables_with(**premises, command);
  if (!tables) return say(tables.error(), terminal);
  const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const auto rows = flux_since(**premises, now - *days);
  if (!rows) return say(rows.error(), terminal);
  Comparison comparison(**premises, std::move(*tables));
  const auto done = compare_all(comparison, *rows, terminal);
  if (!done) return say(done.error(), terminal);
  const auto printer = printer_of(**premises, terminal);
  if (command.output == Output::json) {
    for (const auto& one : comparison.found()) terminal.out << change_json(one) << '\n';
    return ExitStatus::all_accepted;
  }
  if (!comparison.found().empty()) tell(comparison.found(), printer, terminal);
  sum_up(comparison, printer, terminal);
  return ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
