// docs/acceptance.md is what the tests say, and every row that this house owes has a test.
#include "tests/acceptance/report.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

const std::filesystem::path source(ECLUSE_SOURCE_DIR);

std::vector<AcceptanceRow> rows() {
  return acceptance_rows(read_file(source / "tests/acceptance/rows.tsv"));
}

TEST(AcceptanceReport, IsWhatTheTestsSay) {
  const auto page = acceptance_page(rows(), quoted_under(source / "tests"));
  const auto path = source / "docs/acceptance.md";
  if (std::getenv("ECLUSE_GOLDEN")) std::ofstream(path, std::ios::binary) << page;
  EXPECT_EQ(read_file(path), page) << "make golden rewrites it; read the difference";
}

TEST(AcceptanceReport, FindsATestForEachRowThatIsOwed) {
  const auto quoted = quoted_under(source / "tests");
  for (const auto& row : rows())
    EXPECT_TRUE(!row.where.empty() || quoted.contains(row.id)) << row.id << ": " << row.words;
}

TEST(AcceptanceReport, KnowsEveryRowOfTheTableOnce) {
  std::map<std::string, int> count;
  for (const auto& row : rows()) ++count[row.id];
  EXPECT_EQ(count.size(), 265U);
  for (const auto& [id, times] : count) EXPECT_EQ(times, 1) << id;
}

TEST(AcceptanceReport, GivesAnIdToTheTestItStandsInOrBefore) {
  const auto quoted = quoted_ids(
      "// DOC-01 opens the file\n#include <x>\n// ORG-01\nconst Row rows[] = {{\"ORG-02\"}};\n"
      "TEST(A, B) {  // ORG-03\n  x << \"ORG-04\";\n}\n// ORG-05\nTEST_F(C, D) {\n}\n// ORG-06\n");
  using Pair = std::pair<const std::string, std::string>;
  EXPECT_THAT(quoted, testing::ElementsAre(Pair{"ORG-01", "A.B"}, Pair{"ORG-02", "A.B"},
                                           Pair{"ORG-03", "A.B"}, Pair{"ORG-04", "A.B"},
                                           Pair{"ORG-05", "C.D"}));
}

}  // namespace
}  // namespace ecluse::tests
