#include "ingest/controls.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::ingest {
namespace {

using testing::ElementsAre;

Finding finding_of(std::string_view code) {
  Finding finding;
  finding.code = code;
  return finding;
}

std::vector<std::string> ordered(std::initializer_list<std::string_view> codes) {
  std::vector<Finding> findings;
  for (const auto code : codes) findings.push_back(finding_of(code));
  put_in_official_order(findings);
  std::vector<std::string> all;
  for (const auto& finding : findings) all.push_back(finding.code);
  return all;
}

TEST(Controls, KnowEveryTechnicalCodeOnce) {
  std::set<std::string_view> met;
  for (const auto& row : technical_codes()) {
    EXPECT_TRUE(row.code.starts_with("IRR_")) << row.code;
    EXPECT_TRUE(met.insert(row.code).second) << row.code;
  }
  EXPECT_EQ(met.size(), 19U) << "18 of the exchange system and our warning on numbers";
}

TEST(Controls, FollowOneAnotherInTheOrderOfTheExchangeSystem) {
  EXPECT_THAT(
      ordered({"IRR_TAILLE_PJ", "IRR_NOM_F", "IRR_SYNTAX", "IRR_CODE_APP", "IRR_EXTRAC",
               "IRR_UNICITE", "IRR_FORM", "IRR_TAILLE", "IRR_TYPE", "IRR_VIDE", "IRR_ANTIVIRUS"}),
      ElementsAre("IRR_ANTIVIRUS", "IRR_VIDE", "IRR_TYPE", "IRR_TAILLE", "IRR_FORM", "IRR_UNICITE",
                  "IRR_EXTRAC", "IRR_CODE_APP", "IRR_SYNTAX", "IRR_NOM_F", "IRR_TAILLE_PJ"));
}

TEST(Controls, KeepTheOrderOfFindingsOfOneControl) {
  EXPECT_THAT(ordered({"IRR_VIDE_F", "IRR_NOM_F", "IRR_TYPE_F", "IRR_CODE_APP"}),
              ElementsAre("IRR_CODE_APP", "IRR_VIDE_F", "IRR_NOM_F", "IRR_TYPE_F"));
}

TEST(Controls, KeepWhatIsWrongWithTheSyntaxOfAFileBehindItsCode) {
  EXPECT_THAT(ordered({"IRR_SYNTAX", "ERR_XSD_VALUE", "IRR_CODE_APP"}),
              ElementsAre("IRR_CODE_APP", "IRR_SYNTAX", "ERR_XSD_VALUE"));
}

TEST(Controls, AreRaisedByWhatIsWrongInAFile) {
  struct Row {
    std::string_view found, raised;
  };
  for (const auto& row :
       {Row{"ERR_XSD_VALUE", "IRR_SYNTAX"}, Row{"ERR_XSD_MALFORMED", "IRR_SYNTAX"},
        Row{"ECL-PJ-TAILLE", "IRR_TAILLE_PJ"}, Row{"ECL-PJ-TOTAL", "IRR_TAILLE_PJ"},
        Row{"ECL-PJ-CARACTERES", "IRR_NOM_PJ"}, Row{"ECL-PJ-NOM-LONG", "IRR_NOM_PJ"},
        Row{"ECL-PJ-VIDE", "IRR_VID_PJ"}, Row{"ECL-PJ-EXTENSION", "IRR_EXT_DOC"},
        Row{"ECL-PJ-NOM", ""}, Row{"G1.05", ""}}) {
    const auto* raised = raised_by(finding_of(row.found));
    EXPECT_EQ(raised ? raised->code : "", row.raised) << row.found;
  }
}

}  // namespace
}  // namespace ecluse::ingest
