#include "daemon/excerpt.hpp"

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

std::string told(std::string_view document, std::uint32_t line, std::uint32_t column) {
  const auto shown = excerpt_of(document, {line, column, "", ""});
  return shown ? shown->before + "[" + shown->marked + "]" + shown->after : "-";
}

TEST(Excerpt, MarksTheElementThatIsMeant) {
  constexpr std::string_view document =
      "<a>\r\n\t<b x='1'>été</b><c/>\n  <d>\n    text\n  </d>\n</a>";
  struct Row {
    std::uint32_t line, column;
    const char* shown;
  };
  for (const auto& row : {Row{2, 2, "[<b x='1'>été</b>]<c/>"}, Row{2, 11, "[<b x='1'>été</b>]<c/>"},
                          Row{2, 20, "<b x='1'>été</b>[<c/>]"}, Row{1, 1, "[<a>]"},
                          Row{3, 5, "[<d>]"}, Row{4, 6, "t[e]xt"}, Row{4, 99, "tex[t]"},
                          Row{6, 1, "[</a>]"}, Row{7, 1, "-"}, Row{0, 0, "-"}})
    EXPECT_EQ(told(document, row.line, row.column), row.shown) << row.line << ":" << row.column;
}

TEST(Excerpt, StandsBetweenTheLinesAroundIt) {
  constexpr std::string_view document = "<a>\n  <b/>\n  <c/>\n</a>";
  const auto middle = excerpt_of(document, {2, 3, "", ""}).value();
  EXPECT_EQ(middle.above, "<a>");
  EXPECT_EQ(middle.below, "<c/>");
  EXPECT_EQ(excerpt_of(document, {1, 1, "", ""})->above, "");
  EXPECT_EQ(excerpt_of(document, {4, 1, "", ""})->below, "");
}

TEST(Excerpt, FitsAScreen) {
  const std::string wide =
      std::string(500, 'a') + "<é>" + std::string(900, 'b') + "</é>" + std::string(500, 'c');
  const auto shown = excerpt_of(wide, {1, 501, "", ""});
  ASSERT_TRUE(shown);
  EXPECT_LT(shown->before.size() + shown->marked.size() + shown->after.size(), 400U);
  EXPECT_TRUE(shown->before.starts_with("…a"));
  EXPECT_TRUE(shown->marked.ends_with("b…"));
}

TEST(Excerpt, LetsNothingDriveATerminal) {
  EXPECT_EQ(told("<a>\x1b[31m\x07</a>", 1, 1), "[<a>\\x1B[31m\\x07</a>]");
  EXPECT_EQ(told(std::string_view("<\0a\0>\0", 6), 1, 1), "-") << "UTF-16 is no text here";
}

}  // namespace
}  // namespace ecluse::daemon
