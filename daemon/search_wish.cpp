#include "daemon/search_wish.hpp"

#include <algorithm>

#include "model/paris.hpp"
#include "model/text.hpp"
#include "model/tsv.hpp"

namespace ecluse::daemon {
namespace {

/// Reads values one after the other; remembers the first that could not be read.
class Reading {
 public:
  std::optional<Date> day(std::string_view option, const std::string& text) {
    return read(option, text, parse_iso_date(text));
  }
  /// The beginning of the day, or of the one after it.
  std::optional<Instant> instant(std::string_view option, const std::string& text, int after = 0) {
    const auto date = day(option, text);
    if (!date) return std::nullopt;
    return paris_midnight(Date{std::chrono::sys_days{*date} + std::chrono::days{after}});
  }
  std::optional<Decimal> amount(std::string_view option, const std::string& text) {
    return read(option, text, Decimal::parse(text));
  }
  void blame(std::string_view option, const std::string& text) {
    if (fault_) return;
    fault_ = Error{"E_SEARCH", option.empty() ? text : std::string(option) + ": " + text};
  }
  [[nodiscard]] const std::optional<Error>& fault() const { return fault_; }

 private:
  template <class Value>
  std::optional<Value> read(std::string_view option, const std::string& text,
                            std::optional<Value> value) {
    if (!text.empty() && !value) blame(option, text);
    return value;
  }

  std::optional<Error> fault_;
};

std::vector<std::string> list_of(const std::string& text) {
  std::vector<std::string> all;
  for (const auto part : split(text, ','))
    if (!part.empty()) all.emplace_back(part);
  return all;
}

void keep_common(std::vector<std::string>& cadres, std::vector<std::string> found) {
  if (cadres.empty()) {
    cadres = std::move(found);
    return;
  }
  std::erase_if(cadres, [&](const std::string& code) {
    return std::find(found.begin(), found.end(), code) == found.end();
  });
}

/// Each is looked for wherever a word may stand: more than anybody says on the telephone are not
/// looked for.
constexpr int most_words = 10;

std::string words_of(const SearchCommand& command, Reading& reading) {
  std::string all;
  int count = 0;
  for (const auto& text : command.words)
    for (const auto word : split(text, ' ')) {
      if (word.empty()) continue;
      if (++count > most_words) reading.blame({}, std::string(word));
      all.append(all.empty() ? "" : " ").append(word);
    }
  return all;
}

/// Cadres are asked by their codes, by their space, by the words of a document: all must agree.
std::vector<std::string> cadres_of(const SearchCommand& command, const routing::Cadres& cadres,
                                   Reading& reading) {
  auto all = list_of(command.cadre);
  if (!command.space.empty()) {
    keep_common(all, cadres_of_space(command.space, cadres));
    if (all.empty()) reading.blame("--space", command.space);
  }
  if (!command.document.empty()) {
    std::vector<std::string> found;
    for (const auto* cadre : cadres.search(command.document)) found.push_back(cadre->code);
    for (const auto& cadre : cadres.all())
      if (cadre.document == command.document) found.push_back(cadre.code);
    keep_common(all, std::move(found));
    if (all.empty()) reading.blame("--document", command.document);
  }
  return all;
}

std::vector<std::string> states_of(const SearchCommand& command,
                                   const lifecycle::StateMachine& machine, Reading& reading) {
  std::vector<std::string> codes;
  for (const auto& asked : list_of(command.state)) {
    const auto& states = machine.states();
    const auto found =
        std::find_if(states.begin(), states.end(), [&](const lifecycle::State& state) {
          return asked == state.code || asked == state.label_fr || asked == state.label_en;
        });
    if (found == states.end())
      reading.blame("--state", asked);
    else
      codes.push_back(found->code);
  }
  return codes;
}

void read_ranges(const SearchCommand& command, lifecycle::PieceSearch& search, Reading& reading) {
  search.issued_from = reading.day("--issued-from", command.issued_from);
  search.issued_until = reading.day("--issued-until", command.issued_until);
  search.deposited_from = reading.instant("--deposited-from", command.deposited_from);
  search.deposited_until = reading.instant("--deposited-until", command.deposited_until, 1);
  search.state_from = reading.instant("--state-from", command.state_from);
  search.state_until = reading.instant("--state-until", command.state_until, 1);
  search.payable_from = reading.amount("--payable-from", command.payable_from);
  search.payable_until = reading.amount("--payable-until", command.payable_until);
}

}  // namespace

std::optional<Instant> paris_midnight(Date day) {
  if (!day.ok()) return std::nullopt;
  return from_paris(Instant{std::chrono::sys_days{day}});
}

std::vector<std::string> cadres_of_space(std::string_view space, const routing::Cadres& cadres) {
  std::vector<std::string> codes;
  for (const auto& cadre : cadres.all())
    if (cadre.space == space) codes.push_back(cadre.code);
  return codes;
}

Result<lifecycle::PieceSearch> search_of(const SearchCommand& command, const Tables& tables) {
  Reading reading;
  lifecycle::PieceSearch search;
  search.words = words_of(command, reading);
  search.number = command.number;
  search.own_invoice = command.own_invoice;
  search.cadres = cadres_of(command, tables.referential.cadres, reading);
  search.states = states_of(command, tables.machines.piece, reading);
  search.structure = command.structure;
  search.role = command.role;
  if (!search.role.empty() && search.structure.empty()) reading.blame("--role", search.role);
  search.supplier = command.supplier;
  search.supplier_name = trimmed(command.supplier_name);
  search.supplier_service = command.supplier_service;
  search.recipient = command.recipient;
  search.recipient_name = trimmed(command.recipient_name);
  search.service = command.service;
  search.engagement = command.engagement;
  search.marche = command.marche;
  search.dossier = command.dossier;
  search.ticket = tables.tickets.reference_in(command.ticket).value_or(command.ticket);
  search.type = command.type;
  search.category = command.category;
  search.reference = command.reference;
  search.case_number = command.case_number;
  search.partner = command.partner;
  read_ranges(command, search, reading);
  if (reading.fault()) return tl::unexpected(*reading.fault());
  return search;
}

std::string told(const SearchCommand& command) {
  std::string all = "search";
  for (const auto& option : search_options())
    if (const auto& value = command.*option.value; !value.empty())
      all.append(" ").append(option.name).append(" ").append(value);
  for (const auto& word : command.words) all.append(" ").append(word);
  return all;
}

const std::vector<SearchOption>& search_options() {
  using C = SearchCommand;
  static const std::vector<SearchOption> options{
      {"--space", &C::space},
      {"--number", &C::number},
      {"--own-invoice", &C::own_invoice},
      {"--cadre", &C::cadre},
      {"--document", &C::document},
      {"--state", &C::state},
      {"--type", &C::type},
      {"--structure", &C::structure},
      {"--role", &C::role},
      {"--supplier", &C::supplier},
      {"--supplier-name", &C::supplier_name},
      {"--supplier-service", &C::supplier_service},
      {"--recipient", &C::recipient},
      {"--recipient-name", &C::recipient_name},
      {"--service", &C::service},
      {"--engagement", &C::engagement},
      {"--marche", &C::marche},
      {"--dossier", &C::dossier},
      {"--ticket", &C::ticket},
      {"--category", &C::category},
      {"--reference", &C::reference},
      {"--case", &C::case_number},
      {"--partner", &C::partner},
      {"--deposited-from", &C::deposited_from},
      {"--deposited-until", &C::deposited_until},
      {"--state-from", &C::state_from},
      {"--state-until", &C::state_until},
      {"--issued-from", &C::issued_from},
      {"--issued-until", &C::issued_until},
      {"--payable-from", &C::payable_from},
      {"--payable-until", &C::payable_until},
  };
  return options;
}

}  // namespace ecluse::daemon
