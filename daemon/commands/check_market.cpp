// ecluse check-market FILE: reads fiches d'identité du marché over before the first deposit
// (acceptance.md FIM-05).
#include <string>
#include <utility>

#include "daemon/commands/commands.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "ingest/display.hpp"
#include "routing/fiche_lint.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_file = 50'000'000;  // bytes

Result<routing::Fiches> read_fiches(const DiskView& disk, const std::string& path) {
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  const auto text = read_all(**reader, largest_file);
  if (!text) return tl::unexpected(text.error());
  auto fiches = routing::Fiches::load(*text);
  if (!fiches) return failure(fiches.error().code, path + ": " + fiches.error().detail);
  return fiches;
}

std::string json_of(const Finding& finding, const Words& words, const std::string& marche) {
  return object_json({{{"marche", marche},
                       {"line", std::int64_t{finding.place.line}},
                       {"code", finding.code},
                       {"severity", std::string(name_of(finding.severity))},
                       {"message", words.message},
                       {"advice", words.advice},
                       {"actor", words.actor}}});
}

std::string line_of(const Finding& finding, const Words& words, const Printer& printer) {
  const auto severity = printer.text(std::string("severity.").append(name_of(finding.severity)));
  return "  " + printer.text("market.line", {{"line", std::to_string(finding.place.line)}}) + "  " +
         severity + "  " + finding.code + "  " +
         ingest::displayed(words.message, ingest::Shown::utf8) + "\n      " +
         printer.text("print.advice") + ' ' + ingest::displayed(words.advice, ingest::Shown::utf8) +
         '\n';
}

ExitStatus status_of(std::size_t bad, std::size_t all) {
  if (all == 0) return ExitStatus::nothing_to_do;
  if (bad == 0) return ExitStatus::all_accepted;
  return bad == all ? ExitStatus::all_rejected : ExitStatus::some_rejected;
}

}  // namespace

ExitStatus check_market(const CheckMarketCommand& command, const Terminal& terminal) {
  const auto premises = command.root.empty() ? Premises::bare() : Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto& house = **premises;
  const auto fiches = read_fiches(house.disk, command.file);
  if (!fiches) return say(fiches.error(), terminal);
  const auto printer = printer_of(house, terminal);
  const auto language = house.config.language.value_or(terminal.language);
  const bool as_json = command.output == Output::json;
  const auto& referential = house.tables.referential;
  std::size_t bad = 0;
  for (const auto& fiche : fiches->all()) {
    const auto findings = routing::lint_fiche(fiche, referential.cadres, referential.annuaire);
    if (has_error(findings)) ++bad;
    if (!as_json)
      terminal.out << printer.text(has_error(findings) ? "market.bad" : "market.good",
                                   {{"marche", ingest::displayed(fiche.code, ingest::Shown::utf8)}})
                   << '\n';
    for (const auto& finding : findings) {
      const auto words = house.tables.catalogue.words(finding, language);
      terminal.out << (as_json ? json_of(finding, words, fiche.code) + '\n'
                               : line_of(finding, words, printer));
    }
  }
  if (as_json)
    terminal.out << object_json({{{"markets", static_cast<std::int64_t>(fiches->all().size())},
                                  {"bad", static_cast<std::int64_t>(bad)}}})
                 << '\n';
  return status_of(bad, fiches->all().size());
}

}  // namespace ecluse::daemon
