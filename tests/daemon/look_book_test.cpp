#include "daemon/look_book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
constexpr Instant noon{std::chrono::hours{12}};

class FakeKeeper final : public lifecycle::AuditKeeper {
 public:
  Done keep(std::span<const lifecycle::AuditEntry> entries) override {
    if (busy) return failure("E_LEDGER_BUSY", "");
    for (const auto& one : entries) kept.push_back(one.who + " " + one.what + " " + one.detail);
    return {};
  }
  bool busy = false;
  std::vector<std::string> kept;
};

TEST(LookBook, BringsLooksToTheAuditTogether) {
  LookBook book;
  ASSERT_TRUE(book.note("marie", "look", "/flux/1", noon));
  ASSERT_TRUE(book.note("paul", "look", "/flux/1", noon));
  FakeKeeper keeper;
  ASSERT_TRUE(book.keep(keeper));
  EXPECT_THAT(keeper.kept, testing::ElementsAre("marie look /flux/1", "paul look /flux/1"));
  EXPECT_EQ(book.waiting(), 0U);
}

/// A page that stays open asks for itself again and again.
TEST(LookBook, CountsTheSameLookOnceInAWhile) {
  LookBook book;
  for (auto at = 0s; at < 600s; at += 3s)
    ASSERT_TRUE(book.note("marie", "look", "/flux/1", noon + at));
  EXPECT_EQ(book.waiting(), 1U);
  ASSERT_TRUE(book.note("marie", "look", "/flux/2", noon + 1s));
  ASSERT_TRUE(book.note("marie", "look", "/flux/1", noon + 10min));
  EXPECT_EQ(book.waiting(), 3U);
  ASSERT_TRUE(book.note("marie", "look", "/flux/1", noon)) << "a clock put back";
  EXPECT_EQ(book.waiting(), 4U);
}

TEST(LookBook, KeepsWhatTheLedgerCouldNotTake) {
  LookBook book;
  FakeKeeper keeper;
  keeper.busy = true;
  ASSERT_TRUE(book.note("marie", "look", "/flux/1", noon));
  EXPECT_EQ(book.keep(keeper).error().code, "E_LEDGER_BUSY");
  ASSERT_TRUE(book.note("marie", "look", "/flux/2", noon));
  keeper.busy = false;
  ASSERT_TRUE(book.keep(keeper));
  EXPECT_THAT(keeper.kept, testing::ElementsAre("marie look /flux/1", "marie look /flux/2"));
}

TEST(LookBook, LetsNobodyLookWhenItIsFull) {
  LookBook book;
  for (std::size_t nth = 0; nth < LookBook::most_waiting; ++nth)
    ASSERT_TRUE(book.note("marie", "look", "/flux/" + std::to_string(nth), noon));
  EXPECT_EQ(book.note("marie", "look", "/flux/x", noon).error().code, "E_LEDGER_BUSY");
  EXPECT_TRUE(book.note("marie", "look", "/flux/1", noon)) << "that look is kept already";
}

}  // namespace
}  // namespace ecluse::daemon
