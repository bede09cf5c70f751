// What the conformance table cannot say of the functions of nodes.
#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"
#include "tests/validation/xpath/library_call.hpp"

namespace ecluse::xpath {
namespace {

TEST(NodeFunctions, GiveTheWordsOfAnError) {
  tests::Desk desk;
  desk.call("error", {Sequence(), tests::text("no total")});
  const auto error = desk.evaluation.take_error();
  EXPECT_EQ(error.code, "FOER0000");
  EXPECT_EQ(error.text, "no total");
}

TEST(NodeFunctions, SeeTheContextOfEachStep) {
  EXPECT_EQ(tests::answer_of("/r/*[name() = 'b']/local-name(..)", "<r><a/><b/></r>"), "string r");
  EXPECT_EQ(tests::answer_of("/r/a/@*/name()", "<r><a x='1' y='2'/></r>"), "string x | string y");
}

TEST(NodeFunctions, TakeTheCaseOfLanguagesForNothing) {
  const std::string_view document = "<r xml:lang='FR-fr'/>";
  EXPECT_EQ(tests::answer_of("/r[lang('fr')]", document), "element r");
  EXPECT_EQ(tests::answer_of("/r[lang('f')]", document), "()");
}

}  // namespace
}  // namespace ecluse::xpath
