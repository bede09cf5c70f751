// The grammar of `ecluse config`.
#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

TEST(CommandLineConfig, KnowsItsThreeViews) {
  EXPECT_EQ(typed<ConfigCommand>({"config", "check", "--root", "/r"}).view, ConfigView::check);
  EXPECT_EQ(typed<ConfigCommand>({"config", "check", "--root", "/r"}).root, "/r");
  EXPECT_EQ(typed<ConfigCommand>({"config", "show"}).view, ConfigView::show);
  EXPECT_EQ(typed<ConfigCommand>({"config", "show"}).root, ".");
  EXPECT_EQ(typed<ConfigCommand>({"config", "keys", "--json"}).view, ConfigView::keys);
  EXPECT_EQ(typed<ConfigCommand>({"config", "keys", "--json"}).output, Output::json);
}

}  // namespace
}  // namespace ecluse::daemon
