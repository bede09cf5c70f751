#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {
namespace {

std::string conversion_of(const Sequence& value, SequenceType type) {
  const Shared shared;
  Evaluation evaluation(shared);
  const auto made = converted(value, type, evaluation);
  if (evaluation.failed()) return evaluation.take_error().code;
  std::string words;
  for (const auto& item : made) words += std::string(name_of(item.type())) + ' ';
  return words;
}

TEST(Conversion, GivesAFunctionWhatItsSignatureAsks) {
  const SequenceType number{Type::double_, Occurs::once, 0};
  EXPECT_EQ(conversion_of(Item::of_integer(1), number), "xs:double ");
  EXPECT_EQ(conversion_of(Item::of_untyped("1"), number), "xs:double ");
  EXPECT_EQ(conversion_of(Item::of_untyped("a"), number), "FORG0001");
  EXPECT_EQ(conversion_of(Item::of_string("1"), number), "XPTY0004");
  EXPECT_EQ(conversion_of({}, number), "XPTY0004");
  EXPECT_EQ(conversion_of({}, {Type::double_, Occurs::optional, 0}), "");
  EXPECT_EQ(conversion_of(Item::of_text(Type::any_uri, "a"), {Type::string, Occurs::once, 0}),
            "xs:string ");
  EXPECT_EQ(conversion_of(Item::of_integer(1), {Type::decimal, Occurs::once, 0}), "xs:integer ")
      << "an integer is a decimal";
  EXPECT_EQ(conversion_of(Item::of_untyped("1"), {Type::numeric, Occurs::once, 0}), "xs:double ");
  EXPECT_EQ(conversion_of(Item::of_integer(1), {Type::element, Occurs::once, 0}), "XPTY0004");
}

TEST(Conversion, LooksAtTheNameOfAnElement) {
  tests::Asked asked("<r/>");
  const auto name = asked.shared().names().add("", "r");
  asked.begin();
  const auto element = asked.tree().item(1);
  EXPECT_TRUE(is_instance(element, {Type::element, Occurs::once, name}));
  EXPECT_FALSE(is_instance(element, {Type::element, Occurs::once, name + 1}));
  EXPECT_TRUE(is_instance({}, {Type::nothing, Occurs::optional, 0}));
  EXPECT_FALSE(is_instance(element, {Type::nothing, Occurs::optional, 0}));
}

}  // namespace
}  // namespace ecluse::xpath
