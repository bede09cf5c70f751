#include "validation/xpath/unicode_blocks.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

using Range = std::pair<char32_t, char32_t>;

TEST(UnicodeBlocks, AreFoundByTheirNames) {
  EXPECT_EQ(unicode_block("BasicLatin"), Range(0, 0x7F));
  EXPECT_EQ(unicode_block("Latin-1Supplement"), Range(0x80, 0xFF));
  EXPECT_EQ(unicode_block("CurrencySymbols"), Range(0x20A0, 0x20CF));
  EXPECT_EQ(unicode_block("AegeanNumbers"), Range(0x10100, 0x1013F));
  EXPECT_EQ(unicode_block("ZnamennyMusicalNotation"), Range(0x1CF00, 0x1CFCF));
}

TEST(UnicodeBlocks, KeepTheNamesOfXmlSchema) {
  EXPECT_EQ(unicode_block("Greek"), unicode_block("GreekandCoptic"));
  EXPECT_EQ(unicode_block("PrivateUse"), Range(0xE000, 0xF8FF));
}

TEST(UnicodeBlocks, OfOtherNamesAreNot) {
  EXPECT_FALSE(unicode_block(""));
  EXPECT_FALSE(unicode_block("basiclatin"));
  EXPECT_FALSE(unicode_block("Zzz"));
}

}  // namespace
}  // namespace ecluse::xpath
