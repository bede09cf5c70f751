#include "validation/xpath/expression.hpp"

#include <array>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

constexpr auto xml = "<r><i>1</i><i>2</i></r>";

TEST(Expression, IsKeptAsItWasWritten) {
  Shared shared;
  const auto compiled = compile(" 1  + 1 ", tests::plain_context(shared));
  ASSERT_TRUE(compiled);
  EXPECT_EQ(compiled->text(), " 1  + 1 ");
}

TEST(Expression, HoldsOrDoesNot) {
  tests::Asked asked(xml);
  const auto yes = compile("//i", asked.context).value();
  const auto no = compile("//j", asked.context).value();
  const auto wrong = compile("xs:date('x')", asked.context).value();
  auto& evaluation = asked.begin();
  const Focus focus{.item = asked.tree().item(0)};
  EXPECT_TRUE(holds(yes, evaluation, focus, {}).value());
  EXPECT_FALSE(holds(no, evaluation, focus, {}).value());
  EXPECT_EQ(holds(wrong, evaluation, focus, {}).error().code, "FORG0001");
  EXPECT_EQ(holds(yes, evaluation, {}, {}).error().code, "XPDY0002");
}

TEST(Expression, FindsAVariableWhenItIsFirstUsed) {
  tests::Asked asked(xml);
  auto& context = asked.context;
  context.variables = {{"", "v", 0, {}}, {"", "w", 1, {}}};
  const auto twice = compile("count(//i) * 2", context).value();
  const auto wrong = compile("xs:date('x')", context).value();
  const auto circle = compile("$v + 1", context).value();
  asked.begin();
  const auto pending = [&](const Expression& of) {
    Binding binding;
    binding.state = Binding::State::pending;
    binding.expression = &of;
    binding.focus.item = asked.tree().item(0);
    return binding;
  };
  std::array<Binding, 2> bindings{pending(twice), pending(wrong)};
  EXPECT_EQ(asked.answer("$v + $v", bindings), "8");
  EXPECT_EQ(bindings[0].state, Binding::State::given);
  EXPECT_EQ(asked.answer("if ($v = 4) then 1 else $w", bindings), "1") << "$w is not looked at";
  EXPECT_EQ(bindings[1].state, Binding::State::pending);
  EXPECT_EQ(asked.answer("$w", bindings), "FORG0001");
  EXPECT_EQ(asked.answer("$w", bindings), "FORG0001");
  bindings[0] = pending(circle);
  bindings[0].bindings = bindings;
  EXPECT_EQ(asked.answer("$v", bindings), "XTDE0640");
}

TEST(Expression, WritesItsValueInWords) {
  tests::Asked asked(xml);
  EXPECT_EQ(asked.answer("//i, 1.50"), "1 2 1.5");
}

}  // namespace
}  // namespace ecluse::xpath
