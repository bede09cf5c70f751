// Where the pages of the console stand in the portal: domain, application, tab (tables/domains.tsv,
// acceptance.md ESP-15, SYS-02). Constant, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::console {

/// An application of a domain; what people call both are words: domain_…, application_….
struct DomainRow {
  std::string domain, application;
  std::string path;  ///< where it begins; empty: not in this space
  bool manager = false;
  std::vector<std::string> tabs{};
};

/// Columns domain, application, path, right, tabs. E_TABLE with the line at fault.
Result<std::vector<DomainRow>> read_domains(std::string_view tsv);
/// The embedded table, in its order.
const std::vector<DomainRow>& domains();
/// The application that a tab is of; null for none.
const DomainRow* domain_of(std::string_view tab);

}  // namespace ecluse::console
