#include "console/pages.hpp"

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

TEST(Pages, AreFoundByTheirNames) {
  EXPECT_EQ(page_named("home"), &home);
  EXPECT_EQ(page_named("piece"), &piece);
  EXPECT_EQ(page_named("nothing"), nullptr);
}

}  // namespace
}  // namespace ecluse::console
