#include "validation/xpath/unicode_case.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

struct Row {
  std::string_view text, upper, lower;
};

constexpr Row rows[] = {
    {"", "", ""},
    {"Eur-12 z{@[`", "EUR-12 Z{@[`", "eur-12 z{@[`"},
    {"Écluse œuvre ÿ", "ÉCLUSE ŒUVRE Ÿ", "écluse œuvre ÿ"},
    {"straße ﬁn", "STRASSE FIN", "straße ﬁn"},
    {"Σίσυφος", "ΣΊΣΥΦΟΣ", "σίσυφος"},
    {"Привет Ђ", "ПРИВЕТ Ђ", "привет ђ"},
    {"ǆ ǅ Ǆ", "Ǆ Ǆ Ǆ", "ǆ ǆ ǆ"},
    {"İ", "İ", "i̇"},
    {"ꭰ Ꭰ", "Ꭰ Ꭰ", "ꭰ ꭰ"},
    {"𐐨𐐀 €𝄞", "𐐀𐐀 €𝄞", "𐐨𐐨 €𝄞"},
};

TEST(UnicodeCase, IsThatOfTheFullMappings) {
  for (const auto& [text, upper, lower] : rows) {
    EXPECT_EQ(upper_case(text), upper) << text;
    EXPECT_EQ(lower_case(text), lower) << text;
  }
}

}  // namespace
}  // namespace ecluse::xpath
