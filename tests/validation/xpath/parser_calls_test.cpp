#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/parser.hpp"

namespace ecluse::xpath {
namespace {

/// Gives back its argument, or calls itself for ever.
class Echo : public FunctionBody {
 public:
  explicit Echo(const Expression* again = nullptr) : again_(again) {}
  Sequence call(Evaluation& evaluation, std::span<const Sequence> arguments) const override {
    if (again_ == nullptr) return arguments.front();
    const auto value = evaluate(*again_, evaluation, {}, {});
    if (!value) return evaluation.fail(value.error().code, value.error().text);
    return *value;
  }

 private:
  const Expression* again_;
};

TEST(ParserCalls, KnowsTheFunctionsOfARulebook) {
  tests::Asked asked("<r>5</r>");
  const Echo echo;
  const UserFunction function{"urn:p", "echo", {{Type::integer, Occurs::optional, 0}}, {}, &echo};
  asked.context.functions = {&function};
  EXPECT_EQ(asked.answer("p:echo(/r) + 1"), "6") << "the argument was converted";
  EXPECT_EQ(asked.answer("p:echo('a')"), "XPTY0004");
  EXPECT_EQ(asked.answer("p:echo((1, 2))"), "XPTY0004");
  EXPECT_EQ(asked.answer("p:echo()"), "XPST0017");
}

TEST(ParserCalls, StopsAFunctionThatCallsItselfForEver) {
  tests::Asked asked("<r/>");
  UserFunction function{"urn:p", "again", {}, {}, nullptr};
  asked.context.functions = {&function};
  const auto call = compile("p:again()", asked.context).value();
  const Echo echo(&call);
  function.body = &echo;
  EXPECT_EQ(asked.answer("p:again()"), "XPDY0130");
}

TEST(ParserCalls, NamesWhatItDoesNotKnow) {
  Shared shared;
  const auto compiled = compile("1 + xs:float(1)", tests::plain_context(shared));
  ASSERT_FALSE(compiled);
  EXPECT_EQ(compiled.error().code, "XPST0017");
  EXPECT_EQ(compiled.error().text, "unknown function xs:float#1");
  EXPECT_EQ(compiled.error().offset, 4U);
}

TEST(ParserCalls, GivesTheContextItemToAFunctionThatWantsIt) {
  tests::Asked asked("<r><i> a </i></r>");
  EXPECT_EQ(asked.answer("/r/i/normalize-space()"), "a");
  EXPECT_EQ(asked.answer("/r/i/name()"), "i");
}

}  // namespace
}  // namespace ecluse::xpath
