// The grammar of `ecluse config`.
#include <array>
#include <variant>

#include <gtest/gtest.h>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {
namespace {

ConfigCommand typed(std::vector<const char*> words) {
  words.insert(words.begin(), {"ecluse", "config"});
  const auto catalogue = validation::Catalogue::standard().value();
  const auto line =
      read_command_line(static_cast<int>(words.size()), words.data(), catalogue, Language::en);
  return std::get<ConfigCommand>(std::get<Command>(line));
}

TEST(CommandLineConfig, KnowsItsThreeViews) {
  EXPECT_EQ(typed({"check", "--root", "/r"}).view, ConfigView::check);
  EXPECT_EQ(typed({"check", "--root", "/r"}).root, "/r");
  EXPECT_EQ(typed({"show"}).view, ConfigView::show);
  EXPECT_EQ(typed({"show"}).root, ".");
  EXPECT_EQ(typed({"keys", "--json"}).view, ConfigView::keys);
  EXPECT_EQ(typed({"keys", "--json"}).output, Output::json);
}

}  // namespace
}  // namespace ecluse::daemon
