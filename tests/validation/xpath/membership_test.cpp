#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {
namespace {

constexpr auto codes =
    "<c><l id='1'><v k='B'/><v k='A'/><v k='10'/></l><l id='2'><v k='Z'/><v/></l></c>";

struct Row {
  const char* text;
  const char* expected;
};

TEST(Membership, AnswersAsThePathWould) {
  tests::Asked asked("<r a='A' z='Z' n='10'><e/></r>");
  asked.shared().add_document("c.xml", parsers::read_mixed(codes).value());
  constexpr Row rows[] = {
      {"for $x in //@* return not(document('c.xml')/c/l[@id=1]/v[@k=$x])", "false true false"},
      {"for $x in //@* return not(document('c.xml')/c/l[@id=2]/v[@k=$x])", "true false true"},
      {"for $x in //@* return exists(document('c.xml')/c/l/v[@k=$x])", "true true true"},
      {"for $x in ('A', 'q') return empty(document('c.xml')/c/l/v[@k=$x])", "false true"},
      {"for $x in //e return boolean(document('c.xml')/c/l/v[@k=$x/@none])", "false"},
      {"for $x in (10, 11) return boolean(document('c.xml')/c/l[@id=1]/v[@k='10'][@k=$x])",
       "true false"},
      {"for $x in (10) return boolean(document('c.xml')/c/l[@id=2]/v[@k=$x])", "FORG0001"},
      {"for $x in ('A', 'Z') return count(document('c.xml')/c/l[@id=1]/v[@k=$x])", "1 0"},
  };
  for (const auto& row : rows) EXPECT_EQ(asked.answer(row.text), row.expected) << row.text;
}

TEST(Membership, TellsListsApartWhereValuesAreShared) {
  tests::Asked asked("<r><e x='A'/></r>");
  asked.shared().add_document("c.xml", parsers::read_mixed(codes).value());
  const auto& first =
      asked.root("some $x in //e/@x satisfies exists(document('c.xml')/c/l[@id=1]/v[@k=$x])");
  const auto& second =
      asked.root("some $x in //e/@x satisfies exists(document('c.xml')/c/l[@id=2]/v[@k=$x])");
  ASSERT_EQ(first.op, Op::memo);
  EXPECT_NE(first.number, second.number);
}

TEST(Membership, IsASearchAmongSortedCodes) {
  tests::Asked asked("<r/>");
  asked.shared().add_document("c.xml", parsers::read_mixed(codes).value());
  const auto& expr = asked.root("a = 1 or document('c.xml')/c/l[@id = 1]/v[@k = current()]");
  const auto& search = expr.part(1);
  ASSERT_EQ(search.op, Op::one_of);
  ASSERT_EQ(search.constant->size(), 3U);
  EXPECT_EQ((*search.constant)[0].text(), "10");
  EXPECT_EQ((*search.constant)[2].text(), "B");
}

}  // namespace
}  // namespace ecluse::xpath
