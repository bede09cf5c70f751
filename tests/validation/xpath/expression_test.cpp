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

struct Variables {
  tests::Asked asked{xml};
  std::array<Binding, 2> bindings;
  std::vector<Expression> kept;

  Variables() { asked.context.variables = {{"", "v", 0, {}}, {"", "w", 1, {}}}; }

  const Expression& compiled(std::string_view text) {
    return kept.emplace_back(compile(text, asked.context).value());
  }
  Binding pending(const Expression& expression) {
    Binding binding;
    binding.state = Binding::State::pending;
    binding.expression = &expression;
    binding.focus.item = asked.tree().item(0);
    binding.bindings = bindings;
    return binding;
  }
};

TEST(Expression, FindsAVariableWhenItIsFirstUsed) {
  Variables variables;
  variables.kept.reserve(8);
  const auto& twice = variables.compiled("count(//i) * 2");
  const auto& wrong = variables.compiled("xs:date('x')");
  const auto& both = variables.compiled("$v + $v");
  const auto& one = variables.compiled("if ($v = 4) then 1 else $w");
  const auto& other = variables.compiled("$w");
  const auto& circle = variables.compiled("$v + 1");
  auto& evaluation = variables.asked.begin();
  auto& bindings = variables.bindings;
  bindings = {variables.pending(twice), variables.pending(wrong)};
  const auto answer = [&](const Expression& expression) {
    const auto words = words_of(expression, evaluation, {}, bindings);
    return words ? *words : words.error().code;
  };
  EXPECT_EQ(answer(both), "8");
  EXPECT_EQ(bindings[0].state, Binding::State::given);
  EXPECT_EQ(answer(one), "1") << "$w is not looked at";
  EXPECT_EQ(bindings[1].state, Binding::State::pending);
  EXPECT_EQ(answer(other), "FORG0001");
  EXPECT_EQ(answer(other), "FORG0001") << "found once";
  bindings[0] = variables.pending(circle);
  EXPECT_EQ(answer(both), "XTDE0640");
}

TEST(Expression, WritesItsValueInWords) {
  tests::Asked asked(xml);
  EXPECT_EQ(asked.answer("//i, 1.50"), "1 2 1.5");
}

}  // namespace
}  // namespace ecluse::xpath
