#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

/// A root where one invoice came: a piece that is no mémoire. Mémoires are in
/// tests/acceptance/memoires_test.cpp.
class Drafts : public testing::Test {
 protected:
  Drafts() {
    home_.drop(tests::flux_name(1), tests::small_ubl({"B-1"}));
    tests::perform(RunCommand{home_.text()});
  }
  void refuse() {
    StatutCommand statut;
    statut.root = home_.text();
    statut.piece = "B-1";
    statut.status = "REJETEE";
    statut.actor = "Anne Lebrun";
    statut.motif = "MONTANT_ERR";
    tests::perform(statut);
  }

  tests::TestRoot home_;
};

TEST_F(Drafts, AreMadeFromRefusedMemoiresOnly) {
  DuplicateCommand command{home_.text(), "B-1", "Anne Lebrun"};
  EXPECT_THAT(tests::perform(command).out, HasSubstr("REF_STATUT_INTERDIT"));
  command.piece = "NONE";
  command.output = Output::json;
  EXPECT_THAT(tests::perform(command).out, HasSubstr("REF_STATUT_PIECE_INCONNUE"));
  refuse();
  command.piece = "B-1";
  EXPECT_EQ(tests::perform(command).status, ExitStatus::internal) << "an invoice has no draft";
  EXPECT_THAT(tests::perform(HistoryCommand{home_.text(), "B-1"}).out, HasSubstr("Rejected"));
}

TEST_F(Drafts, AreDroppedOneByOne) {
  DropCommand command;
  command.root = home_.text();
  command.status = "ABANDONNEE";
  command.actor = "Anne Lebrun";
  command.pieces = {"B-1"};
  EXPECT_EQ(tests::perform(command).status, ExitStatus::all_rejected) << "it waits for nobody";
  refuse();
  command.pieces = {"NONE", "B-1"};
  EXPECT_EQ(tests::perform(command).status, ExitStatus::some_rejected);
}

}  // namespace
}  // namespace ecluse::daemon
