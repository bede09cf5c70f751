// The orders of the embedded ledger (lifecycle/orders.hpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/states.hpp"
#include "tests/lifecycle/ledger_file.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

class OrdersKept : public tests::LedgerFile {
 protected:
  void attempt(int number) {
    const auto batch = ledger_->begin().value();
    ASSERT_TRUE(batch->attempt(flux(number).flux));
    ASSERT_TRUE(batch->commit());
  }
  void record(const Outcome& outcome) {
    const auto batch = ledger_->begin().value();
    ASSERT_TRUE(batch->record(outcome));
    ASSERT_TRUE(batch->commit());
  }
  void give(const StandingOrder& order) {
    const auto batch = ledger_->begin().value();
    ASSERT_TRUE(batch->orders().give(order));
    ASSERT_TRUE(batch->commit());
  }
  OrderBook book() { return ledger_->order_book().value(); }
  static ExaminedFlux flux(int number) {
    return tests::flux_numbered(number, "a-" + std::to_string(number));
  }
  static StandingOrder order(OrderKind kind, const std::string& name) {
    return {kind, "AAA999", name, tests::noon, "marie", "pourquoi"};
  }
};

TEST_F(OrdersKept, StandUntilTheyAreEnded) {
  give(order(OrderKind::hold, "one"));
  give(order(OrderKind::hold, ""));
  ASSERT_THAT(book().orders(), SizeIs(2));
  EXPECT_EQ(book().orders()[1], order(OrderKind::hold, "one"));
  const auto batch = ledger_->begin().value();
  EXPECT_TRUE(batch->orders().end("AAA999", "one", tests::noon).value());
  EXPECT_FALSE(batch->orders().end("AAA999", "one", tests::noon).value()) << "it stands no more";
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(book().orders(), SizeIs(1));
}

TEST_F(OrdersKept, TakeThePlaceOfTheOneBefore) {
  give(order(OrderKind::hold, "one"));
  give(order(OrderKind::expire, "one"));
  ASSERT_THAT(book().orders(), SizeIs(1));
  EXPECT_EQ(book().orders()[0].kind, OrderKind::expire);
}

TEST_F(OrdersKept, EndWithTheFluxTheyAreAbout) {
  attempt(1);
  give(order(OrderKind::hold, "a-1"));
  EXPECT_THAT(book().orders(), SizeIs(1));
  record(tests::decided(flux(1), {tests::good_piece("F-1")}));
  EXPECT_THAT(book().orders(), IsEmpty()) << "it was in hand, and has ended";
  give(order(OrderKind::requeue, "a-1"));
  EXPECT_THAT(book().orders(), SizeIs(1)) << "about one that ended";
}

TEST_F(OrdersKept, TryAgainLaterEachTimeUntilTheFluxEnds) {
  const RetryRule rule{"E_X", true, 10s, 3, 900s, 9};
  for (const auto wait : {10s, 30s}) {
    attempt(1);
    const auto batch = ledger_->begin().value();
    ASSERT_TRUE(batch->orders().try_again("a-1", "E_X", tests::noon, rule));
    ASSERT_TRUE(batch->commit());
    ASSERT_THAT(book().retries(), SizeIs(1));
    EXPECT_EQ(book().retries()[0].next, tests::noon + wait);
    EXPECT_EQ(book().retries()[0].cause, "E_X");
  }
  record(tests::decided(flux(1), {tests::good_piece("F-1")}));
  EXPECT_THAT(book().retries(), IsEmpty());
  const auto batch = ledger_->begin().value();
  EXPECT_EQ(batch->orders().try_again("nobody", "E_X", tests::noon, rule).error().code,
            "E_ARRIVAL");
}

TEST_F(OrdersKept, OweTheSameAnswersAgainAndNotTwice) {
  attempt(1);
  auto outcome = tests::decided(flux(1), {tests::good_piece("F-1")});
  outcome.answers = {{"CSO1100A", "AAA999", "report.xml", "<a/>"}, {"CR", "AAA999", "r", "{}"}};
  record(outcome);
  const auto again = [&] {
    const auto batch = ledger_->begin().value();
    const auto count = batch->orders().redeliver("a-1").value();
    EXPECT_TRUE(batch->commit());
    return count;
  };
  EXPECT_EQ(again(), 0) << "they are still to be delivered";
  const auto deliver = [&] {
    const auto batch = ledger_->begin().value();
    const auto owed = ledger_->owed(10).value();
    for (const auto& one : owed) {
      const std::int64_t row[] = {one.row};
      EXPECT_TRUE(batch->delivered(row, tests::noon));
    }
    EXPECT_TRUE(batch->commit());
    return owed;
  };
  const auto first = deliver();
  EXPECT_EQ(again(), 2);
  EXPECT_EQ(again(), 0);
  const auto second = deliver();
  ASSERT_THAT(second, SizeIs(2));
  for (std::size_t at = 0; at < 2; ++at) {
    EXPECT_EQ(second[at].answer.bytes, first[at].answer.bytes);
    EXPECT_EQ(second[at].answer.file_name, first[at].answer.file_name);
  }
  EXPECT_EQ(again(), 2) << "as it was first, however often";
}

}  // namespace
}  // namespace ecluse::lifecycle
