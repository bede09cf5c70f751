#include "validation/xpath/code_points.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(CodePoints, AreCountedAndFoundNotBytes) {
  const std::string text = "aé€𝄞z";
  EXPECT_EQ(count_code_points(text), 5U);
  EXPECT_EQ(text.substr(offset_of_code_point(text, 2), 3), "€");
  EXPECT_EQ(offset_of_code_point(text, 4), text.size() - 1);
  EXPECT_EQ(offset_of_code_point(text, 9), text.size());
  EXPECT_EQ(count_code_points(""), 0U);
}

TEST(CodePoints, AreReadAndWrittenAlike) {
  for (const char32_t c : {0x9U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFDU, 0x10000U, 0x10FFFFU}) {
    std::string text;
    append_code_point(text, c);
    std::size_t at = 0;
    EXPECT_EQ(next_code_point(text, at), c);
    EXPECT_EQ(at, text.size()) << std::hex << static_cast<unsigned>(c);
  }
}

TEST(CodePoints, OfBrokenTextsNeverLeaveThem) {
  for (const std::string text : {"\xC3", "\xF0\x9D", "\x80\x80", "\xFF"}) {
    std::size_t at = 0;
    while (at < text.size()) next_code_point(text, at);
    EXPECT_EQ(at, text.size());
  }
}

TEST(CodePoints, OfXmlLeaveControlsAndSurrogatesOut) {
  for (const char32_t good : {0x9U, 0xAU, 0xDU, 0x20U, 0xD7FFU, 0xE000U, 0xFFFDU, 0x10FFFFU})
    EXPECT_TRUE(is_xml_char(good)) << std::hex << static_cast<unsigned>(good);
  for (const char32_t bad : {0x0U, 0x8U, 0x1FU, 0xD800U, 0xDFFFU, 0xFFFEU, 0x110000U})
    EXPECT_FALSE(is_xml_char(bad)) << std::hex << static_cast<unsigned>(bad);
}

TEST(CodePointSet, JoinsRangesThatTouch) {
  CodePointSet set{{'a', 'c'}, {'x', 'z'}};
  set.add('d', 'f');
  EXPECT_EQ(set, (CodePointSet{{'a', 'f'}, {'x', 'z'}}));
  set.add('e', 'y');
  EXPECT_EQ(set, (CodePointSet{{'a', 'z'}}));
  EXPECT_EQ(set.ranges().size(), 1U);
}

TEST(CodePointSet, KnowsWhatItLeavesOut) {
  const CodePointSet letters{{'a', 'z'}};
  EXPECT_EQ(letters.complement(), (CodePointSet{{0, 'a' - 1}, {'z' + 1, last_code_point}}));
  EXPECT_EQ(letters.complement().complement(), letters);
  EXPECT_EQ(letters.without({{'e', 'e'}, {'y', '~'}}), (CodePointSet{{'a', 'd'}, {'f', 'x'}}));
  EXPECT_TRUE(CodePointSet().complement().complement().ranges().empty());
}

TEST(CodePointSet, OfNamesHoldsWhatXmlSays) {
  EXPECT_EQ(name_start_chars().without({{':', ':'}}).ranges().front().first, U'A');
  EXPECT_EQ(name_chars().ranges().front(), (CodePointSet::Range{'-', '.'}));
}

}  // namespace
}  // namespace ecluse::xpath
