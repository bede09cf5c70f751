// What Chorus Pro publishes as right, Écluse may warn about but not reject. The severities of the
// rules rest on these files (chorus-edi.md §3.3).
#include <filesystem>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "parsers/reader.hpp"
#include "tests/support/places.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation {
namespace {

namespace fs = std::filesystem;

constexpr Date control_day{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{15}};

std::set<fs::path> xml_files(const fs::path& folder, const std::string& prefix) {
  std::set<fs::path> files;
  for (const auto& file : fs::directory_iterator(folder))
    if (file.path().extension() == ".xml" && file.path().filename().string().starts_with(prefix))
      files.insert(file.path());
  return files;
}

class OfficialExamples : public testing::Test {
 protected:
  void SetUp() override {
    data_ = ecluse::tests::shared_data();
    if (!data_) GTEST_SKIP() << "../shared/data is absent";
  }

  std::vector<Finding> findings_of(const fs::path& file, const Interface& interface) {
    const auto reading = reader_.read(ecluse::tests::read_file(file));
    std::vector<Finding> findings;
    if (reading.piece) check_chorus(*reading.piece, {control_day, &interface}, findings);
    EXPECT_TRUE(reading.piece) << file;
    return findings;
  }

  void expect_accepted(const std::string& folder, const std::string& prefix,
                       const Interface& interface, std::size_t least) {
    const auto files = xml_files(*data_ / "chorus" / folder, prefix);
    EXPECT_GE(files.size(), least);
    for (const auto& file : files)
      for (const auto& finding : findings_of(file, interface))
        EXPECT_EQ(finding.severity, Severity::warning)
            << file.filename() << ": " << finding.code << " line " << finding.place.line << " seen "
            << value_of(finding, "seen");
  }

  std::optional<fs::path> data_;
  parsers::SchemaSet schemas_ = parsers::SchemaSet::embedded();
  parsers::Reader reader_{schemas_};
};

TEST_F(OfficialExamples, OfMinimalCiiAreAccepted) {
  expect_accepted("cii-fso1116a", "FSO1116A", {"FSO1116A", "E2", "", Format::cii, "", Served::yes},
                  24);
}

TEST_F(OfficialExamples, OfFacturXAreAccepted) {
  expect_accepted("facturx-fso1117a/xml", "FSO1117A",
                  {"FSO1117A", "E2", "", Format::pdf, "", Served::yes}, 13);
}

TEST_F(OfficialExamples, OfUblAreAccepted) {
  expect_accepted("ubl", "FSO1100A", {"FSO1100A", "E1", "", Format::ubl_invoice, "", Served::yes},
                  1);
}

TEST_F(OfficialExamples, OfOtherInterfacesAreWarnedAboutOneByOne) {
  struct Row {
    const char* file;
    Interface interface;
    std::multiset<std::string> warnings;
  };
  for (const auto& row : std::vector<Row>{
           {"cpp-examples/FSO1113A_CPPFactureMixte_example.xml",
            {"FSO1113A", "E2", "", Format::cpp_mixte, "", Served::yes},
            {"ECL-SIRET-CLE", "ECL-SIRET-CLE"}},
           {"ubl/FSO1100A_UBL_gestimum_sample_condensed.xml",
            {"FSO1100A", "E1", "", Format::ubl_invoice, "", Served::yes},
            {"ECL-SIRET-CLE", "ECL-SIRET-CLE"}},
           {"ubl/FEN0105A_UBL_memoire_frais_justice_PORTAIL_SAISIE.xml",
            {"FSO1120A", "E3", "", Format::ubl_invoice, "", Served::yes},
            {"ECL-BIC", "ECL-MEM-ENTETE-CATEGORIE", "ECL-MEM-LIGNE-AFFAIRE", "ECL-SIRET-CLE"}},
       }) {
    std::multiset<std::string> found;
    for (const auto& finding : findings_of(*data_ / "chorus" / row.file, row.interface)) {
      EXPECT_EQ(finding.severity, Severity::warning) << row.file << " " << finding.code;
      found.insert(finding.code);
    }
    EXPECT_EQ(found, row.warnings) << row.file;
  }
}

TEST_F(OfficialExamples, AreNotFlawless) {
  const Interface minimal{"FSO1116A", "E2", "", Format::cii, "", Served::yes};
  std::set<std::string> codes;
  for (const auto& file : xml_files(*data_ / "chorus" / "cii-fso1116a", "FSO1116A_P"))
    for (const auto& finding : findings_of(file, minimal)) codes.insert(finding.code);
  // P96 pays a credit note, P20 and P31 do not add up, P48 forgets a rate, P59 gives no reason.
  for (const auto* code : {"ECL-AVOIR-PAIEMENT", "ECL-TOTAL-LIGNES", "ECL-TVA-LIGNE",
                           "ECL-TVA-SOMME", "ECL-TVA-MOTIF", "ECL-LIGNE-MONTANT"})
    EXPECT_TRUE(codes.contains(code)) << code;
  EXPECT_EQ(codes.size(), 6U);
}

}  // namespace
}  // namespace ecluse::validation
