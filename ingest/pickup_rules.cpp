#include "ingest/pickup_rules.hpp"

#include <algorithm>
#include <charconv>

#include "model/tsv.hpp"

#include "embedded/ingest.hpp"

namespace ecluse::ingest {
namespace {

constexpr std::string_view nothing = "-";
constexpr std::uint32_t largest_quota = 1'000'000;

std::string small(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return made;
}

tl::unexpected<Error> fault(std::string_view file, const TableRow& row, std::string_view what) {
  return failure("E_TABLE", std::string(file) + ": line " + std::to_string(row.line) + ": " +
                                std::string(what));
}

/// An ending as a table may give it: no folder, no wildcard.
bool is_ending(std::string_view text) {
  return !text.empty() && text.find_first_of("/*?") == std::string_view::npos;
}

std::optional<std::uint32_t> quota_of(std::string_view cell) {
  std::uint32_t number = 0;
  const auto [end, fault] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
  const bool good = fault == std::errc() && end == cell.data() + cell.size();
  return good && number > 0 && number <= largest_quota ? std::optional(number) : std::nullopt;
}

Result<PickupRule> rule_of(const TableRow& row) {
  PickupRule rule{std::string(row.cells[0]), {}, {}, {}, {}};
  if (row.cells[1] != nothing)
    for (const auto ending : split(row.cells[1], ' ')) {
      if (!is_ending(ending)) return fault("pickup.tsv", row, "done");
      rule.done.emplace_back(ending);
    }
  if (row.cells[2] != nothing) {
    if (!is_ending(row.cells[2])) return fault("pickup.tsv", row, "manifest");
    rule.manifest = row.cells[2];
  }
  rule.in_flight = quota_of(row.cells[3]);
  rule.per_minute = quota_of(row.cells[4]);
  if (!rule.in_flight && row.cells[3] != nothing) return fault("pickup.tsv", row, "in_flight");
  if (!rule.per_minute && row.cells[4] != nothing) return fault("pickup.tsv", row, "per_minute");
  return rule;
}

}  // namespace

bool ends_with_any(std::string_view name, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
    return name.size() > ending.size() && name.ends_with(ending);
  });
}

Result<PickupRules> PickupRules::load(std::string_view temporary_names, std::string_view pickup) {
  PickupRules rules;
  if (auto done = rules.load_names(temporary_names); !done) return tl::unexpected(done.error());
  if (auto done = rules.load_partners(pickup); !done) return tl::unexpected(done.error());
  return rules;
}

PickupRules PickupRules::standard() {
  return load(embedded::ingest("temporary_names.tsv"), embedded::ingest("pickup.tsv")).value();
}

Done PickupRules::load_names(std::string_view tsv) {
  const auto rows = read_table(tsv, {"place", "text", "tool"});
  if (!rows) return failure("E_TABLE", "temporary_names.tsv: " + rows.error().detail);
  for (const auto& row : *rows) {
    const bool begins = row.cells[0] == "begin";
    if ((!begins && row.cells[0] != "end") || !is_ending(row.cells[1]))
      return fault("temporary_names.tsv", row, "begin or end, and a text");
    (begins ? beginnings_ : endings_).push_back(small(row.cells[1]));
  }
  return {};
}

Done PickupRules::load_partners(std::string_view tsv) {
  const auto rows = read_table(tsv, {"partner", "done", "manifest", "in_flight", "per_minute"});
  if (!rows) return failure("E_TABLE", "pickup.tsv: " + rows.error().detail);
  for (const auto& row : *rows) {
    auto rule = rule_of(row);
    if (!rule) return tl::unexpected(rule.error());
    if (rule->partner == "*")
      others_ = std::move(*rule);
    else if (&of(rule->partner) != &others_)
      return fault("pickup.tsv", row, "a partner twice");
    else
      rules_.push_back(std::move(*rule));
  }
  return {};
}

bool PickupRules::is_temporary(std::string_view name) const {
  const auto letters = small(name);
  return std::any_of(beginnings_.begin(), beginnings_.end(),
                     [&](const std::string& each) { return letters.starts_with(each); }) ||
         std::any_of(endings_.begin(), endings_.end(),
                     [&](const std::string& each) { return letters.ends_with(each); });
}

const PickupRule& PickupRules::of(std::string_view partner) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const PickupRule& rule) { return rule.partner == partner; });
  return found == rules_.end() ? others_ : *found;
}

}  // namespace ecluse::ingest
