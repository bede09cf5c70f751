#include "tests/acceptance/report.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include "model/tsv.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view section_mark = "# section ";
constexpr std::size_t most_tests = 4;  // told of one id

/// "Suite.Test" of a line that begins a test, else nothing.
std::string test_begun_by(const std::string& line) {
  static const std::regex begin(R"(^TEST(?:_F|_P)?\((\w+), (\w+)\))");
  std::smatch found;
  return std::regex_search(line, found, begin) ? found.str(1) + "." + found.str(2) : std::string();
}

std::set<std::string> ids_in(const std::string& line) {
  static const std::regex id(
      R"(\b(?:GAP|SYS|ESP|ORG|ACT|CAD|DOC|TRV|FIM|MFJ|NUM|CRT|STS|SCR|SRH|EXP|FIS|SUP|LEG)-[AR]?\d+\b)");
  std::set<std::string> ids;
  for (std::sregex_iterator at(line.begin(), line.end(), id), end; at != end; ++at)
    ids.insert(at->str());
  return ids;
}

/// What the page says of the tests of one id.
std::string tests_of(const std::string& id, const std::multimap<std::string, std::string>& quoted) {
  std::set<std::string> names;
  for (auto [at, end] = quoted.equal_range(id); at != end; ++at) names.insert(at->second);
  std::string text;
  std::size_t told = 0;
  for (const auto& name : names) {
    if (told++ == most_tests) return text + ", …";
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

std::string status_of(const AcceptanceRow& row, const std::string& tests) {
  if (row.where.empty()) return tests;
  return tests.empty() ? row.where : tests + " — the rest: " + row.where;
}

}  // namespace

std::vector<AcceptanceRow> acceptance_rows(std::string_view tsv) {
  const auto table = read_table(tsv, {"id", "priority", "words", "where"});
  if (!table) throw std::runtime_error(table.error().detail);
  std::vector<std::string> sections;
  for (const auto line : split(tsv, '\n'))
    sections.emplace_back(line.starts_with(section_mark)
                              ? line.substr(section_mark.size())
                              : std::string_view(sections.empty() ? "" : sections.back()));
  std::vector<AcceptanceRow> rows;
  for (const auto& row : *table)
    rows.push_back({sections.at(row.line - 1), std::string(row.cells[0]), std::string(row.cells[1]),
                    std::string(row.cells[2]),
                    row.cells[3] == "-" ? std::string() : std::string(row.cells[3])});
  return rows;
}

std::multimap<std::string, std::string> quoted_ids(std::string_view source) {
  std::multimap<std::string, std::string> quoted;
  std::set<std::string> waiting;
  std::string test;
  bool opened = false;  // past the comment that opens the file
  std::istringstream lines{std::string(source)};
  for (std::string line; std::getline(lines, line);) {
    opened = opened || !line.starts_with("//");
    const auto begun = test_begun_by(line);
    if (!begun.empty()) test = begun;
    if (opened) waiting.merge(ids_in(line));
    if (!test.empty()) {
      for (const auto& id : waiting) quoted.emplace(id, test);
      waiting.clear();
    }
    if (line == "}") test.clear();
  }
  return quoted;
}

std::multimap<std::string, std::string> quoted_under(const std::filesystem::path& tests) {
  std::multimap<std::string, std::string> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(tests)) {
    const auto& path = entry.path();
    if (!path.filename().string().ends_with("_test.cpp")) continue;
    const auto file = path.lexically_relative(tests).string();
    for (const auto& [id, test] : quoted_ids(read_file(path))) all.emplace(id, file + " " + test);
  }
  return all;
}

std::string acceptance_page(const std::vector<AcceptanceRow>& rows,
                            const std::multimap<std::string, std::string>& quoted) {
  std::ostringstream page;
  page << "# Acceptance\n\nWhere each row of the acceptance table is proved: the tests that quote "
          "its id, or where it is met. M: must have a test;\nS: reachable; I: "
          "vocabulary. A cadre stands for its six cells, each a test of "
          "`CadreMatrix.IsObeyed`. Made by `make golden` from `tests/acceptance/rows.tsv`\nand "
          "the sources of the tests; do not edit.\n";
  std::string section;
  for (const auto& row : rows) {
    if (row.section != section) {
      section = row.section;
      page << "\n## " << section << "\n\n| id | | what | where |\n|---|---|---|---|\n";
    }
    page << "| " << row.id << " | " << row.priority << " | " << row.words << " | "
         << status_of(row, tests_of(row.id, quoted)) << " |\n";
  }
  return page.str();
}

}  // namespace ecluse::tests
