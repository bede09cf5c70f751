// What the conformance table cannot say of matches, replace and tokenize.
#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"
#include "tests/validation/xpath/library_call.hpp"

namespace ecluse::xpath {
namespace {

using tests::Desk;
using tests::text;

TEST(RegexFunctions, TokenizeIntoViews) {
  Desk desk;
  const std::string codes = "380 381  384";
  const auto tokens = desk.call("tokenize", {text(codes), text("\\s+")});
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].text().data(), codes.data() + 4);
  EXPECT_EQ(tokens[2].text(), "384");
}

TEST(RegexFunctions, GiveBackATextInWhichNothingIsReplaced) {
  Desk desk;
  const std::string given = "1250";
  EXPECT_EQ(desk.call("replace", {text(given), text("\\."), text("")}).front().text().data(),
            given.data());
}

TEST(RegexFunctions, SayWhichExpressionIsBad) {
  Desk desk;
  desk.call("matches", {text("a"), text("(a")});
  EXPECT_NE(desk.evaluation.take_error().text.find("(a"), std::string::npos);
  desk.call("matches", {text("aa"), text("(a)\\1")});
  const auto error = desk.evaluation.take_error();
  EXPECT_EQ(error.code, "FORX0002");
  EXPECT_NE(error.text.find("back-references"), std::string::npos);
}

}  // namespace
}  // namespace ecluse::xpath
