// What the conformance table cannot say of the string functions: that they copy nothing in vain.
#include <gtest/gtest.h>

#include "tests/validation/xpath/library_call.hpp"

namespace ecluse::xpath {
namespace {

using tests::Desk;
using tests::real;
using tests::text;

TEST(StringFunctions, GiveViewsOfTheirArguments) {
  Desk desk;
  const std::string given = "  TVA 20 €  ";
  const std::string clean = "TVA 20 €";
  const auto within = [&](const Sequence& result, const std::string& whole) {
    const auto view = result.front().text();
    return view.data() >= whole.data() && view.data() + view.size() <= whole.data() + whole.size();
  };
  EXPECT_TRUE(within(desk.call("normalize-space", {text(given)}), given));
  EXPECT_TRUE(within(desk.call("substring", {text(given), real(3), real(4)}), given));
  EXPECT_TRUE(within(desk.call("substring-after", {text(given), text("TVA")}), given));
  EXPECT_TRUE(within(desk.call("substring-before", {text(given), text("20")}), given));
  EXPECT_TRUE(within(desk.call("upper-case", {text(clean)}), clean));
}

TEST(StringFunctions, TakeTextsThatAreLong) {
  Desk desk;
  const std::string words(1'000'000, ' ');
  EXPECT_EQ(desk.call("normalize-space", {text(words)}).front().text(), "");
  const auto doubled = desk.call("concat", {text(words), text(words)});
  EXPECT_EQ(doubled.front().text().size(), 2 * words.size());
  EXPECT_EQ(desk.call("translate", {text(words), text(" "), text("€")}).front().text().size(),
            3 * words.size());
}

}  // namespace
}  // namespace ecluse::xpath
