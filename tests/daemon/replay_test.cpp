#include "daemon/replay.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/small_rulebook.hpp"

namespace ecluse::daemon {
namespace {

using testing::IsEmpty;

/// A root where a rulebook may come into use between two flux.
class Replaying : public testing::Test {
 protected:
  void run(int nth, const std::string& bytes) {
    home_.drop(tests::flux_name(nth), bytes);
    tests::perform(RunCommand{home_.text()});
  }
  void gate_with_a_rulebook() {
    tests::write_file(home_.path() / "referentiel" / "profils.tsv",
                      "interface\tdocument\tprofile\trulebook\teffect\tsource\n"
                      "*\tUBL*\t*\tsmall\tgate\tours\n");
    tests::write_file(release_.path() / "small.sch", tests::small_schema("another"));
    tests::perform(RulesImportCommand{home_.text(), release_.path().string(), {}});
  }
  Replayed replay(int nth, const Moment& moment) {
    const auto premises = tests::need(Premises::open(home_.text()));
    const auto ledger = tests::need(premises->open_ledger(lifecycle::Access::write));
    const auto row = tests::need(ledger->flux_named(tests::flux_name(nth))).back();
    return tests::need(Replayer(*premises, *ledger, moment).replay(row));
  }
  static std::vector<std::string> differences_of(const Replayed& one) {
    std::vector<std::string> all;
    for (const auto& each : one.differences)
      all.push_back(std::string(each.what) + ' ' + each.before + '>' + each.after);
    return all;
  }
  static Moment now() {
    return {AsOf::now,
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())};
  }

  const tests::TestRoot home_;
  const tests::TemporaryFolder release_;
};

TEST_F(Replaying, AsOfThenGivesTheSameVerdictWhateverChangedSince) {
  run(1, tests::small_ubl());
  gate_with_a_rulebook();
  const auto then = replay(1, {AsOf::then, {}});
  EXPECT_TRUE(then.same());
  EXPECT_THAT(differences_of(then), IsEmpty());
  const auto today = replay(1, now());
  EXPECT_EQ(today.before.state, state_of(Fate::integrated));
  EXPECT_EQ(today.after.state, state_of(Fate::rejected));
  EXPECT_NE(today.tables, then.tables);
}

TEST_F(Replaying, HasTheRulebooksOfThenWhenTheyAreOutOfUse) {
  gate_with_a_rulebook();
  run(1, tests::small_ubl());
  tests::perform(RulesUseCommand{Use::inactive, home_.text(), "small", {}});
  const auto then = replay(1, {AsOf::then, {}});
  EXPECT_THAT(differences_of(then), IsEmpty());
  EXPECT_EQ(then.after.state, state_of(Fate::rejected));
  EXPECT_EQ(replay(1, now()).after.state, state_of(Fate::integrated));
}

TEST_F(Replaying, TellsADuplicateFromTheFirstOfItsId) {
  run(1, tests::small_ubl());
  run(1, tests::small_ubl());
  const auto premises = tests::need(Premises::open(home_.text()));
  const auto ledger = tests::need(premises->open_ledger(lifecycle::Access::write));
  auto rows = tests::need(ledger->flux_named(tests::flux_name(1)));
  ASSERT_EQ(rows.size(), 2U);
  for (const auto& moment : {Moment{AsOf::then, {}}, now()})
    for (const auto& row : rows) {
      const auto one = tests::need(Replayer(*premises, *ledger, moment).replay(row));
      EXPECT_THAT(differences_of(one), IsEmpty()) << name_of(*row.fate);
    }
}

TEST_F(Replaying, AsksTodayWhetherTheNumberIsTaken) {
  const auto invoice = tests::small_ubl();
  auto faulty = invoice;
  faulty.replace(faulty.find("120.00"), 6, "121.00");
  run(1, faulty);
  run(2, invoice);
  EXPECT_TRUE(replay(1, {AsOf::then, {}}).same());
  const auto today = replay(1, now());
  EXPECT_TRUE(std::ranges::any_of(today.differences, [](const Difference& one) {
    return one.after.starts_with("REF_DOUBLON");
  }));
}

TEST_F(Replaying, AsOfAnInstantTakesTheSetOfThatInstant) {
  run(1, tests::small_ubl({.number = "F-1"}));
  gate_with_a_rulebook();
  run(2, tests::small_ubl({.number = "F-2"}));
  const auto first = replay(1, {AsOf::then, {}}), second = replay(2, {AsOf::then, {}});
  const Moment between{AsOf::instant, second.flux.received};  // the second is not before itself
  EXPECT_EQ(replay(2, between).tables, first.tables);
  EXPECT_EQ(replay(2, between).after.state, state_of(Fate::integrated));
  EXPECT_EQ(replay(1, {AsOf::instant, Instant{}}).left_out, "replay.no_set");
}

TEST_F(Replaying, LooksAtThatDayForTheRulesThatDo) {
  run(1, tests::small_ubl());
  gate_with_a_rulebook();
  tests::write_file(home_.path() / "referentiel" / "derogations.tsv",
                    "rule\trulebook\teffect\towner\treason\tuntil\n"
                    "T-01\t*\toff\tx\ty\t2025-12-31\n");
  EXPECT_EQ(replay(1, now()).after.state, state_of(Fate::rejected)) << "the exception has ended";
  const Instant before{std::chrono::sys_days{std::chrono::year{2025} / 12 / 31}};
  EXPECT_EQ(replay(1, {AsOf::now, before}).after.state, state_of(Fate::integrated));
}

TEST_F(Replaying, LeavesOutWhatCannotBeJudgedAgain) {
  run(1, tests::small_ubl());
  std::filesystem::remove_all(home_.path() / "archive");
  EXPECT_EQ(replay(1, now()).left_out, "replay.no_bytes");
  std::filesystem::remove_all(home_.path() / "versions");
  EXPECT_EQ(replay(1, {AsOf::then, {}}).left_out, "replay.no_set");
}

TEST_F(Replaying, RefusesBytesThatAreNotThoseReceived) {
  run(1, tests::small_ubl());
  for (const auto& file : tests::files_under(home_.path() / "archive"))
    tests::write_file(home_.path() / "archive" / file, tests::small_ubl({.number = "F-9"}));
  const auto premises = tests::need(Premises::open(home_.text()));
  const auto ledger = tests::need(premises->open_ledger(lifecycle::Access::write));
  const auto row = tests::need(ledger->flux_named(tests::flux_name(1))).back();
  const auto one = Replayer(*premises, *ledger, now()).replay(row);
  ASSERT_FALSE(one);
  EXPECT_EQ(one.error().code, "E_REPLAY_BYTES");
}

}  // namespace
}  // namespace ecluse::daemon
