// The schemas that are looser than the official ones on purpose: the documents that they accept
// and the official ones refuse are listed here one by one, and nothing is refused anew.
#include <iostream>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "schemas/schema_index.hpp"
#include "tests/schemas/made_documents.hpp"
#include "tests/schemas/reference_documents.hpp"
#include "tests/schemas/structure_tables.hpp"
#include "tests/support/places.hpp"

namespace ecluse::schemas {
namespace {

using tests::XmlTree;
using tests::XsdOracle;

constexpr const char* real_memoire =
    "chorus/ubl/FEN0105A_UBL_memoire_frais_justice_PORTAIL_SAISIE.xml";

struct ProfileRow {
  const char* key;
  const char* set;                                       ///< of tables
  const char* strict;                                    ///< the schema that it is an overlay of
  std::map<std::string_view, std::string_view> relaxed;  ///< document -> what it does
};
const std::vector<ProfileRow> profiles{
    {"cii-d16b-chorus",
     "cii-d16b",
     "cii-d16b",
     {{"chorus/cii-fso1116a/FSO1116A_P01.xml", "no ApplicableHeaderTradeDelivery"},
      {"mutants/cii-014919.xml", "ApplicableHeaderTradeDelivery deleted"}}},
    {"ubl-2.1-memoire",
     "ubl-2.1",
     "ubl-2.1-invoice",
     {{real_memoire, "PaymentNote after the branch, PackQuantity after the tax category"}}},
};

struct Profile {
  explicit Profile(const ProfileRow& from)
      : row(from),
        ours(XsdOracle::embedded(find_schema(from.key)->file)),
        strict(XsdOracle::embedded(find_schema(from.strict)->file)) {}

  void judge(const std::string& name, const XmlTree& tree) {
    if (tests::root_name(tree) != tests::root_of(*find_schema(row.key))) return;
    const auto faults = ours.faults(tree);
    const bool accepted = strict.faults(tree).empty();
    same += accepted ? 1 : 0;
    if (faults.empty() == accepted) return;
    EXPECT_TRUE(faults.empty()) << row.key << " refuses " << name << ": " << tests::words(faults);
    EXPECT_TRUE(row.relaxed.contains(name)) << row.key << " accepts " << name;
    met.insert(name);
  }

  ProfileRow row;
  XsdOracle ours;
  XsdOracle strict;
  int same = 0;  ///< documents that both accept
  std::set<std::string> met;
};

class Profiles : public tests::WithReferenceData {};

TEST_F(Profiles, ChangeTheVerdictOfTheListedDocumentsOnly) {
  std::vector<Profile> judges(profiles.begin(), profiles.end());
  tests::visit_everything(data_, [&](const std::string& name, const XmlTree& tree) {
    for (auto& judge : judges) judge.judge(name, tree);
  });
  for (const auto& judge : judges) {
    std::cout << judge.row.key << ": " << judge.same << " accepted by both\n";
    EXPECT_GT(judge.same, 400) << judge.row.key;
    EXPECT_EQ(judge.met.size(), judge.row.relaxed.size()) << judge.row.key;
  }
}

TEST(ProfilesOfMadeDocuments, RefuseNothingThatTheStrictSchemaAccepts) {
  for (const auto& row : profiles) {
    const Profile profile(row);
    const auto tables = tests::read_structure_tables(row.set);
    tests::DocumentMaker maker(tables, 2026);
    int accepted = 0;
    for (int number = 0; number < 2000; ++number) {
      const auto text = maker.make();
      const auto tree = tests::parse_xml(text);
      if (!profile.strict.faults(tree).empty()) continue;
      ++accepted;
      ASSERT_EQ(tests::words(profile.ours.faults(tree)), "") << row.key << text;
    }
    EXPECT_GT(accepted, 500) << row.key;
  }
}

struct MemoireRow {
  const char* what;
  const char* from;  ///< of the real mémoire
  const char* to;
  bool accepted;
};
constexpr MemoireRow memoires[] = {
    {"as it is", "", "", true},
    {"no note", "<cbc:PaymentNote>Id12345Numérisation</cbc:PaymentNote>", "", true},
    {"a second note", "</cbc:PaymentNote>", "</cbc:PaymentNote><cbc:PaymentNote/>", false},
    {"a country before the note", "<cbc:PaymentNote>", "<cac:Country/><cbc:PaymentNote>", false},
    {"a note in the branch", "</cac:FinancialInstitutionBranch>",
     "<cbc:PaymentNote/></cac:FinancialInstitutionBranch>", false},
    {"no quantity", "<cbc:PackQuantity>1</cbc:PackQuantity>", "", true},
    {"a second quantity", "</cbc:PackQuantity>",
     "</cbc:PackQuantity><cbc:PackQuantity>1</cbc:PackQuantity>", false},
    {"a quantity before the category", "<cac:ClassifiedTaxCategory>",
     "<cbc:PackQuantity>1</cbc:PackQuantity><cac:ClassifiedTaxCategory>", false},
    {"a quantity in words", "<cbc:PackQuantity>1<", "<cbc:PackQuantity>une<", false},
    {"a name after the category", "<cbc:PackQuantity>1</cbc:PackQuantity>",
     "<cbc:Name>prestation</cbc:Name>", false},
    {"a number after the date", "<cbc:InvoiceTypeCode>", "<cbc:ID>2</cbc:ID><cbc:InvoiceTypeCode>",
     false},
};

TEST_F(Profiles, AcceptAMemoireLikeTheRealOneAndNotMore) {
  const auto memoire = XsdOracle::embedded(find_schema("ubl-2.1-memoire")->file);
  const auto real = tests::read_file(data_ / real_memoire);
  for (const auto& row : memoires) {
    const auto at = real.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.what;
    auto text = real;
    text.replace(at, std::string_view(row.from).size(), row.to);
    const auto faults = memoire.faults(tests::parse_xml(text));
    EXPECT_EQ(faults.empty(), row.accepted) << row.what << ": " << tests::words(faults);
  }
}

}  // namespace
}  // namespace ecluse::schemas
