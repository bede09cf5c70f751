#include "validation/xpath/lexer.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

std::string kinds_of(std::string_view text) {
  const auto tokens = tokens_of(text);
  if (!tokens) return "!" + std::to_string(tokens.error().offset);
  std::string kinds;
  for (const auto& token : *tokens) kinds += "enwvsidDy"[static_cast<int>(token.kind)];
  return kinds;
}

struct Row {
  const char* text;
  const char* kinds;
};

TEST(Lexer, TakesATextApart) {
  constexpr Row rows[] = {
      {"", "e"},         {"a", "ne"},
      {"a:b", "ne"},     {"a-b.c", "ne"},
      {"a - b", "nyne"}, {"*", "we"},
      {"p:*", "we"},     {"*:a", "we"},
      {"2 * 3", "iwie"}, {"$a:b", "ve"},
      {"$ a", "ve"},     {"child::a", "nyne"},
      {"1", "ie"},       {"1.5", "de"},
      {".5", "de"},      {"1.", "de"},
      {"1e3", "De"},     {"1.5E-3", "De"},
      {"..", "ye"},      {"a..b", "ne"},
      {"'a''b'", "se"},  {"(: (: :) :) a", "ne"},
      {"a<<b", "nyne"},  {"a<=b", "nyne"},
      {"//a", "yne"},
  };
  for (const auto& row : rows) EXPECT_EQ(kinds_of(row.text), row.kinds) << row.text;
}

TEST(Lexer, SaysWhereATextIsNoExpression) {
  constexpr Row rows[] = {
      {"a 'b", "!2"}, {"(: a", "!0"}, {"1 #", "!2"}, {"10div", "!0"}, {"$1", "!0"}};
  for (const auto& row : rows) EXPECT_EQ(kinds_of(row.text), row.kinds) << row.text;
}

TEST(Lexer, UndoesDoubledQuotes) {
  EXPECT_EQ(tokens_of("'it''s'")->front().value, "it's");
}

TEST(Lexer, RefusesATextWithoutBound) {
  EXPECT_FALSE(tokens_of(std::string(longest_text + 1, ' ')));
}

}  // namespace
}  // namespace ecluse::xpath
