#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A root where one invoice came, of which someone wrote an account number.
class History : public testing::Test {
 protected:
  History() {
    home_.drop(tests::flux_name(1), tests::small_ubl({"B-1"}));
    tests::perform(RunCommand{home_.text()});
    StatutCommand statut;
    statut.root = home_.text();
    statut.piece = "B-1";
    statut.status = "SUSPENDUE";
    statut.actor = "Anne Lebrun";
    statut.motif = "IBAN_ERR";
    statut.comment = "not " + std::string(tests::supplier_iban);
    tests::perform(statut);
  }
  tests::Said history(const std::string& id, Masking masking = Masking::masked,
                      Output output = Output::human) {
    return tests::perform(HistoryCommand{home_.text(), id, masking, output}, Language::fr);
  }

  tests::TestRoot home_;
};

/// STS-23: « 07/06/2019 11:31:44 – Mise à disposition du destinataire », newest first.
TEST_F(History, IsToldAsTheScreensDo) {
  const auto said = history("B-1").out;
  const std::regex line("  [0-9]{2}/[0-9]{2}/[0-9]{4} [0-9]{2}:[0-9]{2}:[0-9]{2} – .+");
  std::istringstream lines(said);
  std::string one;
  std::getline(lines, one);
  EXPECT_EQ(one, "B-1");
  std::vector<std::string> steps;
  while (std::getline(lines, one)) {
    EXPECT_TRUE(std::regex_match(one, line)) << one;
    steps.push_back(one);
  }
  ASSERT_EQ(steps.size(), 4U);
  EXPECT_THAT(steps[0], HasSubstr("Suspendue · IBAN_ERR"));
  EXPECT_THAT(steps[1], HasSubstr("Mise à disposition du destinataire"));
}

TEST_F(History, HidesAccounts) {
  const std::string iban(tests::supplier_iban);
  EXPECT_THAT(history("B-1").out, Not(HasSubstr(iban)));
  EXPECT_THAT(history("B-1", Masking::masked, Output::json).out, Not(HasSubstr(iban)));
  EXPECT_THAT(history("B-1", Masking::unmasked).out, HasSubstr(iban));
  ShowCommand show{home_.text(), "B-1", Output::json, Masking::masked};
  EXPECT_THAT(tests::perform(show).out, Not(HasSubstr(iban)));
  show.masking = Masking::unmasked;
  EXPECT_THAT(tests::perform(show).out, HasSubstr(iban));
}

TEST_F(History, IsFoundByTheFluxToo) {
  EXPECT_EQ(history(tests::flux_name(1)).status, ExitStatus::all_accepted);
  EXPECT_EQ(history("NONE").status, ExitStatus::nothing_to_do);
  EXPECT_THAT(history("B-1", Masking::masked, Output::json).out, HasSubstr("\"sequence\":"));
}

}  // namespace
}  // namespace ecluse::daemon
