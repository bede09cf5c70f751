#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

constexpr auto list = "' AAA BBB CCC DDD EEE FFF GGG HHH III JJJ KKK '";

std::string asks(const std::string& code) {
  return "contains(" + std::string(list) + ", concat(' ', " + code + ", ' '))";
}
std::string asks_single(const std::string& code) {
  return "not(contains(" + code + ", ' ')) and " + asks(code);
}

TEST(Listing, IsALookIntoATable) {
  tests::Asked asked("<r/>");
  EXPECT_EQ(asked.root(asks("a")).op, Op::listed);
  const auto& single = asked.root(asks_single("normalize-space(a)"));
  ASSERT_EQ(single.parts.size(), 1U) << "the blank is asked for once";
  EXPECT_EQ(single.part(0).number, single_codes);
  for (const auto* text :
       {"contains(b, concat(' ', a, ' '))",
        "contains(' AAA BBB CCC DDD EEE FFF GGG HHH III ', concat('-', a, ' '))",
        "contains(' AAA BBB CCC DDD EEE FFF GGG HHH III ', concat(' ', a, b, ' '))"})
    EXPECT_NE(asked.root(text).op, Op::listed) << text;
}

TEST(Listing, KeepsTheBlankCheckOfAnotherValue) {
  tests::Asked asked("<r/>");
  const auto other = "not(contains(normalize-space(b), ' ')) and " + asks("normalize-space(a)");
  EXPECT_EQ(asked.root(other).parts.size(), 2U);
  EXPECT_EQ(asked.root(asks_single("a")).parts.size(), 2U) << "a may be several";
}

struct Row {
  std::string text;
  const char* expected;
};

TEST(Listing, AnswersAsTheWordsSay) {
  tests::Asked asked(
      "<r><a>BBB</a><a> BBB</a><a>BBB CCC</a><a>BBB DDD</a><a/><a>BB</a><n>1</n></r>");
  const Row rows[] = {
      {"for $x in //a return " + asks("$x"), "true false true false false false"},
      {"for $x in //a return " + asks("normalize-space($x)"), "true true true false false false"},
      {"for $x in //a return (" + asks_single("normalize-space($x)") + ")",
       "true true false false false false"},
      {asks("//zz"), "false"},
      {asks("//a"), "XPTY0004"},
      {asks("number(//n)"), "false"},
      {asks_single("normalize-space(//a)"), "XPTY0004"},
  };
  for (const auto& row : rows) EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
}

}  // namespace
}  // namespace ecluse::xpath
