// The tables hold together: what the build turns into XSD and what a reader trusts.
#include "tests/schemas/structure_tables.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>

#include "schemas/schema_index.hpp"
#include "tests/support/places.hpp"

namespace ecluse::schemas {
namespace {

using tests::Particle;
using tests::StructureTables;
using Names = std::set<std::string_view>;

struct SetRow {
  const char* set;
  const char* official;  ///< folder under the reference data, empty for a set written by hand
  const char* terms;     ///< column of the terms table, empty for none
  std::vector<std::string_view> roots;
};
const std::vector<SetRow> sets{
    {"ubl-2.1", "schemas/ubl-2.1", "ubl", {"inv:Invoice", "cn:CreditNote"}},
    {"cii-d16b", "schemas/cii-d16b-uncoupled", "cii", {"rsm:CrossIndustryInvoice"}},
    {"cii-d22b", "schemas/cii-d22b-uncoupled", "cii", {"rsm:CrossIndustryInvoice"}},
    {"cdar-d22b", "schemas/cdar-d22b-uncoupled", "", {"rsm:CrossDomainAcknowledgementAndResponse"}},
    {"cpp-facture-mixte-1.14", "", "", {"CPPFactureMixte"}},
    {"cpp-facture-pivot-2.02", "schemas/cpp", "", {"CPPFacturePivot"}},
    {"cpp-statut-1.19", "schemas/cpp", "", {"CPPStatut"}},
};

class Tables : public testing::TestWithParam<SetRow> {
 protected:
  StructureTables tables_ = tests::read_structure_tables(GetParam().set);

  [[nodiscard]] Names declared(bool elements) const {
    Names names;
    for (const auto& declaration : tables_.declarations)
      if ((declaration.kind == "element") == elements) names.insert(declaration.name);
    return names;
  }
};

bool is_group(const Particle& particle) {
  return particle.element.starts_with('{') || particle.element == "}";
}

/// The type of an attribute fact: "xs:token" of "listID:xs:token!=6".
std::string_view attribute_type(std::string_view fact) {
  auto type = fact.substr(fact.find(':') + 1);
  type = type.substr(0, type.find('='));
  if (type.ends_with('!')) type.remove_suffix(1);
  return type;
}

/// Every type that the tables name, but for the built-in ones.
Names types_referred_to(const StructureTables& tables) {
  Names names;
  for (const auto& declaration : tables.declarations) {
    names.insert(declaration.base);
    for (const auto fact : split(declaration.attributes, ';'))
      if (!fact.starts_with('*')) names.insert(attribute_type(fact));
  }
  for (const auto& particle : tables.particles)
    if (!is_group(particle) && particle.element != "*") names.insert(particle.element_type);
  std::erase_if(names, [](auto name) { return name.empty() || name.starts_with("xs:"); });
  return names;
}

TEST_P(Tables, DeclareEachNameOnce) {
  const auto elements = declared(true);
  const auto types = declared(false);
  EXPECT_EQ(elements.size() + types.size(), tables_.declarations.size());
}

TEST_P(Tables, DeclareEveryTypeTheyReferToAndNoOther) {
  const auto referred = types_referred_to(tables_);
  EXPECT_EQ(referred, declared(false));
}

TEST_P(Tables, UseKnownPrefixesOnly) {
  for (const auto& declaration : tables_.declarations) {
    const auto colon = declaration.name.find(':');
    const auto prefix = colon == std::string_view::npos ? "-" : declaration.name.substr(0, colon);
    EXPECT_TRUE(tables_.namespaces.contains(prefix)) << declaration.name;
  }
}

TEST_P(Tables, GiveContentToTypesOfElementsOnly) {
  Names holders;
  for (const auto& declaration : tables_.declarations)
    if (declaration.kind == "elements" || declaration.kind == "mixed")
      holders.insert(declaration.name);
  for (const auto& particle : tables_.particles)
    EXPECT_TRUE(holders.contains(particle.type)) << particle.type;
}

TEST_P(Tables, NumberTheElementsOfATypeWithoutGap) {
  std::string_view type;
  int order = 0;
  for (const auto& particle : tables_.particles) {
    EXPECT_GE(particle.type, type) << "sorted by type";
    order = particle.type == type ? order + 1 : 1;
    type = particle.type;
    EXPECT_EQ(particle.order, std::to_string(order)) << particle.type;
  }
}

TEST_P(Tables, CloseTheGroupsTheyOpen) {
  std::map<std::string_view, int> open;
  for (const auto& particle : tables_.particles) {
    if (particle.element.starts_with('{')) {
      EXPECT_TRUE(particle.element == "{choice" || particle.element == "{sequence");
      ++open[particle.type];
    }
    if (particle.element == "}") {
      EXPECT_GE(--open[particle.type], 0) << particle.type;
    }
  }
  for (const auto& [type, count] : open) EXPECT_EQ(count, 0) << type;
}

TEST_P(Tables, GiveSoundCardinalities) {
  for (const auto& particle : tables_.particles) {
    if (particle.element == "}") continue;
    const int least = std::stoi(std::string(particle.min));
    EXPECT_GE(least, 0);
    if (particle.max != "*") {
      EXPECT_GE(std::stoi(std::string(particle.max)), std::max(1, least));
    }
  }
}

TEST_P(Tables, DeclareTheRootsOfTheirSchemas) {
  const auto elements = declared(true);
  for (const auto root : GetParam().roots) EXPECT_TRUE(elements.contains(root)) << root;
}

std::string test_name(const testing::TestParamInfo<SetRow>& row) {
  std::string name = row.param.set;
  std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
  return name;
}

INSTANTIATE_TEST_SUITE_P(Of, Tables, testing::ValuesIn(sets), test_name);

std::vector<SetRow> official_sets() {
  auto rows = sets;
  std::erase_if(rows, [](const auto& row) { return std::string_view(row.official).empty(); });
  return rows;
}

class OfficialTables : public Tables {};

TEST_P(OfficialTables, AreWhatTheOfficialSetSays) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const tests::TemporaryFolder made;
  const std::string set = GetParam().set;
  const auto tool = std::string(ECLUSE_SOURCE_DIR) + "/tools/facts_from_xsd.py";
  const auto command = "python3 '" + tool + "' " + set + " '" +
                       (*data / GetParam().official).string() + "' '" + made.path().string() +
                       "' > /dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const char* table : {".namespaces.tsv", ".declarations.tsv", ".structure.tsv"})
    EXPECT_TRUE(tests::read_file(made.path() / (set + table)) ==
                tests::read_file(tests::tables_folder() + set + table))
        << set << table << " is not what tools/facts_from_xsd.py writes";
}

INSTANTIATE_TEST_SUITE_P(Of, OfficialTables, testing::ValuesIn(official_sets()), test_name);

/// The row that a path of the terms table ends at, null when the path leads nowhere.
const Particle* row_at(const StructureTables& tables, std::string_view path) {
  std::string_view type;
  const Particle* row = nullptr;
  for (const auto step : split(path.substr(1), '/')) {
    if (type.empty()) {
      const auto root = std::ranges::find_if(tables.declarations, [&](const auto& declaration) {
        return declaration.kind == "element" && declaration.name == step;
      });
      if (root == tables.declarations.end()) return nullptr;
      type = root->base;
      continue;
    }
    const auto found = std::ranges::find_if(tables.particles, [&](const auto& particle) {
      return particle.type == type && particle.element == step;
    });
    if (found == tables.particles.end()) return nullptr;
    row = &*found;
    type = row->element_type;
  }
  return row;
}

/// "ubl" is column 1 of the terms table, "cii" column 2.
std::map<const Particle*, std::set<std::string_view>> terms_by_row(
    const StructureTables& tables, const std::vector<TableRow>& terms, std::size_t column) {
  std::map<const Particle*, std::set<std::string_view>> found;
  for (const auto& row : terms)
    for (const auto path : split(row.cells[column], ' ')) {
      if (path.empty()) continue;
      const auto* const particle = row_at(tables, path);
      EXPECT_NE(particle, nullptr) << row.cells[0] << " " << path;
      found[particle].insert(row.cells[0]);
    }
  return found;
}

TEST(Terms, StandInTheStructureWhereTheirPathsLead) {
  std::vector<std::string> texts;
  const auto terms = tests::rows_of(texts, "en16931.terms.tsv", {"term", "ubl", "cii"});
  for (const auto& set : sets) {
    const std::string_view column = set.terms;
    const auto tables = tests::read_structure_tables(set.set);
    auto found = column.empty() ? std::map<const Particle*, std::set<std::string_view>>{}
                                : terms_by_row(tables, terms, column == "ubl" ? 1 : 2);
    for (const auto& particle : tables.particles) {
      const auto written = split(particle.term, ' ');
      std::set<std::string_view> expected(written.begin(), written.end());
      expected.erase("");
      EXPECT_EQ(found[&particle], expected) << particle.type << " " << particle.element;
    }
  }
}

TEST(Terms, CoverTheWholeOfTheStandard) {
  std::vector<std::string> texts;
  std::set<std::string> missing;
  for (int number = 1; number <= 165; ++number) missing.insert("BT-" + std::to_string(number));
  for (int number = 1; number <= 32; ++number) missing.insert("BG-" + std::to_string(number));
  std::size_t rows = 0;
  for (const auto& row : tests::rows_of(texts, "en16931.terms.tsv", {"term", "ubl", "cii"})) {
    missing.erase(std::string(row.cells[0]));
    ++rows;
  }
  EXPECT_EQ(missing, std::set<std::string>{"BT-4"}) << "the standard has no BT-4";
  EXPECT_EQ(rows, 196U);
}

struct OverlayRow {
  const char* overlay;
  const char* set;
};
constexpr OverlayRow overlays[] = {
    {"cii-d16b-chorus.overlay.tsv", "cii-d16b"},
    {"cpp-facture-pivot-1.22.overlay.tsv", "cpp-facture-pivot-2.02"},
    {"ubl-2.1-memoire.overlay.tsv", "ubl-2.1"},
};

TEST(Overlays, ChangeElementsThatExistAndSayWhy) {
  for (const auto& [overlay, set] : overlays) {
    std::vector<std::string> texts;
    const auto tables = tests::read_structure_tables(set);
    for (const auto& row :
         tests::rows_of(texts, overlay,
                        {"type", "place", "element", "min", "max", "element_type", "reason"})) {
      const auto found = std::ranges::find_if(tables.particles, [&](const auto& particle) {
        return particle.type == row.cells[0] && particle.element == row.cells[1];
      });
      ASSERT_NE(found, tables.particles.end()) << overlay << " line " << row.line;
      EXPECT_FALSE(found->element == row.cells[2] && found->min == row.cells[3] &&
                   found->max == row.cells[4] && found->element_type == row.cells[5])
          << overlay << " line " << row.line << " changes nothing";
      EXPECT_FALSE(row.cells[6].empty()) << overlay << " line " << row.line;
    }
  }
}

/// Contenu of the CPP formats is an xs:string, whose documentation says base64.
bool holds_base64(const Particle& particle) {
  return particle.element_type == "udt:BinaryObjectType" ||
         (particle.type == "PJ" && particle.element == "Contenu");
}

TEST(Base64Elements, AreTheBinaryElementsAndTheAttachmentsOfCpp) {
  std::set<std::string> binary;
  for (const auto& set : sets) {
    const auto tables = tests::read_structure_tables(set.set);
    for (const auto& particle : tables.particles)
      if (holds_base64(particle))
        binary.emplace(particle.element.substr(particle.element.find(':') + 1));
  }
  EXPECT_TRUE(std::ranges::equal(binary, base64_elements()));
}

TEST(Base64Elements, AreOfNoOtherType) {
  for (const auto& set : sets) {
    const auto tables = tests::read_structure_tables(set.set);
    for (const auto& particle : tables.particles) {
      const auto local = particle.element.substr(particle.element.find(':') + 1);
      if (std::ranges::find(base64_elements(), local) != base64_elements().end()) {
        EXPECT_TRUE(holds_base64(particle)) << particle.element;
      }
    }
  }
}

}  // namespace
}  // namespace ecluse::schemas
