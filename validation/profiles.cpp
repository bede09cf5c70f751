#include "validation/profiles.hpp"

#include <algorithm>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

bool matches(std::string_view pattern, std::string_view text) {
  if (!pattern.ends_with('*')) return pattern == text;
  return text.starts_with(pattern.substr(0, pattern.size() - 1));
}

/// Whether one of the patterns of a cell matches.
bool fits(std::string_view cell, std::string_view text) {
  const auto patterns = split(cell, ' ');
  return std::ranges::any_of(patterns, [&](auto pattern) { return matches(pattern, text); });
}

std::optional<Weight> weight_named(std::string_view name) {
  for (const auto weight : {Weight::advise, Weight::gate})
    if (name_of(weight) == name) return weight;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Weight weight) {
  return weight == Weight::gate ? "gate" : "advise";
}

Result<Profiles> Profiles::load(std::string_view tsv) {
  const auto rows =
      read_table(tsv, {"interface", "document", "profile", "rulebook", "effect", "source"});
  if (!rows) return tl::unexpected(rows.error());
  Profiles table;
  for (const auto& [line, cells] : *rows) {
    const auto at = "line " + std::to_string(line) + ": ";
    if (std::ranges::any_of(cells, &std::string_view::empty))
      return failure("E_TABLE", at + "empty cell");
    const auto weight = weight_named(cells[4]);
    if (!weight) return failure("E_TABLE", at + "effect " + std::string(cells[4]));
    table.rows_.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
                           std::string(cells[3]), *weight});
  }
  return table;
}

std::optional<Weight> Profiles::weight(const ProfileAsk& ask, std::string_view rulebook) const {
  std::optional<Weight> found;
  for (const auto& row : rows_) {
    if (!fits(row.rulebook, rulebook) || !fits(row.document, ask.document) ||
        !fits(row.profile, ask.profile) ||
        !(fits(row.interface, ask.interface) || fits(row.interface, ask.type)))
      continue;
    found = std::max(found, std::optional(row.weight));
  }
  return found;
}

std::vector<const ProfileRow*> Profiles::naming(std::string_view rulebook) const {
  std::vector<const ProfileRow*> some;
  for (const auto& row : rows_)
    if (fits(row.rulebook, rulebook)) some.push_back(&row);
  return some;
}

}  // namespace ecluse::validation
