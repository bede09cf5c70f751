#include "model/utf8.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Utf8Character, IsAsLongAsItsFormSays) {
  EXPECT_EQ(utf8_character("a"), 1U);
  EXPECT_EQ(utf8_character(std::string(1, '\0')), 1U);
  EXPECT_EQ(utf8_character("é<"), 2U);
  EXPECT_EQ(utf8_character("€<"), 3U);
  EXPECT_EQ(utf8_character("\xF0\x9F\x9A\xA2<"), 4U);
  EXPECT_EQ(utf8_character("\xF4\x8F\xBF\xBF"), 4U) << "the last of all";
}

TEST(Utf8Character, IsNoneWhereItsFormIsBroken) {
  for (const char* bad :
       {"", "\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3<", "\xE0\x9F\xBF", "\xE2\x82",
        "\xE2\x82<", "\xE2<>", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x9A", "\xF0\"><",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"})
    EXPECT_EQ(utf8_character(bad), 0U) << bad;
}

TEST(IsUtf8, NeedsEveryCharacter) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("où est ma facture ? 12 € \xF0\x9F\x9A\xA2"));
  EXPECT_FALSE(is_utf8("facture\xE9"));
  EXPECT_FALSE(is_utf8("12 \xE2\x82"));
}

}  // namespace
}  // namespace ecluse
