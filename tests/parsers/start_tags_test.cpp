#include "parsers/start_tags.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

std::string tag_with(int attributes) {
  std::string tag = "<b";
  for (int i = 0; i < attributes; ++i)
    tag += " a" + std::to_string(i) + (i % 2 ? "='>'" : "=\"'\"");
  return tag + ">";
}

TEST(StartTags, ACrowdedOneIsFoundWhereverItStands) {
  EXPECT_FALSE(crowded_tag("", 10));
  EXPECT_FALSE(crowded_tag("<a>" + tag_with(10) + "</b></a>", 10));
  EXPECT_EQ(crowded_tag("<a>" + tag_with(11) + "</b></a>", 10), 3U);
  EXPECT_EQ(crowded_tag(tag_with(3) + "<!-- x < y --><?p <?><![CDATA[<<]]>" + tag_with(11), 10),
            tag_with(3).size() + 35);
}

TEST(StartTags, QuotesOutOfTagsAreNotAttributes) {
  const std::string quotes(200, '"');
  EXPECT_FALSE(crowded_tag("<a>" + quotes + "</a>", 10));
  EXPECT_FALSE(crowded_tag("<a><!--<b " + quotes + "--></a>", 10));
  EXPECT_FALSE(crowded_tag("<a><![CDATA[<b " + quotes + "]]></a>", 10));
}

TEST(StartTags, ABrokenTextIsReadToItsEnd) {
  EXPECT_EQ(crowded_tag(tag_with(200).substr(0, 900), 10), 0U);
  EXPECT_FALSE(crowded_tag("<a b='" + std::string(500, 'x'), 10));
  EXPECT_FALSE(crowded_tag("<!-- " + tag_with(200), 10));
  EXPECT_FALSE(crowded_tag("<", 10));
}

}  // namespace
}  // namespace ecluse::parsers
