#include "ingest/display.hpp"

#include <gtest/gtest.h>

namespace ecluse::ingest {
namespace {

struct DisplayRow {
  const char* test;
  std::string bytes;
  std::string ascii;
  std::string utf8;
};

class Displayed : public testing::TestWithParam<DisplayRow> {};

TEST_P(Displayed, EscapesAsTheRowSays) {
  EXPECT_EQ(displayed(GetParam().bytes, Shown::ascii), GetParam().ascii);
  EXPECT_EQ(displayed(GetParam().bytes, Shown::utf8), GetParam().utf8);
}

const std::vector<DisplayRow> rows{
    {"Plain", "a b~.xml", "a b~.xml", "a b~.xml"},
    {"Controls", "a\n\x7F", "a\\x0A\\x7F", "a\\x0A\\x7F"},
    {"Accent", "\xC3\xA9t\xC3\xA9", "\\xC3\\xA9t\\xC3\\xA9", "\xC3\xA9t\xC3\xA9"},
    {"ThreeBytes", "\xE2\x82\xAC", "\\xE2\\x82\\xAC", "\xE2\x82\xAC"},
    {"FourBytes", "\xF0\x9F\x93\x84", "\\xF0\\x9F\\x93\\x84", "\xF0\x9F\x93\x84"},
    {"Latin1", "\xE9t\xE9", "\\xE9t\\xE9", "\\xE9t\\xE9"},
    {"Overlong", "\xC0\xAF", "\\xC0\\xAF", "\\xC0\\xAF"},
    {"Surrogate", "\xED\xA0\x80", "\\xED\\xA0\\x80", "\\xED\\xA0\\x80"},
    {"BeyondUnicode", "\xF7\xBF\xBF\xBF", "\\xF7\\xBF\\xBF\\xBF", "\\xF7\\xBF\\xBF\\xBF"},
    {"RightToLeftOverride", "\xE2\x80\xAE", "\\xE2\\x80\\xAE", "\\xE2\\x80\\xAE"},
    {"CutCharacter", "a\xE2\x82", "a\\xE2\\x82", "a\\xE2\\x82"},
};

INSTANTIATE_TEST_SUITE_P(Rows, Displayed, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Displayed, IsCutBetweenCharacters) {
  EXPECT_EQ(displayed("abcdef", Shown::ascii, 6), "abcdef");
  EXPECT_EQ(displayed("abcdefg", Shown::ascii, 6), "abc...");
  EXPECT_EQ(displayed("ab\xC3\xA9"
                      "defgh",
                      Shown::utf8, 6),
            "ab...");
  EXPECT_EQ(displayed("\n\n\n", Shown::ascii, 8), "\\x0A...");
}

}  // namespace
}  // namespace ecluse::ingest
