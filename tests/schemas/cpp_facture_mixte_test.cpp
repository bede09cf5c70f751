// CPPFactureMixte has no official XSD: each row of its structure has a source, and is what its
// source says.
#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "schemas/schema_index.hpp"
#include "tests/schemas/reference_documents.hpp"
#include "tests/schemas/structure_tables.hpp"
#include "tests/support/places.hpp"

namespace ecluse::schemas {
namespace {

using tests::Declaration;
using tests::Particle;
using tests::XsdOracle;

/// A type and an element in it.
using Place = std::pair<std::string, std::string>;
using Evidence = std::map<Place, std::string>;

constexpr const char* mixte = "cpp-facture-mixte-1.14";
constexpr const char* pivot = "cpp-facture-pivot-2.02";
constexpr const char* example = "chorus/cpp-examples/FSO1113A_CPPFactureMixte_example.xml";

Evidence read_sources() {
  Evidence found;
  std::vector<std::string> texts;
  for (const auto& row : tests::rows_of(texts, std::string(mixte) + ".sources.tsv",
                                        {"type", "element", "evidence", "reason"})) {
    EXPECT_FALSE(row.cells[3].empty()) << "line " << row.line;
    const Place place{row.cells[0], row.cells[1]};
    EXPECT_TRUE(found.emplace(place, row.cells[2]).second) << "line " << row.line;
  }
  return found;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  if (const auto at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
  return text;
}

/// A name of the pivot as the mixte says it.
std::string in_mixte(std::string_view name) {
  return replaced(replaced(std::string(name), "CPPFacturePivot", "CPPFactureMixte"), "TVAs",
                  "TVAS");
}

std::string facts_of(const Particle& row) {
  return in_mixte(row.min) + " " + in_mixte(row.max) + " " + in_mixte(row.element_type);
}

std::string facts_of(const Declaration& row) {
  return in_mixte(row.kind) + " " + in_mixte(row.base) + " " + in_mixte(row.attributes) + " " +
         in_mixte(row.facets);
}

TEST(CppFactureMixte, GivesASourceForEachRow) {
  auto sources = read_sources();
  const auto tables = tests::read_structure_tables(mixte);
  for (const auto& row : tables.particles) {
    const auto found = sources.find({std::string(row.type), std::string(row.element)});
    ASSERT_NE(found, sources.end()) << row.type << " " << row.element;
    EXPECT_TRUE(std::set<std::string>({"example", "pivot", "decision"}).contains(found->second));
    sources.erase(found);
  }
  for (const auto& [place, evidence] : sources)
    EXPECT_EQ(evidence, "absent") << place.first << " " << place.second;
}

/// The types of the mixte that are not as in the pivot.
std::set<std::string> types_of_its_own() {
  std::map<std::string, std::string> theirs;
  const auto pivot_tables = tests::read_structure_tables(pivot);
  for (const auto& row : pivot_tables.declarations)
    if (row.kind != "element") theirs[in_mixte(row.name)] = facts_of(row);
  std::set<std::string> other;
  const auto tables = tests::read_structure_tables(mixte);
  for (const auto& row : tables.declarations)
    if (row.kind != "element" && theirs[std::string(row.name)] != facts_of(row))
      other.emplace(row.name);
  return other;
}

TEST(CppFactureMixte, HasTheTypesOfThePivotButForOne) {
  EXPECT_EQ(types_of_its_own(), std::set<std::string>{"ModePaiement.Code"});
}

TEST(CppFactureMixte, HasTheRowsOfThePivotInTheirOrderButForDecisions) {
  const auto sources = read_sources();
  const auto own_types = types_of_its_own();
  const auto ours = tests::read_structure_tables(mixte);
  const auto theirs = tests::read_structure_tables(pivot);
  auto row = ours.particles.begin();
  for (const auto& of_pivot : theirs.particles) {
    const Place place{in_mixte(of_pivot.type), in_mixte(of_pivot.element)};
    const auto evidence = sources.find(place);
    if (evidence == sources.end() || evidence->second == "absent") continue;
    ASSERT_NE(row, ours.particles.end());
    EXPECT_EQ(place, Place(row->type, row->element));
    const bool same =
        facts_of(of_pivot) == facts_of(*row) && !own_types.contains(std::string(row->element_type));
    EXPECT_EQ(same, evidence->second != "decision") << place.first << " " << place.second;
    ++row;
  }
  EXPECT_EQ(row, ours.particles.end());
}

TEST(CppFactureMixte, SaysWhatOfThePivotIsLeftOut) {
  const auto sources = read_sources();
  const auto tables = tests::read_structure_tables(pivot);
  std::set<std::string> unsaid;
  for (const auto& row : tables.particles)
    if (!sources.contains({in_mixte(row.type), in_mixte(row.element)})) unsaid.emplace(row.type);
  EXPECT_EQ(unsaid,
            std::set<std::string>({"CycleDeValidation", "ProducteurStatut", "ValidationUnitaire"}))
      << "all three are reached through CycleDeValidation only, which is said";
}

class RealCppFactureMixte : public tests::WithReferenceData {};

TEST_F(RealCppFactureMixte, IsValid) {
  const auto ours = XsdOracle::embedded(find_schema(mixte)->file);
  const auto faults = ours.faults(tests::parse_xml(tests::read_file(data_ / example)));
  EXPECT_EQ(tests::words(faults), "");
}

struct ChangeRow {
  const char* what;
  const char* from;  ///< of the real document
  const char* to;
  bool accepted;
};
constexpr ChangeRow changes[] = {
    {"another payment code", "<Code>01</Code>", "<Code>30</Code>", true},
    {"a payment code in letters", "<Code>01</Code>", "<Code>VI</Code>", false},
    {"an origin", "</Id>\n\t\t\t\t<Type>", "</Id><IdFactureOrigine>F1</IdFactureOrigine><Type>",
     true},
    {"a type that is none", "<Type>380</Type>", "<Type>382</Type>", false},
    {"the name of the pivot", "<TVAS>", "<TVAs/><TVAS>", false},
    {"what Chorus Pro writes", "<Devise>", "<DateReception>2019-03-21</DateReception><Devise>",
     false},
    {"a date that is none", "2019-03-21</DateEmissionFacture>", "21/03/2019</DateEmissionFacture>",
     false},
    {"an amount with a comma", "<MontantHT>828.43", "<MontantHT>828,43", false},
    {"lines", "</Engagement>", "</Engagement><Lignes/>", true},
    {"an attachment without its name", "<TypePJ>", "<TypePJ>01</TypePJ><TypePJ>", false},
};

TEST_F(RealCppFactureMixte, MayChangeAsTheTablesSay) {
  const auto ours = XsdOracle::embedded(find_schema(mixte)->file);
  const auto real = tests::read_file(data_ / example);
  for (const auto& row : changes) {
    ASSERT_NE(real.find(row.from), std::string::npos) << row.what;
    const auto faults = ours.faults(tests::parse_xml(replaced(real, row.from, row.to)));
    EXPECT_EQ(faults.empty(), row.accepted) << row.what << ": " << tests::words(faults);
  }
}

/// The places where the elements of a document stand, by the types of the tables.
void note_places(const xmlNode* parent, const std::string& type,
                 const std::map<Place, std::string>& types, std::set<Place>& met) {
  for (auto* child = xmlFirstElementChild(const_cast<xmlNode*>(parent)); child;
       child = xmlNextElementSibling(child)) {
    const Place place{type, reinterpret_cast<const char*>(child->name)};
    met.insert(place);
    if (const auto found = types.find(place); found != types.end())
      note_places(child, found->second, types, met);
  }
}

TEST_F(RealCppFactureMixte, HoldsEveryElementThatHasItAsItsSource) {
  std::map<Place, std::string> types;
  const auto tables = tests::read_structure_tables(mixte);
  for (const auto& row : tables.particles)
    types[{std::string(row.type), std::string(row.element)}] = row.element_type;
  const auto tree = tests::parse_xml(tests::read_file(data_ / example));
  std::set<Place> met;
  note_places(xmlDocGetRootElement(tree.get()), "CPPFactureMixte", types, met);
  for (const auto& [place, evidence] : read_sources()) {
    const bool of_the_example = evidence == "example" || evidence == "decision";
    EXPECT_EQ(met.contains(place), of_the_example) << place.first << " " << place.second;
  }
}

}  // namespace
}  // namespace ecluse::schemas
