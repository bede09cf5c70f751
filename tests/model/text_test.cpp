#include "model/text.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Text, IsTrimmedOfXmlWhiteSpaceOnly) {
  EXPECT_EQ(trimmed(" \r\n\t "), "");
  EXPECT_EQ(trimmed("\n a b\t"), "a b");
  EXPECT_EQ(trimmed("\u00A0x"), "\u00A0x");
}

TEST(Text, LosesEverySpacePeoplePutInNumbers) {
  EXPECT_EQ(without_spaces(" 219 900\u00A0016\u202F00011\t\r\n"), "21990001600011");
  EXPECT_EQ(without_spaces(" \u00A0"), "");
  EXPECT_EQ(without_spaces("é\xC2"), "é\xC2");
  EXPECT_EQ(without_spaces("é€"), "é€");
}

}  // namespace
}  // namespace ecluse
