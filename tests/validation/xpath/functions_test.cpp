#include "validation/xpath/functions.hpp"

#include <set>

#include <gtest/gtest.h>

#include "tests/validation/xpath/library_call.hpp"

namespace ecluse::xpath {
namespace {

TEST(FunctionLibrary, HasWellMadeRows) {
  std::set<std::pair<std::string_view, int>> known;
  for (const auto& table : function_library()) {
    EXPECT_EQ(table.ns, functions_namespace);
    for (const auto& row : table.rows) {
      EXPECT_NE(row.evaluate, nullptr) << row.name;
      EXPECT_LE(row.least, row.most) << row.name;
      if (row.most == FunctionRow::unlimited) continue;
      EXPECT_LE(row.most, row.parameters.size()) << row.name;
      for (int count = row.least; count <= row.most; ++count)
        EXPECT_TRUE(known.emplace(row.name, count).second) << row.name << '#' << count;
    }
  }
  EXPECT_GE(known.size(), 100U);
}

TEST(FunctionLibrary, KnowsOneCollation) {
  tests::Desk desk;
  const std::vector<Sequence> arguments{tests::text("http://example.org"),
                                        tests::text(codepoint_collation)};
  const Call call{desk.evaluation, arguments};
  EXPECT_TRUE(has_codepoint_collation(call, 1));
  EXPECT_TRUE(has_codepoint_collation(call, 2));  // there is none
  EXPECT_FALSE(has_codepoint_collation(call, 0));
  EXPECT_EQ(desk.error(), "FOCH0002");
}

}  // namespace
}  // namespace ecluse::xpath
