#include "validation/xpath/parser.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

struct Row {
  std::string text;
  std::string expected;
};

TEST(Parser, BindsOperatorsAsTightlyAsXPathSays) {
  tests::Asked asked("<r/>");
  const Row rows[] = {
      {"2 + 3 * 4", "14"},
      {"(2 + 3) * 4", "20"},
      {"10 - 5 - 2", "3"},
      {"8 div 2 div 2", "2"},
      {"1 or 1 div 0 = 1", "true"},
      {"1 to 1 + 1", "1 2"},
      {"-2 * 3", "-6"},
      {"1 + 1 = 2 and 1 = 1", "true"},
      {"1 , 2", "1 2"},
      {"1 = 2 or 1 = 1 and 2 = 2", "true"},
      {"'1' cast as xs:integer + 1", "2"},
  };
  for (const auto& row : rows) EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
}

TEST(Parser, SaysWhereItStopped) {
  tests::Asked asked("<r/>");
  const Row rows[] = {{"1 +", "XPST0003@3"},       {"1 2", "XPST0003@2"},
                      {"1 = 2 = 3", "XPST0003@6"}, {"for $x return 1", "XPST0003@7"},
                      {"$y", "XPST0008@1"},        {"if (1) then 2", "XPST0003@13"}};
  for (const auto& row : rows) EXPECT_EQ(asked.error(row.text), row.expected) << row.text;
}

TEST(Parser, BoundsTheDepthOfAnExpression) {
  tests::Asked asked("<r/>");
  const auto nested = [](std::size_t depth) {
    return std::string(depth, '(') + "1" + std::string(depth, ')');
  };
  EXPECT_EQ(asked.error(nested(100)), "");
  EXPECT_NE(asked.error(nested(100'000)), "");
  std::string sum = "1";
  for (int i = 0; i < 50'000; ++i) sum += "+1";
  EXPECT_NE(asked.error(sum), "");
  std::string either = "/r = 1";
  for (int i = 0; i < 5'000; ++i) either += " or /r = 1";
  EXPECT_EQ(asked.error(either), "") << "alternatives lie beside each other";
}

}  // namespace
}  // namespace ecluse::xpath
