#include "model/memoire.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

/// GAP-08, NUM-01: the number read on the screen.
TEST(TemporaryNumber, IsTmpTheYearAndNineDigits) {
  EXPECT_EQ(temporary_number(2019, 10), "TMP2019000000010");
  EXPECT_EQ(temporary_number(2026, 123'456'789), "TMP2026123456789");
}

/// GAP-08, NUM-02: eleven digits by default, more or fewer by configuration.
TEST(MemoireNumber, IsPaddedToItsWidthAndNeverCut) {
  EXPECT_EQ(memoire_number(21'170, 11), "MJ00000021170");
  EXPECT_EQ(memoire_number(7, 3), "MJ007");
  EXPECT_EQ(memoire_number(12'345, 3), "MJ12345");
}

}  // namespace
}  // namespace ecluse
