#include "model/paris.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Paris, ReadsHoursWithAndWithoutZone) {
  struct Row {
    const char *written, *utc;
  };
  for (const auto& row : {Row{"2018-12-18T16:51:55.000+01:00", "2018-12-18T15:51:55.000Z"},
                          Row{"2018-02-22T16:06:38", "2018-02-22T15:06:38.000Z"},
                          Row{"2026-07-01T10:00:00", "2026-07-01T08:00:00.000Z"},
                          Row{"2026-07-01T10:00:00Z", "2026-07-01T10:00:00.000Z"},
                          Row{"2026-07-01T10:00:00.5-03:30", "2026-07-01T13:30:00.500Z"},
                          Row{"2026-07-01T10:00:00.123456", "2026-07-01T08:00:00.123Z"}}) {
    const auto read = parse_date_time(row.written);
    ASSERT_TRUE(read) << row.written;
    EXPECT_EQ(utc_text(*read), row.utc);
  }
}

TEST(Paris, ReadsNothingElseAsAnHour) {
  for (const auto* written :
       {"", "2018-12-18", "2018-15-18T16:51:55", "2018-12-18T24:51:55", "2018-12-18T16:51:55.",
        "2018-12-18T16:51:55+1:00", "2018-12-18T16:51:55+15:00", "2018-12-18T16:51:55 ",
        "2018-12-18T16:51:55+01:75", "2018-12-18 16:51:55"})
    EXPECT_FALSE(parse_date_time(written)) << written;
}

TEST(Paris, ReadsCompactHours) {
  struct Row {
    const char *written, *utc;
  };
  for (const auto& row : {Row{"20260305100000", "2026-03-05T09:00:00.000Z"},
                          Row{"202607051000", "2026-07-05T08:00:00.000Z"},
                          Row{"20260305", "2026-03-04T23:00:00.000Z"}}) {
    const auto read = parse_compact_time(row.written);
    ASSERT_TRUE(read) << row.written;
    EXPECT_EQ(utc_text(*read), row.utc);
  }
  for (const auto* written : {"", "2026030510", "2026030510000Z", "20261305", "20260305250000"})
    EXPECT_FALSE(parse_compact_time(written)) << written;
}

TEST(Paris, AnswersForBothChangesOfTheClock) {
  struct Row {
    const char *written, *utc;
  };
  for (const auto& row : {Row{"2026-03-29T01:59:59", "2026-03-29T00:59:59.000Z"},
                          Row{"2026-03-29T02:30:00", "2026-03-29T01:30:00.000Z"},  // skipped
                          Row{"2026-03-29T03:00:00", "2026-03-29T01:00:00.000Z"},
                          Row{"2026-10-25T02:30:00", "2026-10-25T00:30:00.000Z"},  // shown twice
                          Row{"2026-10-25T03:00:00", "2026-10-25T02:00:00.000Z"}}) {
    EXPECT_EQ(utc_text(*parse_date_time(row.written)), row.utc) << row.written;
  }
}

}  // namespace
}  // namespace ecluse
