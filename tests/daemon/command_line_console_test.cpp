#include <gtest/gtest.h>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {
namespace {

ConsoleCommand read(std::vector<const char*> words) {
  words.insert(words.begin(), {"ecluse", "console"});
  const auto catalogue = validation::Catalogue::standard().value();
  const auto line =
      read_command_line(static_cast<int>(words.size()), words.data(), catalogue, Language::fr);
  return std::get<ConsoleCommand>(std::get<Command>(line));
}

TEST(ConsoleLine, ListensOnThisMachineOnlyUnlessTold) {
  EXPECT_EQ(read({}).listen, "127.0.0.1:8088");
  EXPECT_EQ(read({"--listen", "0.0.0.0:80", "--root", "/srv"}).listen, "0.0.0.0:80");
  EXPECT_EQ(read({"--root", "/srv"}).root, "/srv");
}

}  // namespace
}  // namespace ecluse::daemon
