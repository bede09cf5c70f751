#include "validation/xpath/preparing.hpp"

#include <gtest/gtest.h>

#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {
namespace {

struct Compiled {
  Shared shared;
  std::string refusal;

  explicit Compiled(std::string_view text) {
    StaticContext context;
    context.shared = &shared;
    context.tables = function_library();
    const auto expression = compile(text, context);
    if (!expression) refusal = expression.error().code + ' ' + expression.error().text;
  }
};

TEST(Preparing, CompilesConstantExpressionsOnce) {
  const Compiled known("matches(string(.), 'a+') or tokenize(string(.), ',', 'i') = 'b'");
  EXPECT_EQ(known.refusal, "");
  EXPECT_NE(known.shared.regexes().find("a+", ""), nullptr);
  EXPECT_NE(known.shared.regexes().find(",", "i"), nullptr);
  EXPECT_EQ(known.shared.regexes().find(",", ""), nullptr);
}

TEST(Preparing, RefusesWhatCannotBeSupported) {
  const Compiled back("replace(string(.), '(a)\\1', 'x')");
  EXPECT_NE(back.refusal.find("back-references"), std::string::npos) << back.refusal;
}

TEST(Preparing, LeavesWrongExpressionsToFailWhenEvaluated) {
  EXPECT_EQ(Compiled("matches(string(.), '(')").refusal, "");
  EXPECT_EQ(Compiled("matches(string(.), string(.))").refusal, "");
}

}  // namespace
}  // namespace ecluse::xpath
