#include "validation/xpath/keys.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

/// Lines enough for a table to pay.
std::string lines() {
  std::string xml = "<r>";
  for (int i = 0; i < 30; ++i)
    xml +=
        "<l><c>" + std::string(i % 3 == 0 ? "S" : "E") + "</c><n>" + std::to_string(i) + "</n></l>";
  return xml + "<o><l><c> S </c><n>30</n></l></o><l><c>S</c><c>Z</c><n>31</n></l></r>";
}

TEST(NodesByText, KeepsTheOrderOfTheList) {
  Arena arena;
  NodesByText table;
  for (const NodeId node : {3U, 5U, 9U}) table.add(node == 5 ? "b" : "a", node, arena);
  table.add("a", 9, arena);
  EXPECT_EQ(std::vector<NodeId>(table.with("a").begin(), table.with("a").end()),
            (std::vector<NodeId>{3, 9}));
  EXPECT_TRUE(table.with("c").empty());
}

TEST(TextTest, IsAComparisonOfTheNodeWithOneText) {
  tests::Asked asked("<r/>");
  for (const auto* text :
       {"c = 'S'", ". = 'S'", "@c = 'S'", "normalize-space(c) = 'S'", "a/b/upper-case(c) = 'S'"}) {
    const auto test = text_test(asked.root(text));
    ASSERT_TRUE(test) << text;
    EXPECT_EQ(test->text, "S");
  }
  for (const auto* text : {"c = 1", "c != 'S'", "c = ('S', 'E')", "c = d", "//c = 'S'",
                           "c[current()/d] = 'S'", "position() = 'S'", "c = true()"})
    EXPECT_FALSE(text_test(asked.root(text))) << text;
}

TEST(Keys, OfOneElementAndKeyAreOneTable) {
  tests::Asked asked("<r/>");
  asked.root("//l[c = 'S']");
  EXPECT_FALSE(asked.shared().keys().is_shared(0));
  asked.root("count(//l[c = 'E'][n = 1]) > ../l[c = 'Z']");
  EXPECT_EQ(asked.shared().keys().size(), 1U);
  EXPECT_TRUE(asked.shared().keys().is_shared(0));
}

struct Row {
  const char* expression;
  const char* answer;
};

TEST(Keys, FindTheNodesThatAPredicateWould) {
  const std::vector<Row> rows{
      {"count(//l[c = 'S']), count(//l[c = 'E']), count(//l[c = 'x'])", "11 20 0"},
      {"//l[c = 'S'][n > 20]/n, //l[c = 'Z']/n", "21 24 27 31 31"},
      {"//l[c = 'S'][2]/n, /r/l[c = 'S'][4]/n, /r/l[c = 'E'][last()]/n", "3 9 29"},
      {"/r/l[c = 'S']/n = 30, /r//l[normalize-space(c[1]) = 'S']/n = 30", "false true"},
      {"for $i in (3, 4) return (/r/l[c = 'S'][n = $i]/n, /r/l[c = 'E'][n = $i]/n)", "3 4"},
      {"count(//l[n > 2]/c[. = 'S']), count(//l[n > 2]/c[. = 'Z'])", "10 1"},
      {"//o/l[c = ' S ']/n, //l[c = 'Z']/n", "30 31"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(tests::Asked(lines()).answer(row.expression), row.answer) << row.expression;
}

TEST(Keys, LeaveErrorsToThoseWhoMeetThem) {
  tests::Asked asked(lines());
  EXPECT_EQ(asked.answer("exists(//l[upper-case(c) = 'S']), exists(//l[upper-case(c) = 'E'])"),
            "true true");
  EXPECT_EQ(asked.answer("exists(//l[upper-case(c) = 'S']), exists(//l[upper-case(c) = 'X'])"),
            "XPTY0004");
  EXPECT_EQ(asked.answer(
                "exists(//l[number(c) = 1]/c[. = 'S']), exists(//l[xs:decimal(n) > 1]/c[. = 'S'])"),
            "XPTY0004");
}

TEST(Keys, KeepDocumentsApart) {
  tests::Asked asked(lines());
  asked.shared().add_document("d.xml", parsers::read_mixed("<r><l><c>S</c></l></r>").value());
  EXPECT_EQ(asked.answer("count(//l[c = 'S']), document('d.xml')/r/count(//l[c = 'S'])"), "11 1");
}

}  // namespace
}  // namespace ecluse::xpath
