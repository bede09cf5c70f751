#include "daemon/columns.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

TEST(Columns, AreAsWideAsTheirWidestText) {
  EXPECT_EQ(columns({{"Reçu", "n°"}, {"a", "1"}, {"été long", ""}}),
            "Reçu      n°\na         1\nété long\n");
  EXPECT_EQ(columns({}), "");
}

TEST(Columns, CountLettersNotBytes) {
  EXPECT_EQ(width("été"), 3U);
}

}  // namespace
}  // namespace ecluse::daemon
