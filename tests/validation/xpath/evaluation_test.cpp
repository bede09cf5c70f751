#include "validation/xpath/evaluation.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

TEST(Evaluation, KeepsTheFirstErrorUntilItIsTaken) {
  const Shared shared;
  Evaluation evaluation(shared);
  evaluation.fail("FORG0001", "first");
  evaluation.fail("FOAR0001", "second");
  EXPECT_EQ(evaluation.take_error(), (DynamicError{"FORG0001", "first"}));
  EXPECT_FALSE(evaluation.failed());
}

TEST(Evaluation, StopsFunctionsThatCallEachOtherForEver) {
  const Shared shared;
  Evaluation evaluation(shared);
  for (int i = 0; i < Evaluation::deepest_call; ++i) EXPECT_TRUE(evaluation.enter());
  EXPECT_FALSE(evaluation.enter());
}

TEST(Evaluation, ForgetsTheDocumentBefore) {
  tests::Asked asked("<r><i>1</i></r>");
  const auto expression = compile("count(//i)", asked.context).value();
  tests::Asked other("<r/>");
  auto& evaluation = asked.begin();
  const auto count = [&](const Tree& tree) {
    return evaluate(expression, evaluation, {.item = tree.item(0)}, {}).value().front().wide();
  };
  EXPECT_TRUE(count(asked.tree()) == 1);
  const Tree tree(other.document(), asked.shared().names());
  evaluation.begin(tree, {0, 0, 0});
  EXPECT_TRUE(count(tree) == 0);
}

TEST(Shared, GivesOneNumberToOneKey) {
  Shared shared;
  const auto first = shared.memos().add("a");
  EXPECT_EQ(shared.memos().add("a"), first);
  EXPECT_NE(shared.memos().add("b"), first);
  EXPECT_EQ(shared.memos().size(), 2U);
}

TEST(Shared, HasTheDocumentsBesideTheRulebook) {
  tests::Asked asked("<r/>");
  asked.shared().add_document("codes.xml", parsers::read_mixed("<c><v id='a'/></c>").value());
  EXPECT_NE(asked.shared().document("codes.xml"), nullptr);
  EXPECT_EQ(asked.shared().document("other.xml"), nullptr);
  EXPECT_EQ(asked.answer("document('codes.xml')/c/v/@id"), "a");
  EXPECT_EQ(asked.answer("document('other.xml')"), "FODC0002");
  EXPECT_EQ(asked.answer("doc-available('other.xml')"), "false");
  EXPECT_EQ(asked.answer("document(concat('codes', string(/r/@x), '.xml'))/c/v/@id"), "a");
}

}  // namespace
}  // namespace ecluse::xpath
