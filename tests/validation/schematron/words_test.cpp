#include "validation/schematron/words.hpp"

#include <gtest/gtest.h>

namespace ecluse::validation::schematron {
namespace {

TEST(SchematronWords, KnowElementsByTheirNamespace) {
  EXPECT_TRUE(word_of(schematron_ns, "rule"));
  EXPECT_TRUE(word_of(xslt_ns, "choose"));
  EXPECT_FALSE(word_of(schematron_ns, "choose"));
  EXPECT_FALSE(word_of(xslt_ns, "template"));
  EXPECT_FALSE(word_of("", "rule"));
}

TEST(SchematronWords, AllowWholeNamesOfAttributes) {
  const auto word = *word_of(schematron_ns, "rule");
  EXPECT_TRUE(allows(word, "context"));
  EXPECT_TRUE(allows(word, "subject"));
  EXPECT_FALSE(allows(word, "con"));
  EXPECT_FALSE(allows(word, ""));
  EXPECT_FALSE(allows(word, "test"));
}

}  // namespace
}  // namespace ecluse::validation::schematron
