#include "parsers/identifier_types.hpp"

#include <algorithm>

#include "model/tsv.hpp"

namespace ecluse::parsers {
namespace {

/// A number below 100; a text that is none gives 100.
std::size_t small_number(std::string_view text) {
  if (text.empty() || text.size() > 2) return 100;
  std::size_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return 100;
    number = number * 10 + static_cast<std::size_t>(c - '0');
  }
  return number;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

Result<IdentifierTypes> IdentifierTypes::read(std::string_view table) {
  const auto rows = read_table(table, {"scheme", "digits", "type"});
  if (!rows) return tl::unexpected(rows.error());
  IdentifierTypes types;
  for (const auto& [line, cells] : *rows) {
    const auto digits = cells[1] == "-" ? 0 : small_number(cells[1]);
    const auto type = small_number(cells[2]);
    if (digits == 100 || type > 7)
      return failure("E_TABLE", "identifiers.tsv:" + std::to_string(line));
    types.rows_.push_back(
        {cells[0] == "-" ? "" : cells[0], digits, static_cast<IdentifierType>(type)});
  }
  return types;
}

IdentifierType IdentifierTypes::type_of(std::string_view scheme, std::string_view id) const {
  const auto fits = [&](const Row& row) {
    return row.scheme == scheme &&
           (row.digits == 0 || (id.size() == row.digits && std::ranges::all_of(id, is_digit)));
  };
  const auto found = std::ranges::find_if(rows_, fits);
  return found == rows_.end() ? IdentifierType::unknown : found->type;
}

}  // namespace ecluse::parsers
