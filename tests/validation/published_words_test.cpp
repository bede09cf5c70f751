// The French words of published rules (validation/tables/published_words.tsv).
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/validation/schematron/sources.hpp"
#include "validation/catalogue.hpp"
#include "validation/rulebook.hpp"
#include "validation/sentences.hpp"

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

using testing::AnyOf;
using testing::Each;

const Catalogue& standard() {
  static const auto catalogue = Catalogue::standard();
  return catalogue.value();
}

Finding fired(const std::string& rule, std::vector<Value> values = {}) {
  values.push_back({"message", "As published."});
  values.push_back({"rulebook", "en16931-ubl"});
  return {rule, Severity::error, Layer::rulebooks, {3, 1, "/Invoice", "BT-131"}, values};
}

TEST(PublishedWords, SpeakFrenchAndLeaveEnglishToThePublisher) {
  const auto french = standard().words(fired("BR-CO-10"), Language::fr);
  EXPECT_THAT(french.message, testing::HasSubstr("n'est pas celle des lignes (BT-131)"));
  EXPECT_THAT(french.advice, testing::StartsWith("Recalculez"));
  EXPECT_EQ(french.actor, "fournisseur");
  const auto english = standard().words(fired("BR-CO-10"), Language::en);
  EXPECT_EQ(english.message, "As published.");
  EXPECT_EQ(english.label, french.label) << "Chorus Pro writes in French";
  EXPECT_THAT(french.label, testing::StartsWith("BR-CO-10 La somme des montants nets"));
}

TEST(PublishedWords, LeaveFrenchRulesToTheirPublisher) {
  EXPECT_EQ(standard().words(fired("BR-FR-05"), Language::fr).message, "As published.");
}

TEST(PublishedWords, OfAFamilyNameTheTermOrTheElement) {
  EXPECT_EQ(standard().words(fired("BR-DEC-23"), Language::fr).message,
            "Un montant (BT-131) a plus de deux décimales.");
  const auto message = [](std::vector<Value> values) {
    return standard().words(fired("UBL-CR-006", std::move(values)), Language::fr).message;
  };
  EXPECT_EQ(message({{"element", "cbc:UUID"}}),
            "Le document contient un élément que la norme EN 16931 n'emploie pas en UBL : "
            "cbc:UUID.");
  EXPECT_EQ(message({}),
            "Le document contient un élément que la norme EN 16931 n'emploie pas en UBL.");
}

TEST(PublishedWords, AreThoseOfTheLongestBeginning) {
  const auto catalogue =
      Catalogue::load("code\tactor\tmessage_fr\tadvice_fr\tmessage_en\tadvice_en\tlabel\n",
                      "key\tfr\ten\n",
                      "rule\tactor\tmessage_fr\tadvice_fr\nBR-*\ta\t1\tx\nBR-S-*\ta\t2\tx\n"
                      "BR-S-01\ta\t3\tx\n")
          .value();
  EXPECT_EQ(catalogue.find_published("BR-S-01")->message, "3");
  EXPECT_EQ(catalogue.find_published("BR-S-02")->message, "2");
  EXPECT_EQ(catalogue.find_published("BR-02")->message, "1");
  EXPECT_EQ(catalogue.find_published("UBL-01"), nullptr);
}

TEST(PublishedWords, AreRefusedWithTheLineAtFault) {
  const auto fault = [](const std::string& rows) {
    const auto loaded =
        Catalogue::load("code\tactor\tmessage_fr\tadvice_fr\tmessage_en\tadvice_en\tlabel\n",
                        "key\tfr\ten\n", "rule\tactor\tmessage_fr\tadvice_fr\n" + rows);
    return loaded ? std::string() : loaded.error().detail;
  };
  EXPECT_EQ(fault("A\ta\tm\tx\nA\ta\tm\tx\n"), "published_words.tsv line 3: rule given twice");
  EXPECT_EQ(fault("A\ta\t\tx\n"), "published_words.tsv line 2: empty cell");
}

TEST(PublishedWords, HaveAnActorAndNoOtherPlaceholders) {
  const auto rows = read_table(embedded::validation("published_words.tsv"),
                               {"rule", "actor", "message_fr", "advice_fr"});
  ASSERT_TRUE(rows);
  for (const auto& row : *rows) {
    EXPECT_NE(standard().find_text("actor." + std::string(row.cells[1])), nullptr) << row.cells[0];
    for (const auto column : {2U, 3U})
      EXPECT_THAT(placeholders(row.cells[column]), Each(AnyOf("term", "element"))) << row.cells[0];
    EXPECT_TRUE(row.cells[2].ends_with('.') && row.cells[3].ends_with('.')) << row.cells[0];
  }
}

TEST(PublishedWords, SpeakForEveryRuleOfEn16931) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  std::set<std::string> seen;
  for (const auto* file : {"ubl/EN16931-UBL-validation-preprocessed.sch",
                           "cii/EN16931-CII-validation-preprocessed.sch"}) {
    const auto book =
        Rulebook::load(tests::published(*data / "rulebooks" / "en16931-1.3.16" / file)).value();
    for (const auto& rule : book.rules()) {
      EXPECT_NE(standard().find_published(rule.id), nullptr) << rule.id;
      seen.insert(rule.id);
    }
  }
  EXPECT_GT(seen.size(), 1500U);
  const auto rows = read_table(embedded::validation("published_words.tsv"),
                               {"rule", "actor", "message_fr", "advice_fr"});
  for (const auto& row : *rows) {
    const std::string rule(row.cells[0]);
    if (rule.ends_with('*') || rule == "BR-CO-25") continue;  // withdrawn in 1.3.16
    EXPECT_TRUE(seen.contains(rule)) << rule << " is no rule of the book";
  }
}

}  // namespace
}  // namespace ecluse::validation
