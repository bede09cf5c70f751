#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

/// The function whose value ends so.
std::string_view function_asked(const Expr& ends) {
  return tests::behind_column(tests::behind_column(ends).part(0)).row->name;
}

TEST(Naming, AsksForTheLocalNameWhereThePrefixDoesNotCount) {
  tests::Asked asked("<r/>");
  EXPECT_EQ(function_asked(asked.root("ends-with(name(), 'a')")), "local-name");
  EXPECT_EQ(function_asked(asked.root("ends-with(name(), 'p:a')")), "name");
  EXPECT_EQ(function_asked(asked.root("ends-with(name(), string(b))")), "name");
}

TEST(Naming, GivesTheSameAnswers) {
  tests::Asked asked("<x:aa xmlns:x='urn:p'><aa/><ab/></x:aa>");
  EXPECT_EQ(asked.answer("count(//*[ends-with(name(), 'a')]), count(//*[ends-with(name(), 'xaa')]),"
                         "count(//*[ends-with(name(), ':aa')]), count(//*[ends-with(name(), '')])"),
            "2 0 1 3");
}

}  // namespace
}  // namespace ecluse::xpath
