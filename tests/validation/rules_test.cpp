// Every rule of the table, judged good and bad on a document: rules.tsv beside this file. A rule
// without a row is refused.
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "parsers/reader.hpp"
#include "tests/support/places.hpp"
#include "validation/chorus.hpp"

namespace ecluse::validation {
namespace {

constexpr Date control_day{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{15}};
constexpr std::string_view elsewhere = "elsewhere";

std::filesystem::path folder() {
  return std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/validation";
}

/// What a cell stands for: {} is nothing, {x*99} is 99 x.
std::string expanded(std::string_view cell) {
  std::string text;
  while (!cell.empty()) {
    const auto open = cell.find('{'), close = cell.find('}', open);
    text += cell.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto inside = cell.substr(open + 1, close - open - 1);
    const auto star = inside.find('*');
    for (int i = inside.empty() ? 0 : std::stoi(std::string(inside.substr(star + 1))); i > 0; --i)
      text += inside.substr(0, star);
    cell.remove_prefix(close + 1);
  }
  return text;
}

std::vector<std::string> parts(std::string_view cell) {
  std::vector<std::string> all;
  for (auto at = cell.find("&&"); at != std::string_view::npos; at = cell.find("&&")) {
    all.push_back(expanded(cell.substr(0, at)));
    cell.remove_prefix(at + 2);
  }
  all.push_back(expanded(cell));
  return all;
}

std::string replaced(std::string document, std::string_view find, std::string_view put) {
  const auto from = parts(find), to = parts(put);
  EXPECT_EQ(from.size(), to.size()) << find;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const auto at = document.find(from[i]);
    EXPECT_NE(at, std::string::npos) << from[i];
    if (at != std::string::npos) document.replace(at, from[i].size(), to[i]);
  }
  return document;
}

class RuleRows : public testing::Test {
 protected:
  void SetUp() override {
    table_ = ecluse::tests::read_file(folder() / "rules.tsv");
    rows_ = read_table(table_, {"code", "document", "find", "good", "bad"}).value();
  }

  /// The codes found in a document, which is named as in the table.
  std::multiset<std::string> codes(std::string_view named, const std::string& bytes) {
    const auto at = named.find('@');
    const bool by_platform = named.starts_with("plateforme");
    const std::string type = at != std::string_view::npos ? std::string(named.substr(at + 1))
                             : by_platform                ? "B2G"
                                                          : "E1";
    const Interface interface { "FSO", type, "", Format::unknown, "", Served::yes };
    const auto reading = reader_.read(bytes);
    EXPECT_TRUE(reading.piece) << named;
    std::vector<Finding> findings;
    if (reading.piece) check_chorus(*reading.piece, {control_day, &interface}, findings);
    std::multiset<std::string> codes;
    for (const auto& finding : findings) {
      EXPECT_GT(finding.place.line, 0U) << finding.code;
      EXPECT_FALSE(finding.place.path.empty()) << finding.code;
      codes.insert(finding.code);
    }
    return codes;
  }

  static std::string document(std::string_view named) {
    const auto name = std::string(named.substr(0, named.find('@'))) + ".xml";
    return ecluse::tests::read_file(folder() / "documents" / name);
  }

  std::string table_;
  std::vector<TableRow> rows_;
  parsers::SchemaSet schemas_ = parsers::SchemaSet::embedded();
  parsers::Reader reader_{schemas_};
};

TEST_F(RuleRows, BeginWithDocumentsWithoutFault) {
  for (const auto* name : {"classic-ubl", "classic-cii", "plateforme-ubl", "plateforme-cii"}) {
    const auto found = codes(name, document(name));
    // The attachments of the documents are no larger than a signature: theirs are other tests.
    EXPECT_EQ(found, std::multiset<std::string>{}) << name;
  }
}

TEST_F(RuleRows, FindWhatIsBadAndNothingElseSo) {
  for (const auto& row : rows_) {
    const auto code = std::string(row.cells[0]);
    const auto &named = row.cells[1], &find = row.cells[2];
    if (named == elsewhere) continue;
    const auto right = document(named);
    const auto good = row.cells[3] == "-" ? right : replaced(right, find, row.cells[3]);
    EXPECT_FALSE(codes(named, good).contains(code)) << "line " << row.line << " good: " << code;
    const auto bad = replaced(right, find, row.cells[4]);
    EXPECT_TRUE(codes(named, bad).contains(code)) << "line " << row.line << " bad: " << code;
  }
}

TEST_F(RuleRows, CoverEveryRule) {
  std::map<std::string_view, int> rows_of;
  for (const auto& row : rows_) {
    ++rows_of[row.cells[0]];
    if (row.cells[1] != elsewhere) continue;
    const auto test = ecluse::tests::read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) /
                                               std::string(row.cells[2]));
    EXPECT_NE(test.find(row.cells[0]), std::string::npos) << row.cells[0];
  }
  std::map<std::string_view, int> rules_of;
  for (const auto& rule : chorus_rules()) ++rules_of[rule.code];
  for (const auto& [code, count] : rules_of)
    EXPECT_GE(rows_of[code], count) << code << " has no test row for each of its rules";
  for (const auto& [code, count] : rows_of)
    EXPECT_TRUE(rules_of.contains(code)) << code << " is no rule";
}

}  // namespace
}  // namespace ecluse::validation
