#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/commands/commands.hpp"
#include "lifecycle/run_lock.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using tests::flux_name;
using tests::perform;
using tests::small_ubl;

/// A root where one invoice came.
class Statut : public testing::Test {
 protected:
  Statut() {
    home_.drop(flux_name(1), small_ubl({"B-1"}));
    perform(RunCommand{home_.text()});
  }
  tests::Said statut(StatutCommand command, Language language = Language::en) {
    command.root = home_.text();
    if (command.piece.empty()) command.piece = "B-1";
    if (command.actor.empty()) command.actor = "Anne Lebrun";
    return perform(command, language);
  }
  nlohmann::json story() {
    return nlohmann::json::parse(perform(ShowCommand{home_.text(), "B-1", Output::json}).out);
  }

  tests::TestRoot home_;
};

StatutCommand asking(const std::string& status, const std::string& motif = {},
                     const std::string& comment = {}) {
  StatutCommand command;
  command.status = status;
  command.motif = motif;
  command.comment = comment;
  return command;
}

TEST_F(Statut, RecordsWhatAPersonSays) {
  const auto said = statut(asking("SUSPENDUE", "JUSTIF_ABS", "the quotation is missing"));
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err;
  EXPECT_THAT(said.out, HasSubstr("B-1: Suspended"));
  const auto last = story()["history"].back();
  EXPECT_EQ(last["to"], "SUSPENDUE");
  EXPECT_EQ(last["actor"], "Anne Lebrun");
  EXPECT_EQ(last["cause"], "JUSTIF_ABS");
  EXPECT_EQ(last["comment"], "the quotation is missing");
}

TEST_F(Statut, GivesTheDepositorItsCycleDeVieAtOnce) {
  statut(asking("07"));
  const auto answers = story()["answers"];
  EXPECT_EQ(answers.back()["kind"], "FEN1200A");
  EXPECT_FALSE(answers.back()["delivered"].is_null());
}

TEST_F(Statut, LeavesTheDeliveryToTheDaemonThatHoldsTheRoot) {
  {
    const auto held = lifecycle::RunLock::take(lifecycle::Root(home_.text()).lock());
    ASSERT_TRUE(held);
    statut(asking("07"));
    EXPECT_TRUE(story()["answers"].back()["delivered"].is_null());
  }
  perform(RunCommand{home_.text()});
  EXPECT_FALSE(story()["answers"].back()["delivered"].is_null());
}

TEST_F(Statut, RefusesAnIllegalStepWithWhatWouldBeLegal) {
  const auto said = statut(asking("COMPLETEE"), Language::fr);
  EXPECT_EQ(said.status, ExitStatus::all_rejected);
  EXPECT_THAT(said.out, HasSubstr("REF_STATUT_INTERDIT"));
  EXPECT_THAT(said.out, HasSubstr("SUSPENDUE"));
  EXPECT_EQ(story()["history"].back()["to"], "IN_INTEGRE") << "nothing was recorded";
}

TEST_F(Statut, AsksForAReasonAndARole) {
  EXPECT_THAT(statut(asking("REJETEE")).out, HasSubstr("REF_STATUT_MOTIF"));
  auto command = asking("REJETEE", "MONTANT_ERR");
  command.role = "fournisseur";
  EXPECT_THAT(statut(command).out, HasSubstr("REF_STATUT_ROLE"));
  command.role = "destinataire";
  EXPECT_EQ(statut(command).status, ExitStatus::all_accepted);
}

TEST_F(Statut, GivesMachinesTheStepsAndTheFindings) {
  auto command = asking("MISE_EN_PAIEMENT");
  command.output = Output::json;
  const auto good = nlohmann::json::parse(statut(command).out);
  EXPECT_EQ(good["state"], "MISE_EN_PAIEMENT");
  EXPECT_EQ(good["steps"][0]["from"], "MISE_A_DISPOSITION");
  EXPECT_TRUE(good["findings"].empty());
  command.piece = "NO-SUCH";
  const auto bad = nlohmann::json::parse(statut(command).out);
  EXPECT_TRUE(bad["state"].is_null());
  EXPECT_EQ(bad["findings"][0]["code"], "REF_STATUT_PIECE_INCONNUE");
}

TEST_F(Statut, KnowsNoOtherStatus) {
  const auto said = statut(asking("PAYEE"));
  EXPECT_EQ(said.status, ExitStatus::usage);
  EXPECT_THAT(said.err, HasSubstr("PAYEE"));
}

}  // namespace
}  // namespace ecluse::daemon
