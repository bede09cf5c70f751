#include "console/pages/figures.hpp"

#include <algorithm>
#include <utility>

#include "console/telling.hpp"

namespace ecluse::console {
namespace {

constexpr int height_of_bars = 60;
constexpr int width_of_bar = 20;
constexpr std::size_t up_to_minutes = 16;  // "15/01/2026 10:25"

std::vector<View> hours_of(const std::vector<lifecycle::HourCount>& hours) {
  std::int64_t most = 1;
  for (const auto& hour : hours) most = std::max(most, hour.count);
  std::vector<View> views;
  std::int64_t left = 0;
  for (const auto& hour : hours) {
    const auto height = hour.count * height_of_bars / most;
    View view;
    view.add("hour", moment(hour.from).substr(0, up_to_minutes))
        .add("count", hour.count)
        .add("_x", left)
        .add("_y", height_of_bars - height)
        .add("_h", height);
    views.push_back(std::move(view));
    left += width_of_bar;
  }
  return views;
}

/// What refuses a whole flux: it has no piece to be found by.
bool of_flux(std::string_view code) {
  return code.starts_with("IRR_");
}

std::vector<View> causes_of(const std::vector<lifecycle::NamedCount>& all) {
  std::int64_t most = 1;
  for (const auto& one : all) most = std::max(most, one.count);
  std::vector<View> views;
  for (const auto& one : all) {
    View view;
    view.add("code", one.name)
        .add("count", one.count)
        .add("_most", most)
        .add("_to",
             of_flux(one.name) ? std::string() : "/rechercher" + query_of({{"mots", one.name}}));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

std::string path_of(const Wish& search) {
  return search.criteria.empty() ? std::string() : "/rechercher" + query_of(search.criteria);
}

void add_figures(View& view, const lifecycle::Overview& overview) {
  view.add("_figures", !overview.flux.empty())
      .add("hours", hours_of(overview.hours))
      .add_list("causes", causes_of(overview.causes));
}

void add_totals(View& view, const Board& board) {
  std::vector<View> totals;
  for (std::size_t at = 0; at < board.labels.size(); ++at) {
    std::int64_t sum = 0;
    for (const auto& row : board.rows) sum += row.counts[at];
    const Wish* search = at < board.totals.size() ? &board.totals[at] : nullptr;
    totals.push_back(View{}
                         .add("label", board.labels[at])
                         .add("count", sum)
                         .add("_any", sum > 0)
                         .add("_to", search ? path_of(*search) : std::string()));
  }
  view.add_list("totals", std::move(totals));
}

}  // namespace ecluse::console
