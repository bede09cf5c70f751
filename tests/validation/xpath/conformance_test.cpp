// The tables conformance_*.tsv: each row an expression, the document it is asked of, and what XPath
// 2.0 says comes out.
#include "tests/validation/xpath/conformance.hpp"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/support/places.hpp"
#include "validation/xpath/function_table.hpp"

namespace ecluse::xpath {
namespace {

std::vector<std::filesystem::path> tables() {
  std::vector<std::filesystem::path> found;
  const auto folder = std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/validation/xpath";
  for (const auto& file : std::filesystem::directory_iterator(folder))
    if (file.path().filename().string().starts_with("conformance_") &&
        file.path().extension() == ".tsv")
      found.push_back(file.path());
  return found;
}

const std::vector<std::string_view> columns{"expression", "context", "expected"};

TEST(Conformance, IsThatOfEachRow) {
  std::size_t count = 0;
  for (const auto& path : tables()) {
    const auto text = tests::read_file(path);
    const auto rows = read_table(text, columns);
    ASSERT_TRUE(rows) << path << ": " << rows.error().detail;
    count += rows->size();
    for (const auto& row : *rows)
      EXPECT_EQ(tests::answer_of(row.cells[0], row.cells[1]), row.cells[2])
          << path.filename() << ':' << row.line << ": " << row.cells[0];
  }
  EXPECT_GE(count, 600U);
}

TEST(Conformance, IsAskedOfEachFunction) {
  std::string all;
  for (const auto& path : tables()) all += tests::read_file(path);
  for (const auto& table : function_library())
    for (const auto& row : table.rows)
      EXPECT_NE(all.find(std::string(row.name) + '('), std::string::npos) << row.name;
}

TEST(Conformance, IsAskedOfEachErrorOfTheLibrary) {
  std::string all;
  for (const auto& path : tables()) all += tests::read_file(path);
  for (const auto* code : {"FOCA0002", "FOCH0001", "FOCH0002", "FODT0003", "FOER0000", "FORG0001",
                           "FORG0003", "FORG0004", "FORG0005", "FORG0006", "FORG0008", "FORX0001",
                           "FORX0002", "FORX0003", "FORX0004", "XPTY0004", "XPST0017"})
    EXPECT_NE(all.find('\t' + std::string(code) + '\n'), std::string::npos) << code;
}

}  // namespace
}  // namespace ecluse::xpath
