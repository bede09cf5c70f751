// What the conformance table cannot say of the functions of dates: what time it is.
#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"

namespace ecluse::xpath {
namespace {

using tests::answer_of;

TEST(DateFunctions, TellTheTimeThatTheEvaluationWasGiven) {
  EXPECT_EQ(answer_of("current-dateTime()"), "dateTime 2026-11-21T10:20:30Z");
  EXPECT_EQ(answer_of("current-date()"), "date 2026-11-21Z");
  EXPECT_EQ(answer_of("current-time()"), "time 10:20:30Z");
  EXPECT_EQ(answer_of("implicit-timezone()"), "dayTimeDuration PT0S");
}

TEST(DateFunctions, AdjustToTheImplicitZone) {
  EXPECT_EQ(answer_of("adjust-date-to-timezone(xs:date('2026-11-21'))"), "date 2026-11-21Z");
  EXPECT_EQ(answer_of("adjust-time-to-timezone(xs:time('01:00:00+02:00'))"), "time 23:00:00Z");
  EXPECT_EQ(answer_of("adjust-dateTime-to-timezone(xs:dateTime('2026-11-21T01:00:00+02:00'))"),
            "dateTime 2026-11-20T23:00:00Z");
}

}  // namespace
}  // namespace ecluse::xpath
