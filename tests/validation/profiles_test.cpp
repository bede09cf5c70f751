#include "validation/profiles.hpp"

#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

using testing::HasSubstr;

constexpr std::string_view header = "interface\tdocument\tprofile\trulebook\teffect\tsource\n";

Result<Profiles> table(const std::string& rows) {
  return Profiles::load(std::string(header) + rows);
}

TEST(Profiles, SayWhichRulebookJudgesADocumentAndHow) {
  const auto profiles = table(
      "*\tUBL*\turn:a urn:b#*\tcore-ubl*\tadvise\ts\nB2G\tUBL*\t*\tcore-ubl*\tgate\ts\n"
      "FSO1106A\tCII\t*\tcore-cii\tgate\ts\n");
  ASSERT_TRUE(profiles);
  struct Row {
    ProfileAsk ask;
    std::string_view rulebook;
    std::optional<Weight> weight;
  };
  const auto advise = std::optional(Weight::advise);
  const auto gate = std::optional(Weight::gate);
  for (const auto& [ask, rulebook, weight] : {
           Row{{"FSO1100A", "E1", "UBL_INVOICE", "urn:a"}, "core-ubl", advise},
           Row{{"FSO1100A", "E1", "UBL_CREDIT_NOTE", "urn:b#c"}, "core-ubl-1.3", advise},
           Row{{"FSO1100A", "E1", "UBL_INVOICE", "urn:ab"}, "core-ubl", {}},
           Row{{"FSO1100A", "E1", "UBL_INVOICE", ""}, "core-ubl", {}},
           Row{{"FSO1150A", "B2G", "UBL_INVOICE", "urn:a"}, "core-ubl", gate},
           Row{{"FSO1150A", "B2G", "UBL_INVOICE", ""}, "core-ubl", gate},
           Row{{"FSO1150A", "B2G", "CII", "urn:a"}, "core-ubl", {}},
           Row{{"FSO1106A", "E1", "CII", "urn:x"}, "core-cii", gate},
           Row{{"FSO1106A", "E1", "CII", "urn:x"}, "core-cii-2", {}},
       })
    EXPECT_EQ(profiles->weight(ask, rulebook), weight)
        << ask.interface << ' ' << ask.document << ' ' << ask.profile << ' ' << rulebook;
}

TEST(Profiles, TellTheRowsThatNameARulebook) {
  const auto table = Profiles::load(
                         "interface\tdocument\tprofile\trulebook\teffect\tsource\n"
                         "*\tUBL*\t*\ten*\tgate\tx\n*\tCII\t*\tother\tadvise\tx\n")
                         .value();
  ASSERT_EQ(table.naming("en16931").size(), 1U);
  EXPECT_EQ(table.naming("en16931").front()->document, "UBL*");
  EXPECT_TRUE(table.naming("unknown").empty());
}

TEST(Profiles, AreRefusedWithTheLineAtFault) {
  struct Row {
    std::string row;
    std::string_view why;
  };
  for (const auto& [row, why] :
       {Row{"*\tCII\t*\tbook\tmaybe\ts\n", "line 2: effect maybe"},
        Row{"*\tCII\t\tbook\tgate\ts\n", "line 2: empty cell"}, Row{"*\tCII\n", "line 2"}}) {
    const auto profiles = table(row);
    ASSERT_FALSE(profiles) << row;
    EXPECT_EQ(profiles.error().code, "E_TABLE");
    EXPECT_THAT(profiles.error().detail, HasSubstr(why));
  }
}

TEST(Profiles, ThatAreShippedGateNoClassicInterface) {
  const auto shipped = Profiles::load(embedded::validation("profils.tsv"));
  ASSERT_TRUE(shipped) << shipped.error().detail;
  const std::string_view core = "urn:cen.eu:en16931:2017";
  for (const auto* type : {"E1", "E2", "E3", "E4", "E5"})
    for (const auto* book : {"en16931-ubl-validation-preprocessed", "br-fr-flux2-schematron-ubl"})
      EXPECT_NE(shipped->weight({"FSO1100A", type, "UBL_INVOICE", core}, book), Weight::gate);
  EXPECT_EQ(shipped->weight({"FSO1150A", "B2G", "UBL_INVOICE", core}, "br-fr-flux2-schematron-ubl"),
            Weight::gate);
  const std::string_view extended =
      "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr";
  EXPECT_EQ(shipped->weight({"FSO1150A", "B2G", "CII", extended}, "extended-ctc-fr-cii"),
            Weight::gate);
  EXPECT_NE(
      shipped->weight({"FSO1150A", "B2G", "CII", extended}, "en16931-cii-validation-preprocessed"),
      Weight::gate)
      << "an extension breaks rules of the core by design";
}

}  // namespace
}  // namespace ecluse::validation
