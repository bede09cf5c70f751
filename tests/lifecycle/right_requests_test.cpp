#include "lifecycle/right_requests.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class RightRequestsKept : public tests::LedgerFile {
 protected:
  static RightRequest request(const std::string& account, const std::string& application = {}) {
    RightRequest one;
    one.account = account;
    one.holder = structure_holder("00000127100014");
    one.application = application;
    one.comment = "je les gère";
    one.at = tests::noon;
    return one;
  }
  std::string refused(const RightRequest& one) {
    const auto done = requests_.add(one);
    return done ? "" : done.error().code;
  }
  RightRequests requests_ = RightRequests::open(path_).value();
};

TEST_F(RightRequestsKept, WaitUntilTheyAreAnswered) {
  ASSERT_TRUE(requests_.add(request("a@x")));
  ASSERT_TRUE(requests_.add(request("b@x", "FRAIS_JUSTICE")));
  const auto all = requests_.waiting().value();
  ASSERT_THAT(all, SizeIs(2));
  EXPECT_EQ(all[0].account, "a@x");
  EXPECT_EQ(all[0].holder, structure_holder("00000127100014"));
  EXPECT_EQ(all[1].application, "FRAIS_JUSTICE");
  EXPECT_EQ(all[1].comment, "je les gère");
  const auto row = all[0].row;
  ASSERT_TRUE(requests_.answer(row, RequestAnswer::accepted, "g@x", tests::noon));
  const auto late = requests_.answer(row, RequestAnswer::refused, "h@x", tests::noon);
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().code, "E_REQUEST_NONE");
  EXPECT_FALSE(requests_.waiting(row).value());
  EXPECT_THAT(requests_.waiting().value(), SizeIs(1));
  const auto mine = requests_.of_account("a@x").value();
  ASSERT_THAT(mine, SizeIs(1));
  EXPECT_EQ(mine[0].answer, RequestAnswer::accepted);
  EXPECT_EQ(mine[0].answered_by, "g@x");
}

/// Whoever answers for one structure finds what it is asked for, whatever others are.
TEST_F(RightRequestsKept, AreFoundBehindThoseOfOthers) {
  auto connection = Connection::open(path_, Access::write).value();
  ASSERT_TRUE(connection.execute(
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
      " INSERT INTO right_request (account, holder_kind, holder, application, comment, at)"
      " SELECT 'x' || i || '@x', 'structure', 'other', '', '', 0 FROM n"));
  ASSERT_TRUE(requests_.add(request("a@x")));
  const auto mine = requests_.waiting([](const auto& one) { return one.holder.id != "other"; });
  ASSERT_THAT(mine.value(), SizeIs(1));
  EXPECT_EQ(mine.value()[0].account, "a@x");
  EXPECT_THAT(requests_.waiting().value(), SizeIs(500));
}

TEST_F(RightRequestsKept, StandOnceAndAreBounded) {
  EXPECT_EQ(refused(request("a@x")), "");
  EXPECT_EQ(refused(request("a@x")), "E_REQUEST_STANDS");
  for (std::size_t at = 1; at < most_requests; ++at)
    EXPECT_EQ(refused(request("a@x", "A" + std::to_string(at))), "");
  EXPECT_EQ(refused(request("a@x", "B")), "E_REQUEST_MANY");
  EXPECT_EQ(refused(request("b@x")), "");
  EXPECT_THAT(requests_.of_account("c@x").value(), IsEmpty());
}

}  // namespace
}  // namespace ecluse::lifecycle
