#include "daemon/tables.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "daemon/imported_schemas.hpp"
#include "lifecycle/sha256.hpp"

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
    Shipped{"cadres.tsv", embedded::routing},
    Shipped{"annuaire.csv", embedded::routing},
    Shipped{"annuaire_complement.csv", embedded::routing},
    Shipped{"marches.tsv", embedded::routing},
    Shipped{"severites.tsv", embedded::routing},
    Shipped{"habilitations.tsv", embedded::routing},
    Shipped{"findings.tsv", embedded::validation},
    Shipped{"texts.tsv", embedded::validation},
    Shipped{"signatures.tsv", embedded::validation},
    Shipped{"flux_states.tsv", embedded::lifecycle},
    Shipped{"flux_transitions.tsv", embedded::lifecycle},
    Shipped{"piece_statuses.tsv", embedded::lifecycle},
    Shipped{"piece_transitions.tsv", embedded::lifecycle},
    Shipped{"piece_readings.tsv", embedded::lifecycle},
    Shipped{"piece_onward.tsv", embedded::lifecycle},
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

/// `imported`: which schemas and certificates the root has of its own.
std::string version_of(const Texts& texts, std::string_view imported) {
  lifecycle::Sha256 hash;
  hash.update(imported);
  for (const auto& [file, text] : texts) {
    hash.update(file);
    hash.update("\n" + lifecycle::sha256_hex(text) + "\n");
  }
  return hash.hex();
}

/// A schema that is not there would make every flux of the interface an internal error.
Done check_schemas(const routing::Interfaces& interfaces, const parsers::SchemaSet& schemas) {
  for (const auto& one : interfaces.all())
    if (!one.schema.empty() && !schemas.has(one.schema))
      return failure("E_TABLE",
                     "interfaces.tsv: " + one.code + ": no schema is called " + one.schema);
  return {};
}

Result<Tables> load(const Texts& texts, parsers::SchemaSet schemas, std::string_view imported,
                    validation::Trust trust) {
  auto referential = routing::Referential::load(
      {texts.at("interfaces.tsv"), texts.at("partenaires.tsv"), texts.at("cadres.tsv"),
       texts.at("annuaire.csv"), texts.at("severites.tsv"), texts.at("annuaire_complement.csv"),
       texts.at("marches.tsv")});
  if (!referential) return tl::unexpected(referential.error());
  const auto known = check_schemas(referential->interfaces, schemas);
  if (!known) return tl::unexpected(known.error());
  auto catalogue = validation::Catalogue::load(texts.at("findings.tsv"), texts.at("texts.tsv"));
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto signatures = validation::SignatureSeverities::load(texts.at("signatures.tsv"));
  if (!signatures) return tl::unexpected(signatures.error());
  auto machines =
      lifecycle::Machines::load({texts.at("flux_states.tsv"), texts.at("flux_transitions.tsv"),
                                 texts.at("piece_statuses.tsv"), texts.at("piece_transitions.tsv"),
                                 texts.at("piece_readings.tsv"), texts.at("piece_onward.tsv")});
  if (!machines) return tl::unexpected(machines.error());
  auto habilitations = routing::Habilitations::load(texts.at("habilitations.tsv"));
  if (!habilitations)
    return failure(habilitations.error().code,
                   "habilitations.tsv: " + habilitations.error().detail);
  return Tables{std::move(*referential),   std::move(*catalogue),      std::move(*machines),
                std::move(schemas),        std::move(*signatures),     std::move(trust),
                std::move(*habilitations), version_of(texts, imported)};
}

}  // namespace

Result<Tables> Tables::standard() {
  return load(embedded_texts(), parsers::SchemaSet::embedded(), {}, validation::Trust());
}

Result<Tables> Tables::of_root(const DiskView& disk, const lifecycle::Root& root,
                               std::string_view trust_folder) {
  auto texts = embedded_texts();
  for (auto& [file, text] : texts) {
    const auto done = override_text(disk, lifecycle::join(root.referentiel(), file), text);
    if (!done) return tl::unexpected(done.error());
  }
  auto schemas = parsers::SchemaSet::embedded();
  const auto imported = add_imported_schemas(disk, root, schemas);
  if (!imported) return tl::unexpected(imported.error());
  auto trusted = read_trust(disk, root, trust_folder);
  if (!trusted) return tl::unexpected(trusted.error());
  return load(texts, std::move(schemas), *imported + trusted->version, std::move(trusted->trust));
}

}  // namespace ecluse::daemon
