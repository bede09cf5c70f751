#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"
#include "validation/chorus.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;

std::vector<nlohmann::json> objects_of(const RulesCommand& command) {
  std::istringstream lines(tests::perform(command).out);
  std::vector<nlohmann::json> objects;
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  return objects;
}

TEST(Rules, AreAllListedWithWhatTheyRestOn) {
  const auto said = tests::perform(RulesCommand{}, Language::fr);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  for (const auto& rule : validation::chorus_rules())
    EXPECT_THAT(said.out, HasSubstr(std::string(rule.code) + " ")) << rule.code;
  for (const auto* code : {"IRR_VIDE", "ERR_XSD_VALUE", "REF_DOUBLON"})
    EXPECT_THAT(said.out, HasSubstr(code));
  EXPECT_THAT(said.out, HasSubstr("plateformes agréées"));
  EXPECT_THAT(said.out, Not(HasSubstr("‹"))) << "a text is missing in the catalogue";
}

TEST(Rules, AreListedForMachines) {
  const auto rules = objects_of({RulesView::list, {}, Output::json});
  EXPECT_GT(rules.size(), validation::chorus_rules().size());
  for (const auto& rule : rules) {
    for (const auto* field : {"code", "layer", "scope", "confidence", "source", "actor", "label"})
      EXPECT_FALSE(rule[field].get<std::string>().empty()) << rule["code"];
    for (const auto* language : {"fr", "en"})
      for (const auto* words : {"message", "advice", "more"})
        EXPECT_FALSE(rule[language][words].get<std::string>().empty()) << rule["code"];
  }
}

TEST(Rules, AreShownOneByOne) {
  const auto said = tests::perform(RulesCommand{RulesView::show, "BR-FR-CPRO-32"});
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  for (const auto* words : {"street of the seller", "supplier", "reported", "BT-35",
                            "AccountingSupplierParty", "SellerTradeParty"})
    EXPECT_THAT(said.out, HasSubstr(words));
  const auto both = tests::perform(RulesCommand{RulesView::show, "ECL-IBAN-ABSENT"});
  EXPECT_THAT(both.out, HasSubstr("structured flux"));
  EXPECT_THAT(both.out, HasSubstr("mixed flux")) << "each row of a code is told";
}

TEST(Rules, AreNotInvented) {
  const auto said = tests::perform(RulesCommand{RulesView::show, "G9.99"});
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_EQ(said.out, "");
  EXPECT_THAT(said.err, HasSubstr("G9.99"));
}

TEST(Rules, SayWhatIsMissing) {
  const auto said = tests::perform(RulesCommand{RulesView::gaps, {}}, Language::fr);
  EXPECT_THAT(said.out, HasSubstr("BR-FR-CPRO-45 à 50"));
  EXPECT_THAT(said.out, HasSubstr("texte inconnu"));
  const auto gaps = objects_of({RulesView::gaps, {}, Output::json});
  EXPECT_GT(gaps.size(), 20U);
  EXPECT_EQ(gaps[0]["rule"], "G1.06");
}

}  // namespace
}  // namespace ecluse::daemon
