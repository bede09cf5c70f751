#include "daemon/shape.hpp"

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

Subject waiting(const std::string& partner, std::chrono::minutes age) {
  Subject subject{Stand::waiting, partner, "file"};
  subject.since = tests::monday - age;
  return subject;
}

TEST(Shape, CountsByAgePartnerAndState) {
  auto held = waiting("BBB222", 25h);
  held.order = lifecycle::StandingOrder{};
  const auto rows = shape_of({waiting("AAA111", 0min), waiting("AAA111", 4min),
                              waiting("AAA111", 5min), waiting("AAA111", 639min), held},
                             tests::monday);
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].partner, "");
  EXPECT_EQ(rows[0].total, 5);
  EXPECT_EQ(rows[1].partner, "AAA111");
  EXPECT_EQ(rows[1].state, "waiting");
  EXPECT_EQ(rows[1].counts, (std::array<std::int64_t, shape_columns>{2, 1, 0, 0, 0, 0, 0, 1}));
  EXPECT_EQ(rows[2].state, "held");
  EXPECT_EQ(rows[2].counts.back(), 1) << "older than the last age";
}

TEST(Shape, HasItsSumThoughNothingWaits) {
  const auto rows = shape_of({}, tests::monday);
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].total, 0);
}

TEST(Shape, NamesItsColumnsByMinutes) {
  EXPECT_EQ(shape_label(0), "5");
  EXPECT_EQ(shape_label(shape_columns - 1), "1280+");
}

}  // namespace
}  // namespace ecluse::daemon
