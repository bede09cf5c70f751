#include "validation/xpath/columns.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/code.hpp"

namespace ecluse::xpath {
namespace {

TEST(Columns, KeepAValueForANodeWithItsText) {
  Arena arena;
  Column column(arena, 4);
  EXPECT_EQ(column.find(7), nullptr);
  std::string text = "abc";
  column.keep(7, Item::of_string(text), arena);
  text = "xyz";
  ASSERT_NE(column.find(7), nullptr);
  EXPECT_EQ(column.find(7)->front().text(), "abc");
  column.keep(8, {}, arena);
  ASSERT_NE(column.find(8), nullptr);
  EXPECT_TRUE(column.find(8)->empty());
}

TEST(Columns, DoNotKeepWhatIsLongOrSeveral) {
  Arena arena;
  Column column(arena, 4);
  const std::array<Item, 2> two{Item::of_boolean(true), Item::of_boolean(false)};
  column.keep(1, Sequence(std::span(two)), arena);
  column.keep(2, Item::of_string(std::string(1'000, 'x')), arena);
  EXPECT_EQ(column.find(1), nullptr);
  EXPECT_EQ(column.find(2), nullptr);
}

TEST(Columns, NeverGiveTheValueOfAnotherNode) {
  Arena arena;
  Column column(arena, 1);
  for (NodeId node = 1; node < 1'000; ++node)
    column.keep(node, Item::of_integer(static_cast<Wide>(node)), arena);
  std::size_t known = 0;
  for (NodeId node = 1; node < 2'000; ++node)
    if (const auto* const found = column.find(node)) {
      ++known;
      EXPECT_EQ(found->front().wide(), static_cast<Wide>(node));
    }
  EXPECT_GE(known, 1U);
  EXPECT_LE(known, 16U) << "its room is bounded";
}

TEST(Columns, AreSharedByExpressionsThatSayTheSame) {
  tests::Asked asked("<r><a><c> S </c></a></r>");
  const auto number = asked.root("normalize-space(c)").number;
  EXPECT_EQ(asked.root("normalize-space(c)").op, Op::column);
  EXPECT_EQ(asked.root("normalize-space(c) = 'S'").part(0).number, number);
  EXPECT_NE(asked.root("normalize-space(d)").number, number);
  EXPECT_TRUE(asked.shared().columns().is_shared(number));
  for (const auto* text : {"normalize-space(.)", "c", "position() = 2", "c[. = current()] = 1"})
    EXPECT_NE(asked.root(text).op, Op::column) << text;
}

TEST(Columns, AreNotMadeForWhatOnlyAnotherColumnAsksFor) {
  tests::Asked asked("<r/>");
  const auto& shared = asked.root("string-length(normalize-space(c))");
  EXPECT_EQ(asked.root("string-length(normalize-space(c))").number, shared.number);
  EXPECT_TRUE(asked.shared().columns().is_shared(shared.number));
  const auto inner = shared.part(0).part(0).number;
  EXPECT_FALSE(asked.shared().columns().is_shared(inner));
  EXPECT_EQ(asked.root("normalize-space(c) = 'S'").part(0).number, inner);
  EXPECT_TRUE(asked.shared().columns().is_shared(inner));
}

struct Row {
  const char* text;
  const char* expected;
};

/// Each is compiled twice, so that its columns are shared, and looks at several nodes.
TEST(Columns, AnswerForEachNodeAsIfTheyWereNotThere) {
  tests::Asked asked(
      "<r><a k='1'><c> S </c></a><a k='2'><c>Z</c></a><a k='3'/><a k='4'><c>S</c><c>S</c></a></r>");
  constexpr Row rows[] = {
      {"//a[normalize-space(c[1]) = 'S']/@k", "1 4"},
      {"for $x in //a return normalize-space($x/c[1])", "S Z  S"},
      {"for $k in ('S', 'Z') return string-join(//a[normalize-space(c[1]) = $k]/@k, '')", "14 2"},
      {"//a[normalize-space(c) = 'S']/@k", "XPTY0004"},
      {"//a[normalize-space(c) = 'S'][1]/@k", "1"},
      {"//a[@k < 4][normalize-space(c) = 'Z']/@k", "2"},
      {"count(//a[string-length(normalize-space(c[1])) = 0])", "1"},
      {"//a[position() > 1][normalize-space(c[1]) = 'S']/@k", "4"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
    EXPECT_EQ(asked.answer(row.text), row.expected) << row.text << ", shared";
  }
}

TEST(Columns, KeepDocumentsApart) {
  tests::Asked asked("<r><a><c>S</c></a></r>");
  asked.shared().add_document("c.xml",
                              parsers::read_mixed("<r><a><c>Z</c></a><a><c>S</c></a></r>").value());
  const auto* const both =
      "(//a/normalize-space(c), document('c.xml')/r/a/normalize-space(c), //a/normalize-space(c))";
  EXPECT_EQ(asked.answer(both), "S Z S S");
  EXPECT_EQ(asked.answer(both), "S Z S S");
}

}  // namespace
}  // namespace ecluse::xpath
