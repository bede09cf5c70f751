#include "parsers/text_position.hpp"

#include <array>
#include <vector>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

TEST(TextPosition, CountsLinesAndCharactersFromOne) {
  const std::string_view text = "ab\nécé\n\nx";
  struct Row {
    std::size_t offset;
    std::uint32_t line, column;
  };
  // é takes two bytes
  const Row rows[] = {{0, 1, 1}, {1, 1, 2},  {3, 2, 1},  {5, 2, 2},  {6, 2, 3},
                      {9, 3, 1}, {10, 4, 1}, {11, 4, 2}, {999, 4, 2}};
  TextPosition in_steps(text);
  for (const auto& [offset, line, column] : rows) {
    TextPosition at_once(text);
    for (auto* position : {&at_once, &in_steps}) {
      position->advance_to(offset);
      EXPECT_EQ(position->line(), line) << offset;
      EXPECT_EQ(position->column(), column) << offset;
    }
  }
}

TEST(TextPosition, CountsWhatWasTakenOut) {
  // "ab" + "123" + "c\nd" + "1\n23\n4567" + "e"
  const std::vector<Gap> gaps{{2, 3, 0, 3}, {5, 9, 2, 4}};
  const std::array<std::uint32_t, 3> rows[] = {{1, 1, 2}, {2, 1, 6}, {3, 1, 7},
                                               {4, 2, 1}, {5, 4, 5}, {6, 4, 6}};
  for (const auto& [offset, line, column] : rows) {
    TextPosition position("abc\nde", gaps);
    position.advance_to(offset);
    EXPECT_EQ(position.line(), line) << offset;
    EXPECT_EQ(position.column(), column) << offset;
  }
  EXPECT_EQ(original_offset(1, gaps), 1U);
  EXPECT_EQ(original_offset(2, gaps), 5U);
  EXPECT_EQ(original_offset(6, gaps), 18U);
}

TEST(TextPosition, NeverGoesBack) {
  TextPosition position("a\nb\nc");
  position.advance_to(4);
  position.advance_to(0);
  EXPECT_EQ(position.line(), 3U);
}

}  // namespace
}  // namespace ecluse::parsers
