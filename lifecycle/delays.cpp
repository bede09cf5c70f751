#include "lifecycle/delays.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>

#include "lifecycle/paris_time.hpp"
#include "model/paris.hpp"
#include "model/tsv.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr int most_days = 365;

std::optional<Delay> read_delay(std::string_view days, std::string_view market) {
  Delay delay;
  if (market != "-") delay.market = market;
  if (days == "-") return delay;
  if (days == "=") {
    delay.clocking = Clocking::goes_on;
    return delay;
  }
  const auto* end = days.data() + days.size();
  const auto [read, fault] = std::from_chars(days.data(), end, delay.days);
  if (fault != std::errc() || read != end || delay.days < 1 || delay.days > most_days)
    return std::nullopt;
  delay.clocking = Clocking::begins;
  return delay;
}

}  // namespace

Result<Delays> Delays::load(std::string_view tsv) {
  Delays delays;
  if (tsv.empty()) return delays;
  const auto rows = read_table(tsv, {"cadre", "state", "days", "market"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& [line, cells] : *rows) {
    auto delay = read_delay(cells[2], cells[3]);
    if (!delay)
      return failure("E_TABLE",
                     "line " + std::to_string(line) + ": days: " + std::string(cells[2]));
    delays.rows_.push_back({std::string(cells[0]), std::string(cells[1]), std::move(*delay)});
  }
  return delays;
}

Delay Delays::of(std::string_view cadre, std::string_view state) const {
  const auto found = std::ranges::find_if(rows_, [&](const Row& row) {
    return row.state == state && (row.cadre == "*" || row.cadre == cadre);
  });
  return found == rows_.end() ? Delay{} : found->delay;
}

std::vector<std::string> Delays::states() const {
  std::vector<std::string> all;
  for (const auto& row : rows_)
    if (row.delay.clocking != Clocking::none && std::ranges::find(all, row.state) == all.end())
      all.push_back(row.state);
  return all;
}

Instant end_of_delay(Instant from, int days) {
  const auto last = std::chrono::sys_days{paris_day(from)} + std::chrono::days{days};
  return from_paris(last + std::chrono::days{1});
}

}  // namespace ecluse::lifecycle
