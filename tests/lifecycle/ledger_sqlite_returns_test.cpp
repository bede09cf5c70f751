#include "lifecycle/ledger_sqlite_returns.hpp"

#include <chrono>

#include <gmock/gmock.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;

class ReturnsTest : public tests::LedgerFile {
 protected:
  void record(int number, std::vector<ExaminedPiece> pieces) {
    ASSERT_TRUE(
        recorded(decided(flux_numbered(number, "a-" + std::to_string(number)), std::move(pieces))));
  }

  /// What a day is reported with: until, and what was refused since.
  std::vector<std::string> reported_until(Instant until) {
    const auto batch = begun();
    auto& returns = batch->returns();
    std::vector<std::string> told;
    if (const auto since = returns.reported("AAA999").value()) {
      const auto refused = returns.refusals("AAA999", *since, until).value();
      for (const auto& one : refused) told.push_back(one.number + " " + one.errors.at(0).code);
    }
    EXPECT_TRUE(returns.report_until("AAA999", until));
    EXPECT_TRUE(batch->commit());
    return told;
  }
};

TEST_F(ReturnsTest, ShareAnAnswerBetweenTheFluxItIsAbout) {
  record(1, {good_piece("F1")});
  record(2, {good_piece("F2")});
  const auto batch = begun();
  const std::vector<std::string> both{"a-1", "a-2"};
  ASSERT_TRUE(batch->returns().owe(both, {"FEN1200A", "AAA999", "FEN", "bytes"}));
  ASSERT_TRUE(batch->commit());
  for (const std::int64_t row : {1, 2}) {
    const auto answers = ledger_->answers_of(row).value();
    ASSERT_EQ(answers.size(), 1U) << row;
    EXPECT_EQ(answers[0].answer.file_name, "FEN");
  }
  EXPECT_EQ(ledger_->owed(10).value().size(), 1U) << "written once";
  EXPECT_EQ(begun()->returns().owe({}, {"K", "f", "n", "b"}).error().code, "E_ARRIVAL");
  const std::vector<std::string> nobody{"a-9"};
  EXPECT_EQ(begun()->returns().owe(nobody, {"K", "f", "n", "b"}).error().code, "E_ARRIVAL");
}

TEST_F(ReturnsTest, RememberWhatAnAnswerCarries) {
  record(1, {good_piece("F1")});
  const auto batch = begun();
  Answer answer{"FEN0036A", "SIE001", "FEN", "<a></a>"};
  answer.original = Enclosure{3, "abc", noon, "a.xml", "F1.xml"};
  const std::vector<std::string> about{"a-1"};
  ASSERT_TRUE(batch->returns().owe(about, answer));
  ASSERT_TRUE(batch->commit());
  const auto owed = ledger_->owed(10).value();
  ASSERT_TRUE(owed.at(0).answer.original);
  const auto& original = *owed[0].answer.original;
  EXPECT_EQ(original.at, 3U);
  EXPECT_EQ(original.sha256, "abc");
  EXPECT_EQ(original.received, noon);
  EXPECT_EQ(original.entry + original.name, "a.xmlF1.xml");
}

TEST_F(ReturnsTest, KeepThePivotOfAPieceWithThePlaceOfItsOriginal) {
  record(1, {good_piece("F1")});
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->returns().keep_pivot("a-1", 0, {"SIE001", "F1.xml", "<p>\x1f</p>"}));
    ASSERT_TRUE(batch->commit());
  }
  const auto batch = begun();
  const auto kept = batch->returns().kept_pivot("a-1", 0).value();
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->draft.partner, "SIE001");
  EXPECT_EQ(kept->draft.text, "<p>\x1f</p>");
  EXPECT_EQ(kept->original.entry, good_piece("F1").file);
  EXPECT_EQ(kept->original.name, "F1.xml");
  EXPECT_FALSE(batch->returns().kept_pivot("a-1", 1).value());
}

TEST_F(ReturnsTest, TellEachRefusalInOneDayOnly) {
  record(1, {good_piece("F1"), bad_piece("F2")});
  EXPECT_THAT(reported_until(noon - 10h), ElementsAre()) << "the first time, nothing is reported";
  record(3, {bad_piece("F3")});
  EXPECT_THAT(reported_until(noon + 14h), ElementsAre("F2 G1.10", "F3 G1.10"));
  EXPECT_THAT(reported_until(noon + 38h), ElementsAre());
}

// A number given by a transaction that was not committed is given again, one committed never is.
TEST_F(ReturnsTest, GiveNoNumberTwice) {
  EXPECT_EQ(begun()->next_number("FEN0036A").value(), 1U) << "rolled back";
  {
    const auto batch = begun();
    EXPECT_EQ(batch->next_number("FEN0036A").value(), 1U);
    EXPECT_EQ(batch->next_number("FEN1204A").value(), 1U) << "one sequence an interface";
    ASSERT_TRUE(batch->commit());
  }
  reopen();
  EXPECT_EQ(begun()->next_number("FEN0036A").value(), 2U);
}

}  // namespace
}  // namespace ecluse::lifecycle
