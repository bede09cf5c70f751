#include "lifecycle/canonical.hpp"

#include <set>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(Canonical, TellsEachValueByItsKindAndLength) {
  Canonical row;
  row.add(std::int64_t{-12}, "hello", std::nullopt, std::optional<std::string>("é"),
          Instant{std::chrono::milliseconds{5}}, true, Bytes{"a"});
  EXPECT_EQ(row.text(),
            "#-12;5:hello;~;2:\xC3\xA9;#5;#1;"
            "=ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb;");
  row.clear();
  EXPECT_EQ(row.text(), "");
}

TEST(Canonical, GivesTwoRowsNeverTheSameBytes) {
  Canonical row;
  std::set<std::string> seen;
  const auto add = [&](const auto&... values) {
    row.clear();
    row.add(values...);
    EXPECT_TRUE(seen.insert(std::string(row.text())).second) << row.text();
  };
  add("ab", "c");
  add("a", "bc");
  add("", "abc");
  add("abc", "");
  add("abc", std::nullopt);
  add("1:a;", "");
  add("#1;");
  add(1);
  add("~;");
  add(std::nullopt);
}

TEST(Canonical, ReadsAColumnAsItWasWritten) {
  const tests::TemporaryFolder folder;
  auto connection = Connection::open((folder.path() / "t.sqlite").string(), Access::write).value();
  ASSERT_TRUE(connection.execute("CREATE TABLE t (i INTEGER, s TEXT, b BLOB, n TEXT) STRICT"));
  const std::string hostile("a\0;1:", 5);
  auto insert = connection.prepare("INSERT INTO t VALUES (?1, ?2, ?3, ?4)").value();
  ASSERT_TRUE(insert.run(-7, hostile, Bytes{hostile}, std::nullopt));
  auto select = connection.prepare("SELECT * FROM t").value();
  auto rows = select.query();
  ASSERT_TRUE(rows.next().value());
  Canonical written, read;
  written.add(-7, hostile, Bytes{hostile}, std::nullopt);
  for (int column = 0; column < rows.columns(); ++column) read.put_column(rows, column);
  EXPECT_EQ(read.text(), written.text());
}

TEST(Canonical, MarksRowsThatDifferByOneBitDifferently) {
  const std::string row(40, 'x');
  std::set<std::uint32_t> marks{mark_of(row)};
  for (std::size_t at = 0; at < row.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      auto other = row;
      other[at] = static_cast<char>(other[at] ^ (1 << bit));
      EXPECT_TRUE(marks.insert(mark_of(other)).second) << at << ' ' << bit;
    }
}

}  // namespace
}  // namespace ecluse::lifecycle
