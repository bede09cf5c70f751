#include "console/domains.hpp"

#include <algorithm>
#include <utility>

#include "model/text.hpp"
#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {

Result<std::vector<DomainRow>> read_domains(std::string_view tsv) {
  const auto rows = read_table(tsv, {"domain", "application", "path", "right", "tabs"});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<DomainRow> all;
  for (const auto& [line, cells] : *rows) {
    const bool path = cells[2] == "-" || cells[2].starts_with('/');
    const bool right = cells[3] == "reader" || cells[3] == "manager";
    if (cells[0].empty() || cells[1].empty() || !path || !right)
      return failure("E_TABLE", "domains.tsv line " + std::to_string(line));
    DomainRow row{std::string(cells[0]), std::string(cells[1]),
                  cells[2] == "-" ? std::string() : std::string(cells[2]), cells[3] == "manager"};
    if (cells[4] != "-")
      for (const auto tab : split(cells[4], ',')) row.tabs.emplace_back(tab);
    all.push_back(std::move(row));
  }
  return all;
}

const std::vector<DomainRow>& domains() {
  static const auto all =
      read_domains(embedded::console("domains.tsv")).value_or(std::vector<DomainRow>());
  return all;
}

const DomainRow* domain_of(std::string_view tab) {
  const auto found = std::ranges::find_if(domains(), [&](const DomainRow& row) {
    return std::ranges::find(row.tabs, tab) != row.tabs.end();
  });
  return found == domains().end() ? nullptr : &*found;
}

}  // namespace ecluse::console
