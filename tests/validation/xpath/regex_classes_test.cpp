#include "validation/xpath/regex_classes.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(RegexClasses, OfLettersAreThoseOfXmlSchema) {
  EXPECT_EQ(class_of_letter('s')->set, (CodePointSet{{9, 10}, {13, 13}, {32, 32}}));
  EXPECT_EQ(class_of_letter('S')->set, class_of_letter('s')->set.complement());
  EXPECT_EQ(class_of_letter('i')->set, name_start_chars());
  EXPECT_EQ(class_of_letter('C')->set, name_chars().complement());
  EXPECT_EQ(class_of_letter('d')->body, "\\p{Nd}");
  EXPECT_TRUE(class_of_letter('D')->negated);
  EXPECT_FALSE(class_of_letter('w')->negated);
  EXPECT_FALSE(class_of_letter('b'));
}

TEST(RegexClasses, OfPropertiesAreCategoriesAndBlocks) {
  EXPECT_EQ(class_of_property("Lu", false)->body, "\\p{Lu}");
  EXPECT_TRUE(class_of_property("Lu", true)->negated);
  EXPECT_EQ(class_of_property("IsBasicLatin", false)->set, (CodePointSet{{0, 0x7F}}));
  EXPECT_EQ(class_of_property("IsBasicLatin", true)->set, (CodePointSet{{0x80, last_code_point}}));
  EXPECT_TRUE(class_of_property("C", false)->negated);
  EXPECT_FALSE(class_of_property("C", true)->negated);
  for (const auto* bad : {"", "X", "Lx", "Latin", "IsNothing", "Cs"})
    EXPECT_FALSE(class_of_property(bad, false)) << bad;
}

}  // namespace
}  // namespace ecluse::xpath
