#include "console/looks.hpp"

#include <optional>

#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {
namespace {

std::optional<Look> look_named(std::string_view name) {
  if (name == "none") return Look::none;
  if (name == "page") return Look::page;
  if (name == "file") return Look::file;
  if (name == "act") return Look::act;
  return std::nullopt;
}

}  // namespace

Result<Looks> Looks::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"page", "look"});
  if (!rows) return tl::unexpected(rows.error());
  Looks looks;
  for (const auto& row : *rows) {
    const auto look = look_named(row.cells[1]);
    if (!look || !looks.looks_.emplace(row.cells[0], *look).second)
      return failure("E_TABLE", "looks.tsv line " + std::to_string(row.line));
  }
  return looks;
}

Result<Looks> Looks::standard() {
  return load(embedded::console("looks.tsv"));
}

Look Looks::of(std::string_view page) const {
  const auto found = looks_.find(page);
  return found == looks_.end() ? Look::page : found->second;
}

}  // namespace ecluse::console
