#include "validation/xpath/sought.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

/// "name=text" that the test looks for, asked of elements <self>; "" for none.
std::string sought_by(std::string_view test) {
  tests::Asked asked("<r/>");
  auto& names = asked.shared().names();
  const auto self = names.add("", "self");
  const auto sought = text_sought(asked.root(test), self);
  if (!sought) return "";
  return std::string(names.local(sought->name)) + "=" + std::string(sought->text);
}

TEST(Sought, IsTheTextThatElementsOfANameAreComparedWith) {
  for (const auto* test :
       {"a = 'X'", "b/a = 'X'", ".//a = 'X'", "normalize-space(a) = 'X'",
        "b/normalize-space(a) = 'X'", "a = 'X' and b", "b and normalize-space(a) = 'X'"})
    EXPECT_EQ(sought_by(test), "a=X") << test;
  EXPECT_EQ(sought_by(". = 'X'"), "self=X");
  EXPECT_EQ(sought_by("normalize-space(.) = 'X'"), "self=X");
}

TEST(Sought, IsNothingWhereAnotherTextMayBeMeantOrAnErrorFound) {
  for (const auto* test :
       {"a != 'X'", "a = 'X' or b", "a = 1", "a = ''", "a = ' X'", "a = 'X Y'", "a = ('X', 'Y')",
        "@a = 'X'", "* = 'X'", "upper-case(a) = 'X'", "normalize-space(b/a) = 'X'",
        "normalize-space(//a) = 'X'", "a[1] = 'X'", "a/text() = 'X'", "../. = 'X'", "a = b",
        "not(a = 'X')", "a eq 'X'", "b/. = 'X'"})
    EXPECT_EQ(sought_by(test), "") << test;
}

}  // namespace
}  // namespace ecluse::xpath
