// Our schemas and the official ones must give the same verdict, fault by fault, on everything that
// the reference data holds and on what is made from it.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "schemas/schema_index.hpp"
#include "tests/schemas/made_documents.hpp"
#include "tests/schemas/xsd_oracle.hpp"
#include "tests/support/places.hpp"

namespace ecluse::schemas {
namespace {

using tests::XmlTree;
using tests::XsdOracle;

constexpr const char* ubl_invoice = "schemas/ubl-2.1/maindoc/UBL-Invoice-2.1.xsd";
constexpr const char* ubl_credit_note = "schemas/ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd";
constexpr const char* cii =
    "schemas/cii-d16b-uncoupled/data/standard/CrossIndustryInvoice_100pD16B.xsd";
constexpr const char* cpp_statut = "chorus/cpp-xsd/CPPStatutPivot_V1_19.xsd";

struct Pair {
  const char* key;
  const char* official;  ///< under the reference data
};
constexpr Pair strict_pairs[] = {
    {"ubl-2.1-invoice", ubl_invoice},
    {"ubl-2.1-credit-note", ubl_credit_note},
    {"cii-d16b", cii},
    {"cpp-statut-1.19", cpp_statut},
};

/// Documents on which the Chorus profile and the official set differ, each because of the overlay.
const std::map<std::string, std::string> chorus_relaxations{
    {"chorus/cii-fso1116a/FSO1116A_P01.xml", "no ApplicableHeaderTradeDelivery"},
};

/// Documents on which libxml2 with the official set differs from the golden verdicts of Xerces.
const std::map<std::string, std::string> false_verdicts_of_libxml2{};

/// Our schema and the official one for the documents of one root.
struct Judges {
  XsdOracle ours;
  XsdOracle official;
};

Judges judges_of(const Pair& pair, const std::filesystem::path& data) {
  return {XsdOracle::embedded(find_schema(pair.key)->file),
          XsdOracle::official(data / pair.official)};
}

std::string root_of(const SchemaEntry& entry) {
  return "{" + std::string(entry.ns) + "}" + std::string(entry.root);
}

using Visit = std::function<void(const std::string& name, const XmlTree&)>;

void visit_document(const std::string& name, const XmlTree& tree, const Visit& visit) {
  visit(name, tree);
  int number = 0;
  for (const auto& inner : tests::documents_of_test_set(tree))
    visit(name + "#" + std::to_string(number++), inner);
}

/// Every XML file under `folder`, named relative to `base`.
void visit_folder(const std::filesystem::path& folder, const std::filesystem::path& base,
                  const Visit& visit) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (const auto extension = entry.path().extension(); extension == ".xml" || extension == ".XML")
      visit_document(std::filesystem::relative(entry.path(), base).string(),
                     tests::parse_xml(tests::read_file(entry.path())), visit);
}

/// Corpora, Chorus examples and mutants.
void visit_everything(const std::filesystem::path& data, const Visit& visit) {
  visit_folder(data / "corpora", data, visit);
  visit_folder(data / "chorus", data, visit);
  const tests::TemporaryFolder unpacked;
  const auto command = "tar -xJf '" + (data / "golden/mutants.tar.xz").string() + "' -C '" +
                       unpacked.path().string() + "'";
  ASSERT_EQ(std::system(command.c_str()), 0);
  visit_folder(unpacked.path(), unpacked.path(), visit);
}

std::string words(const std::vector<tests::SchemaFault>& faults) {
  std::string out;
  for (const auto& fault : faults)
    out += std::to_string(fault.line) + ":" + std::to_string(fault.code) + " " + fault.expected;
  return out;
}

struct Count {
  int valid = 0;
  int invalid = 0;
};

class Parity : public testing::Test {
 protected:
  void SetUp() override {
    if (!tests::shared_data()) GTEST_SKIP() << "../shared/data is absent";
    data_ = *tests::shared_data();
  }

  std::filesystem::path data_;
};

TEST_F(Parity, OfOurSchemasOnEveryReferenceDocument) {
  std::map<std::string, Judges> judges;
  for (const auto& pair : strict_pairs)
    judges.emplace(root_of(*find_schema(pair.key)), judges_of(pair, data_));
  std::map<std::string, Count> counts;
  visit_everything(data_, [&](const std::string& name, const XmlTree& tree) {
    const auto found = judges.find(tests::root_name(tree));
    if (found == judges.end()) return;
    const auto ours = found->second.ours.faults(tree);
    EXPECT_EQ(words(ours), words(found->second.official.faults(tree))) << name;
    ++(ours.empty() ? counts[found->first].valid : counts[found->first].invalid);
  });
  for (const auto& [root, count] : counts)
    std::cout << root << ": " << count.valid << " valid, " << count.invalid << " invalid\n";
  EXPECT_EQ(counts.size(), judges.size()) << "every schema met documents";
}

TEST_F(Parity, OfTheChorusProfileButForItsRelaxations) {
  const auto chorus = XsdOracle::embedded(find_schema("cii-d16b-chorus")->file);
  const auto official = XsdOracle::official(data_ / cii);
  std::set<std::string> relaxed;
  visit_folder(data_ / "chorus", data_, [&](const std::string& name, const XmlTree& tree) {
    if (tests::root_name(tree) != root_of(*find_schema("cii-d16b"))) return;
    const auto faults = chorus.faults(tree);
    if (faults == official.faults(tree)) return;
    EXPECT_TRUE(faults.empty()) << name << ": " << words(faults);
    EXPECT_TRUE(chorus_relaxations.contains(name)) << name;
    relaxed.insert(name);
  });
  EXPECT_EQ(relaxed.size(), chorus_relaxations.size());
}

TEST_F(Parity, OfTheChorusProfileWithWhateverTheStrictSetAccepts) {
  const auto chorus = XsdOracle::embedded(find_schema("cii-d16b-chorus")->file);
  const auto strict = XsdOracle::embedded(find_schema("cii-d16b")->file);
  int accepted = 0;
  visit_everything(data_, [&](const std::string& name, const XmlTree& tree) {
    if (tests::root_name(tree) != root_of(*find_schema("cii-d16b"))) return;
    if (!strict.faults(tree).empty()) return;
    ++accepted;
    EXPECT_EQ(words(chorus.faults(tree)), "") << name;
  });
  EXPECT_GT(accepted, 400);
}

/// file -> whether Xerces found it valid, from three golden tables.
std::map<std::string, bool> golden_verdicts(const std::filesystem::path& golden) {
  std::map<std::string, bool> verdicts;
  const auto read = [&](const char* table, std::size_t column) {
    const auto text = tests::read_file(golden / table);
    for (const auto line : split(text, '\n')) {
      const auto cells = split(line, '\t');
      if (cells.size() > column && (cells[column] == "ok" || cells[column] == "KO"))
        verdicts[std::string(cells[0])] = cells[column] == "ok";
    }
  };
  read("golden-ubl.tsv", 2);
  read("golden-cii.tsv", 2);
  read("golden-mutants.tsv", 5);
  return verdicts;
}

TEST_F(Parity, OfOurVerdictsWithTheGoldenTables) {
  std::map<std::string, XsdOracle> ours;
  for (const auto& pair : strict_pairs)
    ours.emplace(root_of(*find_schema(pair.key)), XsdOracle::embedded(find_schema(pair.key)->file));
  const auto golden = golden_verdicts(data_ / "golden");
  std::size_t compared = 0;
  visit_everything(data_, [&](const std::string& name, const XmlTree& tree) {
    const auto verdict = golden.find(name);
    if (verdict == golden.end()) return;
    ++compared;
    const auto oracle = ours.find(tests::root_name(tree));
    const bool valid = oracle != ours.end() && oracle->second.faults(tree).empty();
    EXPECT_EQ(valid != verdict->second, false_verdicts_of_libxml2.contains(name))
        << name << (valid ? ": we accept it" : ": we reject it");
  });
  std::cout << compared << " of " << golden.size() << " golden verdicts compared\n";
  EXPECT_EQ(compared, golden.size());
}

struct MadeRow {
  const char* set;
  Pair pair;
  int documents;
};
constexpr MadeRow made_rows[] = {
    {"ubl-2.1", strict_pairs[0], 8000},
    {"ubl-2.1", strict_pairs[1], 4000},
    {"cii-d16b", strict_pairs[2], 6000},
    {"cpp-statut-1.19", strict_pairs[3], 3000},
};

class MadeParity : public Parity, public testing::WithParamInterface<MadeRow> {};

TEST_P(MadeParity, OnDocumentsMadeFromTheTables) {
  const auto row = GetParam();
  const auto tables = tests::read_structure_tables(row.set);
  tests::DocumentMaker maker(tables, 2026);
  const auto judges = judges_of(row.pair, data_);
  Count count;
  for (int number = 0; number < row.documents; ++number) {
    const auto text = maker.make();
    const auto tree = tests::parse_xml(text);
    ASSERT_TRUE(tree) << text;
    const auto ours = judges.ours.faults(tree);
    ASSERT_EQ(words(ours), words(judges.official.faults(tree))) << text;
    ++(ours.empty() ? count.valid : count.invalid);
  }
  std::cout << row.pair.key << ": " << count.valid << " valid, " << count.invalid << " invalid\n";
  EXPECT_GT(count.valid, 0);
  EXPECT_GT(count.invalid, 0);
  for (const auto& declaration : tables.declarations)
    EXPECT_TRUE(declaration.kind == "element" || maker.types_used().contains(declaration.name))
        << declaration.name << " was never met";
}

INSTANTIATE_TEST_SUITE_P(Of, MadeParity, testing::ValuesIn(made_rows), [](const auto& row) {
  std::string name = row.param.pair.key;
  std::erase_if(name, [](char c) { return c == '-' || c == '.'; });
  return name;
});

}  // namespace
}  // namespace ecluse::schemas
