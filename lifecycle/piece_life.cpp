#include "lifecycle/piece_life.hpp"

#include <algorithm>

#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view any = "*", nothing = "-";

bool fits(std::string_view cell, std::string_view value) {
  return cell == any || cell == value;
}

Error within(std::string_view table, Error error) {
  error.detail.insert(0, std::string(table) + ", ");
  return error;
}

}  // namespace

Result<PieceLife> PieceLife::load(std::string_view readings, std::string_view onward) {
  PieceLife life;
  if (!readings.empty()) {
    const auto rows = read_table(readings, {"said", "from", "to"});
    if (!rows) return tl::unexpected(within("readings", rows.error()));
    for (const auto& [line, cells] : *rows)
      life.readings_.push_back(
          {std::string(cells[0]), std::string(cells[1]), std::string(cells[2])});
  }
  if (!onward.empty()) {
    const auto rows = read_table(onward, {"cadre", "validators", "from", "to"});
    if (!rows) return tl::unexpected(within("onward", rows.error()));
    for (const auto& [line, cells] : *rows)
      life.onward_.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
                              std::string(cells[3])});
  }
  return life;
}

std::string_view PieceLife::read(std::string_view said, std::string_view standing) const {
  const auto found = std::ranges::find_if(
      readings_, [&](const Reading& row) { return row.said == said && fits(row.from, standing); });
  if (found == readings_.end()) return said;
  return found->to == nothing ? std::string_view{} : std::string_view(found->to);
}

bool PieceLife::knows(std::string_view said) const {
  return std::ranges::any_of(readings_, [&](const Reading& row) { return row.said == said; });
}

std::string_view PieceLife::onward(std::string_view cadre, int validators,
                                   std::string_view standing) const {
  const auto found = std::ranges::find_if(onward_, [&](const Onward& row) {
    return row.from == standing && fits(row.cadre, cadre) &&
           fits(row.validators, std::to_string(validators));
  });
  return found == onward_.end() ? std::string_view{} : std::string_view(found->to);
}

}  // namespace ecluse::lifecycle
