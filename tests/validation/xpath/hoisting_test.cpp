#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {
namespace {

TEST(Hoisting, FindsOnceWhatTheDocumentHasInCommon) {
  tests::Asked asked("<r/>");
  for (const auto* text : {"//a", "sum(//a/b)", "exists(//a) and //b = 1", "/r/a[b = //c]"})
    EXPECT_EQ(asked.root(text).op, Op::memo) << text;
  for (const auto* text : {"a", "//a[. = current()]", "/", "position()"})
    EXPECT_NE(asked.root(text).op, Op::memo) << text;
}

TEST(Hoisting, SharesItBetweenExpressions) {
  tests::Asked asked("<r/>");
  const auto first = asked.root("a = sum(//a)").part(0).part(1).number;
  EXPECT_EQ(asked.root("sum(//a) > b").part(0).part(0).number, first);
  EXPECT_NE(asked.root("sum(//b) > b").part(0).part(0).number, first);
  EXPECT_EQ(asked.shared().memos().size(), 2U);
}

TEST(Hoisting, TakesTheStartOfAPathWhoseRestDepends) {
  tests::Asked asked("<r><a k='1'><b>x</b></a><a k='2'><b>y</b></a></r>");
  const auto& loop = asked.root("for $k in ('1', '2') return //a/b[../@k = $k]").part(0);
  const auto& path = tests::behind_repeated(loop.part(1));
  ASSERT_EQ(path.op, Op::path);
  EXPECT_EQ(path.part(0).op, Op::memo);
  EXPECT_EQ(asked.answer("for $k in ('2', '1') return //a/b[../@k = $k]"), "y x");
}

TEST(Hoisting, SharesAStartWithPathsThatLeadNowhere) {
  tests::Asked asked("<r><a k='1'/></r>");
  EXPECT_EQ(
      asked.answer("for $k in ('1', '2') return (count(//a[@k = $k]/zz), count(//a[@k = $k]))"),
      "0 1 0 0");
}

TEST(Hoisting, LooksAtTheEndOfAPathFirst) {
  tests::Asked asked(
      "<r><l k='1'><c>S</c></l><l k='2'><c>S</c></l><n><l k='1'><c>Z</c></l></n></r>");
  const auto& path = tests::behind_repeated(asked.root("(l | n)[@k = 1]/c[. = 'Z']"));
  EXPECT_EQ(path.number, path.parts.back()->number);
  EXPECT_NE(path.number, 0U);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(asked.answer("r/count((l | n)[@k = 1]/c[. = 'Z'])"), "0");
    EXPECT_EQ(asked.answer("r/count((l | n)[@k = 1]/c[. = 'S'])"), "1");
    EXPECT_EQ(asked.answer("r/count((l | n)[@k = 1]/c[. = 'E'])"), "0");
  }
}

TEST(Hoisting, RemembersAnErrorToo) {
  tests::Asked asked("<r><a>x</a></r>");
  EXPECT_EQ(asked.answer("for $i in (1, 2) return //a/xs:decimal(.)"), "FORG0001");
  EXPECT_EQ(asked.answer("every $i in (1, 2) satisfies not(sum(//a) = 1)"), "FORG0001");
}

TEST(Hoisting, KeepsApartWhatOtherDocumentsGive) {
  tests::Asked asked("<r><a/></r>");
  asked.shared().add_document("c.xml", parsers::read_mixed("<r><a/><a/></r>").value());
  EXPECT_EQ(asked.answer("count(//a), document('c.xml')/r/a[1]/count(//a), count(//a)"), "1 2 1");
}

}  // namespace
}  // namespace ecluse::xpath
