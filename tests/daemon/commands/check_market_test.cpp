#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

/// The example fiches of a root, changed or not, read over.
tests::Said checked(const std::string& from, const std::string& to, Output output) {
  const tests::TestRoot home;
  const auto path = home.path() / "referentiel/marches.tsv";
  auto text = tests::read_file(path);
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  tests::write_file(path, text);
  return tests::perform(CheckMarketCommand{path.string(), home.text(), output}, Language::fr);
}

TEST(CheckMarket, ReadsTheExamplesWithoutFault) {
  const auto said = checked("", "", Output::human);
  EXPECT_EQ(said.status, ExitStatus::all_accepted);
  EXPECT_THAT(said.out, HasSubstr("Marché M2024-017 : fiche utilisable"));
  EXPECT_THAT(said.out, HasSubstr("avertissement  FIM_A6"));
}

TEST(CheckMarket, SaysWhatIsWrongAndOnWhichLine) {
  const auto said = checked("\tA15,A17\toui\tPortail", "\tA15,A20\toui\tEDI", Output::human);
  EXPECT_EQ(said.status, ExitStatus::some_rejected);
  EXPECT_THAT(said.out, HasSubstr("Marché M2024-017 : fiche à corriger"));
  EXPECT_THAT(said.out, HasSubstr("ligne 8  erreur  FIM_CADRE_ROLE"));
  EXPECT_THAT(said.out, HasSubstr("Le cadre A15 ne peut pas être déposé en mode EDI"));
}

TEST(CheckMarket, TellsMachines) {
  const auto said = checked("\tA15,A17\toui", "\tA99\toui", Output::json);
  const auto first = nlohmann::json::parse(said.out.substr(0, said.out.find('\n')));
  EXPECT_EQ(first["marche"], "M2024-017");
  EXPECT_THAT(said.out, HasSubstr("{\"markets\":3,\"bad\":1}"));
}

TEST(CheckMarket, RefusesATableThatIsNone) {
  const auto said = checked("marche\t", "x\t", Output::human);
  EXPECT_EQ(said.status, ExitStatus::configuration);
  EXPECT_THAT(said.err, HasSubstr("marches.tsv: line 5"));
}

}  // namespace
}  // namespace ecluse::daemon
