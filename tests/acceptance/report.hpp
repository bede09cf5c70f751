// docs/acceptance.md, made from the table of acceptance rows and from the ids that tests quote. An
// id quoted in the body of a test, or in the rows and comments right before it, is proved by that
// test; the comment that opens a file does not count.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse::tests {

/// One row of rows.tsv.
struct AcceptanceRow {
  std::string section;  ///< "4.5 Cadres and their modes"
  std::string id, priority, words;
  std::string where;  ///< empty when a test must quote it
};

/// In the order of the table. Throws on a table that is none.
std::vector<AcceptanceRow> acceptance_rows(std::string_view tsv);

/// "Suite.Test" by quoted id, for one source of tests.
std::multimap<std::string, std::string> quoted_ids(std::string_view source);

/// The ids quoted by every *_test.cpp under a folder: id → "acceptance/x_test.cpp Suite.Test".
std::multimap<std::string, std::string> quoted_under(const std::filesystem::path& tests);

/// The whole page.
std::string acceptance_page(const std::vector<AcceptanceRow>& rows,
                            const std::multimap<std::string, std::string>& quoted);

}  // namespace ecluse::tests
