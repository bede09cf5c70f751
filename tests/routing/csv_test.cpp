#include "routing/csv.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

struct Read {
  std::size_t line;
  std::vector<std::string> cells;

  friend bool operator==(const Read&, const Read&) = default;
};

Result<std::vector<Read>> rows_of(std::string_view text) {
  CsvReader reader(text);
  CsvRow row;
  std::vector<Read> rows;
  while (true) {
    const auto more = reader.next(row);
    if (!more) return tl::unexpected(more.error());
    if (!*more) return rows;
    rows.push_back({row.line, {row.cells.begin(), row.cells.end()}});
  }
}

TEST(Csv, ReadsRowsOfCells) {
  const struct {
    std::string_view text;
    std::vector<Read> rows;
  } rows[] = {
      {"", {}},
      {"\xEF\xBB\xBF", {}},
      {"\xEF\xBB\xBF"
       "a;b",
       {{1, {"a", "b"}}}},
      {"a;b\r\nc;d\r\n", {{1, {"a", "b"}}, {2, {"c", "d"}}}},
      {"a\n\n\nb\n", {{1, {"a"}}, {4, {"b"}}}},
      {";;", {{1, {"", "", ""}}}},
      {"a;\n;b", {{1, {"a", ""}}, {2, {"", "b"}}}},
      {"\"a;b\";c", {{1, {"a;b", "c"}}}},
      {"\"\";\"\"\"\"", {{1, {"", "\""}}}},
      {"\"say \"\"yes\"\" or \"\"no\"\"\";x", {{1, {"say \"yes\" or \"no\"", "x"}}}},
      {"\"two\nlines\";x\ny", {{1, {"two\nlines", "x"}}, {3, {"y"}}}},
      {"a\"b;c\rd", {{1, {"a\"b", "c\rd"}}}},
  };
  for (const auto& row : rows) EXPECT_EQ(rows_of(row.text).value(), row.rows) << row.text;
}

TEST(Csv, RefusesAQuoteThatDoesNotEnd) {
  EXPECT_EQ(rows_of("a\n\"b\nc").error(), (Error{"E_TABLE", "line 2: a quote is never closed"}));
  EXPECT_EQ(rows_of("a\n\"b\"c").error(), (Error{"E_TABLE", "line 2: text after a closing quote"}));
}

}  // namespace
}  // namespace ecluse::routing
