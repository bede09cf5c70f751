// ecluse annuaire import FILE, ecluse annuaire search: the directory of structures and services
// (acceptance.md SYS-13, ORG-15, ORG-16).
#include <chrono>
#include <string>
#include <utility>

#include "daemon/annuaire_import.hpp"
#include "daemon/commands/commands.hpp"
#include "daemon/csv.hpp"
#include "daemon/json_out.hpp"
#include "daemon/speaker.hpp"
#include "ingest/display.hpp"
#include "lifecycle/disk_posix.hpp"
#include "lifecycle/paris_time.hpp"
#include "routing/structure_words.hpp"

namespace ecluse::daemon {
namespace {

using routing::Annuaire;
using routing::Service;
using routing::Structure;
using routing::StructureQuery;

JsonValue text_or_null(std::string_view text) {
  return text.empty() ? JsonValue(nullptr) : JsonValue(std::string(text));
}

JsonValue day_or_null(const std::optional<Date>& day) {
  return day ? JsonValue(iso_text(*day)) : JsonValue(nullptr);
}

JsonFields fields_of(const Service& one) {
  return {{{"code", std::string(one.code)},
           {"label", text_or_null(one.label)},
           {"active", one.active},
           {"from", day_or_null(one.from)},
           {"until", day_or_null(one.until)},
           {"engagement_required", one.engagement_required}}};
}

JsonFields fields_of(const Structure& one, const Annuaire& annuaire) {
  std::vector<JsonFields> services;
  for (const auto& service : annuaire.services_of(one)) services.push_back(fields_of(service));
  JsonValue works = nullptr;
  if (one.works_space != routing::Opened::untold) works = one.works_space == routing::Opened::yes;
  return {{{"identifier", std::string(one.identifier)},
           {"identifier_type", std::string(routing::name_of_type(one.type))},
           {"name", std::string(one.name)},
           {"kind", std::string(routing::name_of(one.kind))},
           {"active", one.active},
           {"from", day_or_null(one.from)},
           {"until", day_or_null(one.until)},
           {"service_required", one.service_required},
           {"engagement_required", one.engagement_required},
           {"service_or_engagement_required", one.service_or_engagement_required},
           {"state", one.state},
           {"moa_only", one.moa_only},
           {"accepts_a6", one.accepts_a6},
           {"works_space", works},
           {"receives_lifecycles", one.receives_lifecycles},
           {"emits_edi", one.emits_edi},
           {"connection_active", one.connection_active},
           {"partner", text_or_null(one.partner)},
           {"vat_number", text_or_null(one.vat_number)},
           {"postal_code", text_or_null(one.postal_code)},
           {"city", text_or_null(one.city)},
           {"services", services}}};
}

/// What is typed, as the directory asks it. The fault names the word that is none.
Result<StructureQuery> query_of(const AnnuaireSearchCommand& command) {
  StructureQuery query;
  query.identifier = command.identifier;
  query.name = command.name;
  query.label = command.label;
  query.postal_code = command.postal_code;
  query.city = command.city;
  query.limit = static_cast<std::size_t>(command.limit);
  if (!command.type.empty() && !(query.type = routing::identifier_type_named(command.type)))
    return failure("E_CRITERION", "--type " + command.type);
  if (!command.kind.empty() && !(query.kind = routing::structure_kind_named(command.kind)))
    return failure("E_CRITERION", "--kind " + command.kind);
  if (!command.on.empty() && !(query.on = parse_iso_date(command.on)))
    return failure("E_CRITERION", "--on " + command.on);
  if (!command.state.empty()) query.active = command.state == "actif";
  return query;
}

/// Prints what was found, in the form asked for.
class Telling {
 public:
  Telling(const Annuaire& annuaire, const Printer& printer)
      : annuaire_(annuaire), printer_(printer) {}

  std::string json(const std::vector<const Structure*>& found) const {
    std::string text;
    for (const auto* one : found) text += object_json(fields_of(*one, annuaire_)) + '\n';
    return text;
  }

  std::string csv(const std::vector<const Structure*>& found, CsvForm form) const {
    Csv table(form);
    std::vector<std::string> header;
    for (const auto* key : {"identifier", "type", "name", "kind", "state", "postal_code", "city",
                            "service", "service_label", "service_state", "service_required",
                            "engagement_required", "service_or_engagement"})
      header.push_back(printer_.text(std::string("annuaire.") + key));
    table.add_row(header);
    for (const auto* one : found) add_rows(*one, table);
    return table.text();
  }

  std::string lines(const std::vector<const Structure*>& found) const {
    std::string text;
    for (const auto* one : found) {
      text += std::string(one->identifier) + "  " + shown(one->name);
      if (!one->city.empty()) text += "  " + shown(one->postal_code) + ' ' + shown(one->city);
      text += "  " + state_of(one->active) + obligations(*one) + '\n';
      for (const auto& service : annuaire_.services_of(*one))
        text += "    " + shown(service.code) + "  " + shown(service.label) + "  " +
                state_of(service.active) + '\n';
    }
    return text + printer_.text("annuaire.found", {{"count", std::to_string(found.size())}}) + '\n';
  }

 private:
  static std::string shown(std::string_view text) {
    return ingest::displayed(text, ingest::Shown::utf8);
  }

  std::string state_of(bool active) const {
    return printer_.text(active ? "annuaire.active" : "annuaire.inactive");
  }

  std::string yes_or_no(bool value) const {
    return printer_.text(value ? "annuaire.yes" : "annuaire.no");
  }

  std::string obligations(const Structure& one) const {
    std::string text;
    const auto add = [&](bool asked, const char* key) {
      if (asked) text += ", " + printer_.text(std::string("annuaire.") + key);
    };
    add(one.service_required, "service_required");
    add(one.engagement_required, "engagement_required");
    add(one.service_or_engagement_required, "service_or_engagement");
    return text;
  }

  /// One row a service; one for a structure that has none (ORG-05).
  void add_rows(const Structure& one, Csv& table) const {
    const auto services = annuaire_.services_of(one);
    const auto add = [&](const Service* service) {
      table.add_row(
          {std::string(one.identifier), std::string(routing::name_of_type(one.type)),
           std::string(one.name), std::string(routing::name_of(one.kind)), state_of(one.active),
           std::string(one.postal_code), std::string(one.city),
           std::string(service ? service->code : ""), std::string(service ? service->label : ""),
           service ? state_of(service->active) : std::string(), yes_or_no(one.service_required),
           yes_or_no(one.engagement_required), yes_or_no(one.service_or_engagement_required)});
    };
    if (services.empty()) add(nullptr);
    for (const auto& service : services) add(&service);
  }

  const Annuaire& annuaire_;
  const Printer& printer_;
};

std::string told(const Telling& telling, const std::vector<const Structure*>& found,
                 Output output) {
  switch (output) {
    case Output::json:
      return telling.json(found);
    case Output::csv_excel_fr:
      return telling.csv(found, CsvForm::excel_fr);
    case Output::csv_rfc4180:
      return telling.csv(found, CsvForm::rfc4180);
    case Output::human:
      break;
  }
  return telling.lines(found);
}

Date today() {
  return lifecycle::paris_day(
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

}  // namespace

/// A root whose tables are refused, its directory perhaps, is opened all the same: this command is
/// what mends it.
ExitStatus annuaire_import(const AnnuaireImportCommand& command, const Terminal& terminal) {
  lifecycle::DiskPosix disk;
  const lifecycle::Root root(command.root);
  if (!disk.exists(root.config())) return say(Error{"E_ROOT", command.root}, terminal);
  const auto imported = import_annuaire(disk, root, command.file, today());
  if (!imported) return say(imported.error(), terminal);
  const auto premises = Premises::bare();
  if (!premises) return say(premises.error(), terminal);
  terminal.out << printer_of(**premises, terminal)
                      .text("annuaire.imported",
                            {{"structures", std::to_string(imported->structures)},
                             {"services", std::to_string(imported->services)},
                             {"sha256", imported->sha256}})
               << '\n';
  return ExitStatus::all_accepted;
}

ExitStatus annuaire_search(const AnnuaireSearchCommand& command, const Terminal& terminal) {
  const auto premises = Premises::open(command.root);
  if (!premises) return say(premises.error(), terminal);
  const auto& house = **premises;
  const auto query = query_of(command);
  if (!query) {
    say(query.error(), terminal);
    return ExitStatus::usage;
  }
  const auto annuaire = annuaire_of(house.disk, house.root, query->on);
  if (!annuaire) return say(annuaire.error(), terminal);
  const auto found = annuaire->search(*query);
  const auto printer = printer_of(house, terminal);
  terminal.out << told(Telling(*annuaire, printer), found, command.output);
  return found.empty() ? ExitStatus::nothing_to_do : ExitStatus::all_accepted;
}

}  // namespace ecluse::daemon
