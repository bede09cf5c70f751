#include "daemon/tables.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "daemon/imported_schemas.hpp"
#include "parsers/reader.hpp"

#include "embedded/lifecycle.hpp"
#include "embedded/routing.hpp"
#include "embedded/validation.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t largest_table = 500'000'000;  // bytes

/// A table by its file name, and where its embedded form is.
struct Shipped {
  std::string_view file;
  std::string_view (*embedded)(std::string_view file);
};

constexpr std::array shipped{
    Shipped{"interfaces.tsv", embedded::routing},
    Shipped{"partenaires.tsv", embedded::routing},
    Shipped{"abonnements.tsv", embedded::routing},
    Shipped{"cadres.tsv", embedded::routing},
    Shipped{"annuaire.csv", embedded::routing},
    Shipped{"annuaire_complement.csv", embedded::routing},
    Shipped{"marches.tsv", embedded::routing},
    Shipped{"severites.tsv", embedded::routing},
    Shipped{"habilitations.tsv", embedded::routing},
    Shipped{"attachment_kinds.tsv", embedded::routing},
    Shipped{"memoires.tsv", embedded::routing},
    Shipped{"memoire_tarifs.tsv", embedded::routing},
    Shipped{"memoire_juridictions.tsv", embedded::routing},
    Shipped{"findings.tsv", embedded::validation},
    Shipped{"texts.tsv", embedded::validation},
    Shipped{"published_words.tsv", embedded::validation},
    Shipped{"signatures.tsv", embedded::validation},
    Shipped{"profils.tsv", embedded::validation},
    Shipped{"derogations.tsv", embedded::validation},
    Shipped{"flux_states.tsv", embedded::lifecycle},
    Shipped{"flux_transitions.tsv", embedded::lifecycle},
    Shipped{"piece_statuses.tsv", embedded::lifecycle},
    Shipped{"piece_transitions.tsv", embedded::lifecycle},
    Shipped{"piece_readings.tsv", embedded::lifecycle},
    Shipped{"piece_onward.tsv", embedded::lifecycle},
    Shipped{"pivot.tsv", embedded::lifecycle},
    Shipped{"cdar_statuses.tsv", embedded::lifecycle},
    Shipped{"cdar_reasons.tsv", embedded::lifecycle},
    Shipped{"memoire_steps.tsv", embedded::lifecycle},
    Shipped{"memoire_board.tsv", embedded::lifecycle},
    Shipped{"delays.tsv", embedded::lifecycle},
    Shipped{"ticket_formats.tsv", embedded::lifecycle},
    Shipped{"ticket_words.tsv", embedded::lifecycle},
};

using Texts = std::map<std::string_view, std::string>;

Texts embedded_texts() {
  Texts texts;
  for (const auto& table : shipped) texts.emplace(table.file, table.embedded(table.file));
  return texts;
}

/// Reads the file of the root that takes the place of an embedded table, if there is one.
Done override_text(const DiskView& disk, const std::string& path, std::string& text) {
  if (!disk.exists(path)) return {};
  auto reader = disk.open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto bytes = read_all(**reader, largest_table);
  if (!bytes) return tl::unexpected(bytes.error());
  text = std::move(*bytes);
  return {};
}

/// A schema that is not there would make every flux of the interface an internal error.
Done check_schemas(const routing::Interfaces& interfaces, const parsers::SchemaSet& schemas) {
  for (const auto& one : interfaces.all())
    if (!one.schema.empty() && one.schema != parsers::core_invoices && !schemas.has(one.schema))
      return failure("E_TABLE",
                     "interfaces.tsv: " + one.code + ": no schema is called " + one.schema);
  return {};
}

/// A table of one text; its name stands before what is wrong with it.
template <class Table>
Result<Table> read(const Texts& texts, std::string_view file) {
  auto table = Table::load(texts.at(file));
  if (!table) return failure(table.error().code, std::string(file) + ": " + table.error().detail);
  return table;
}

/// What a root has beside tables.
struct Belongings {
  parsers::SchemaSet schemas = parsers::SchemaSet::embedded();
  validation::Trust trust;
  RulebookShelf rulebooks;
  lifecycle::TableSet set;  ///< which schemas, certificates and rulebooks they are
};

void tell_all(lifecycle::TableSet& set, const std::vector<lifecycle::SetPart>& parts) {
  set.parts.insert(set.parts.end(), parts.begin(), parts.end());
}

Result<Belongings> belongings_of(const DiskView& disk, const lifecycle::Root& root,
                                 std::string_view trust_folder) {
  Belongings found;
  const auto imported = add_imported_schemas(disk, root, found.schemas);
  if (!imported) return tl::unexpected(imported.error());
  auto trusted = read_trust(disk, root, trust_folder);
  if (!trusted) return tl::unexpected(trusted.error());
  auto rulebooks = RulebookShelf::of_root(disk, root);
  if (!rulebooks) return tl::unexpected(rulebooks.error());
  tell_all(found.set, *imported);
  for (auto& file : trusted->files)
    found.set.add("trust", std::move(file.name), std::move(file.text));
  tell_all(found.set, rulebooks->parts());
  found.trust = std::move(trusted->trust);
  found.rulebooks = std::move(*rulebooks);
  return found;
}

/// The belongings of a set that was kept.
Result<Belongings> belongings_of_set(const DiskView& disk, const lifecycle::Root& root,
                                     const std::vector<lifecycle::SetPart>& parts) {
  Belongings found;
  std::vector<validation::PemFile> trusted;
  std::vector<lifecycle::SetPart> rulebooks;
  for (const auto& part : parts) {
    if (part.kind == "rulebook") rulebooks.push_back(part);
    if (part.kind == "schema")
      if (auto done = add_kept_schema(disk, root, part, found.schemas); !done)
        return tl::unexpected(done.error());
    if (part.kind != "trust") continue;
    auto text = lifecycle::kept_bytes(disk, root, part.value);
    if (!text) return tl::unexpected(text.error());
    trusted.push_back({part.name, std::move(*text)});
  }
  auto trust = validation::Trust::load(trusted);
  if (!trust) return failure("E_TRUST", trust.error().detail);
  auto shelf = RulebookShelf::of_parts(disk, root, rulebooks);
  if (!shelf) return tl::unexpected(shelf.error());
  found.trust = std::move(*trust);
  found.rulebooks = std::move(*shelf);
  return found;
}

/// The set of these tables and belongings, which takes the texts over.
lifecycle::TableSet set_of(Texts&& texts, lifecycle::TableSet own) {
  lifecycle::TableSet set;
  for (auto& [file, text] : texts) set.add("table", std::string(file), std::move(text));
  tell_all(set, own.parts);
  set.bytes.merge(own.bytes);
  return set;
}

Result<Tables> load(Texts&& texts, Belongings own) {
  auto referential =
      routing::Referential::load({texts.at("interfaces.tsv"),
                                  texts.at("partenaires.tsv"),
                                  texts.at("cadres.tsv"),
                                  texts.at("annuaire.csv"),
                                  texts.at("severites.tsv"),
                                  texts.at("annuaire_complement.csv"),
                                  texts.at("marches.tsv"),
                                  texts.at("abonnements.tsv"),
                                  {texts.at("memoires.tsv"), texts.at("memoire_tarifs.tsv"),
                                   texts.at("memoire_juridictions.tsv")}});
  if (!referential) return tl::unexpected(referential.error());
  const auto known = check_schemas(referential->interfaces, own.schemas);
  if (!known) return tl::unexpected(known.error());
  auto catalogue = validation::Catalogue::load(texts.at("findings.tsv"), texts.at("texts.tsv"),
                                               texts.at("published_words.tsv"));
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto signatures = validation::SignatureSeverities::load(texts.at("signatures.tsv"));
  if (!signatures) return tl::unexpected(signatures.error());
  auto machines = lifecycle::Machines::load(
      {texts.at("flux_states.tsv"), texts.at("flux_transitions.tsv"),
       texts.at("piece_statuses.tsv"), texts.at("piece_transitions.tsv"),
       texts.at("piece_readings.tsv"), texts.at("piece_onward.tsv"), texts.at("delays.tsv")});
  if (!machines) return tl::unexpected(machines.error());
  auto habilitations = read<routing::Habilitations>(texts, "habilitations.tsv");
  if (!habilitations) return tl::unexpected(habilitations.error());
  auto kinds = read<routing::AttachmentKinds>(texts, "attachment_kinds.tsv");
  if (!kinds) return tl::unexpected(kinds.error());
  auto steps = read<lifecycle::MemoireSteps>(texts, "memoire_steps.tsv");
  if (!steps) return tl::unexpected(steps.error());
  auto board = read<lifecycle::MemoireBoard>(texts, "memoire_board.tsv");
  if (!board) return tl::unexpected(board.error());
  auto pivot = read<lifecycle::PivotMap>(texts, "pivot.tsv");
  if (!pivot) return tl::unexpected(pivot.error());
  auto cdar =
      lifecycle::CdarCodes::load(texts.at("cdar_statuses.tsv"), texts.at("cdar_reasons.tsv"));
  if (!cdar) return tl::unexpected(cdar.error());
  auto profiles = read<validation::Profiles>(texts, "profils.tsv");
  if (!profiles) return tl::unexpected(profiles.error());
  auto derogations = read<validation::Derogations>(texts, "derogations.tsv");
  if (!derogations) return tl::unexpected(derogations.error());
  auto tickets =
      lifecycle::TicketRules::load(texts.at("ticket_formats.tsv"), texts.at("ticket_words.tsv"));
  if (!tickets) return tl::unexpected(tickets.error());
  auto set = set_of(std::move(texts), std::move(own.set));
  auto version = set.version();
  return Tables{std::move(*referential),   std::move(*catalogue),   std::move(*machines),
                std::move(own.schemas),    std::move(*signatures),  std::move(own.trust),
                std::move(*habilitations), std::move(*kinds),       std::move(*steps),
                std::move(*board),         std::move(*pivot),       std::move(*cdar),
                std::move(*profiles),      std::move(*derogations), std::move(*tickets),
                std::move(own.rulebooks),  std::move(set),          std::move(version)};
}

}  // namespace

Result<Tables> Tables::standard() {
  return load(embedded_texts(), {});
}

Result<Tables> Tables::of_root(const DiskView& disk, const lifecycle::Root& root,
                               std::string_view trust_folder) {
  auto texts = embedded_texts();
  for (auto& [file, text] : texts) {
    const auto done = override_text(disk, lifecycle::join(root.referentiel(), file), text);
    if (!done) return tl::unexpected(done.error());
  }
  auto own = belongings_of(disk, root, trust_folder);
  if (!own) return tl::unexpected(own.error());
  return load(std::move(texts), std::move(*own));
}

Result<Tables> Tables::of_set(const DiskView& disk, const lifecycle::Root& root,
                              const std::string& version) {
  const auto parts = lifecycle::kept_parts(disk, root, version);
  if (!parts) return tl::unexpected(parts.error());
  auto texts = embedded_texts();  // for tables that the program of then had not
  for (const auto& part : *parts) {
    const auto table = texts.find(part.name);
    if (part.kind != "table" || table == texts.end()) continue;
    auto text = lifecycle::kept_bytes(disk, root, part.value);
    if (!text) return tl::unexpected(text.error());
    table->second = std::move(*text);
  }
  auto own = belongings_of_set(disk, root, *parts);
  if (!own) return tl::unexpected(own.error());
  auto tables = load(std::move(texts), std::move(*own));
  if (tables) tables->set.parts = *parts;
  if (tables) tables->version = version;
  return tables;
}

}  // namespace ecluse::daemon
