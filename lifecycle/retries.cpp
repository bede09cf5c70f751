#include "lifecycle/retries.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "model/tsv.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view every_code = "*";
constexpr int most = 1'000'000;  // of any number of the table

std::optional<int> number(std::string_view cell) {
  int value = 0;
  const auto* end = cell.data() + cell.size();
  const auto [read, fault] = std::from_chars(cell.data(), end, value);
  const bool good = fault == std::errc() && read == end && value >= 0 && value <= most;
  return good ? std::optional(value) : std::nullopt;
}

std::optional<RetryRule> read_rule(const std::vector<std::string_view>& cells) {
  std::array<int, 4> numbers{};
  for (std::size_t at = 0; at < numbers.size(); ++at) {
    const auto value = number(cells[at + 2]);
    if (!value) return std::nullopt;
    numbers[at] = *value;
  }
  const auto [first, factor, longest, attempts] = numbers;
  const bool good = (cells[1] == "yes" || cells[1] == "no") && factor > 0 && attempts > 0;
  if (!good) return std::nullopt;
  return RetryRule{std::string(cells[0]),         cells[1] == "yes",
                   std::chrono::seconds(first),   factor,
                   std::chrono::seconds(longest), attempts};
}

}  // namespace

std::chrono::seconds RetryRule::delay(int attempt) const {
  auto wait = std::min(first, longest);
  for (int nth = 1; nth < attempt && wait < longest; ++nth) wait = std::min(wait * factor, longest);
  return wait;
}

Result<Retries> Retries::load(std::string_view table) {
  const auto rows =
      read_table(table, {"cause", "passes", "first", "factor", "longest", "attempts"});
  if (!rows) return tl::unexpected(rows.error());
  Retries retries;
  for (const auto& [line, cells] : *rows) {
    auto rule = read_rule(cells);
    if (!rule) return failure("E_TABLE", "retries, line " + std::to_string(line));
    retries.rules_.push_back(std::move(*rule));
  }
  if (retries.rules_.empty() || retries.rules_.back().cause != every_code)
    return failure("E_TABLE", "retries: the last row is not that of every code");
  return retries;
}

Result<Retries> Retries::standard() {
  return load(embedded::lifecycle("retries.tsv"));
}

const RetryRule& Retries::of(std::string_view code) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(), [&](const RetryRule& rule) {
    return code.starts_with(rule.cause);
  });
  return found == rules_.end() ? rules_.back() : *found;
}

}  // namespace ecluse::lifecycle
