#include "lifecycle/fsck_states.hpp"

#include <gmock/gmock.h>

#include "tests/lifecycle/sealed_ledger.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class FsckStates : public tests::SealedLedger {
 protected:
  FsckStates() { fill(); }
  FsckReport looked() {
    auto connection = Connection::open(path_, Access::read_only).value();
    FsckReport report;
    EXPECT_TRUE(check_states(connection, report));
    EXPECT_TRUE(check_conservation(connection, report));
    return report;
  }
};

TEST_F(FsckStates, FollowsEveryObjectToWhereItStands) {
  EXPECT_THAT(looked().flaws, IsEmpty());
}

TEST_F(FsckStates, SeesAStepThatLeadsFromElsewhere) {
  execute(
      "DROP TRIGGER transition_is_final; UPDATE transition SET origin = 'PAYEE' WHERE id ="
      " (SELECT MAX(id) FROM transition WHERE id < 33554432)");
  EXPECT_EQ(looked().flaws.front().fault, Fault::step_broken);
}

TEST_F(FsckStates, SeesAFluxBegunMoreOftenThanItsAttemptsSay) {
  execute("UPDATE flux SET attempts = 2 WHERE id = 3");
  EXPECT_THAT(looked().flaws, ElementsAre(Flaw{Fault::conservation, "flux 3"}));
}

TEST_F(FsckStates, SeesAFluxReceivedAtAnotherTimeThanItsFirstAttempt) {
  execute("UPDATE flux SET received = received - 1 WHERE id = 3");
  EXPECT_THAT(looked().flaws, ElementsAre(Flaw{Fault::conservation, "flux 3"}));
}

}  // namespace
}  // namespace ecluse::lifecycle
