#include "validation/derogations.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

std::optional<Effect> effect_named(std::string_view name) {
  for (const auto effect : {Effect::off, Effect::warning, Effect::error})
    if (name_of(effect) == name) return effect;
  return std::nullopt;
}

/// "owner, reason (2026-12-31)".
std::string told(const Derogation& one) {
  return one.owner + ", " + one.reason + " (" + iso_text(one.until) + ")";
}

Finding set_aside(const Finding& first, const Derogation& by) {
  Finding finding{"ECL-REGLE-DEROGEE", Severity::warning, first.layer, first.place, {}};
  finding.values = {{"rule", by.rule},
                    {"owner", by.owner},
                    {"reason", by.reason},
                    {"until", iso_text(by.until)},
                    {"count", "1"}};
  return finding;
}

std::string one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

}  // namespace

std::string_view name_of(Effect effect) {
  if (effect == Effect::off) return "off";
  return effect == Effect::warning ? "warning" : "error";
}

Result<Derogations> Derogations::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"rule", "rulebook", "effect", "owner", "reason", "until"});
  if (!rows) return tl::unexpected(rows.error());
  Derogations table;
  for (const auto& [line, cells] : *rows) {
    const auto at = "line " + std::to_string(line) + ": ";
    if (std::ranges::any_of(cells, &std::string_view::empty))
      return failure("E_TABLE", at + "empty cell");
    const auto effect = effect_named(cells[2]);
    if (!effect) return failure("E_TABLE", at + "effect " + std::string(cells[2]));
    const auto until = parse_iso_date(cells[5]);
    if (!until) return failure("E_TABLE", at + "until " + std::string(cells[5]));
    table.rows_.push_back({std::string(cells[0]), std::string(cells[1]), *effect,
                           std::string(cells[3]), std::string(cells[4]), *until});
  }
  return table;
}

const Derogation* Derogations::find(std::string_view rule, std::string_view rulebook,
                                    Date day) const {
  const auto at = std::ranges::find_if(rows_, [&](const Derogation& row) {
    return row.rule == rule && (row.rulebook == "*" || row.rulebook == rulebook) &&
           day <= row.until;
  });
  return at == rows_.end() ? nullptr : &*at;
}

void Derogations::apply(std::vector<Finding>& findings, std::string_view rulebook, Date day) const {
  if (rows_.empty()) return;
  std::vector<Finding> kept;
  std::map<std::string, std::pair<std::size_t, int>> aside;  // rule: its place in kept, how often
  for (auto& finding : findings) {
    const auto* by = find(finding.code, rulebook, day);
    if (by && by->effect == Effect::off) {
      const auto [known, first] = aside.try_emplace(by->rule, kept.size(), 0);
      if (first) kept.push_back(set_aside(finding, *by));
      ++known->second.second;
      continue;
    }
    if (by) {
      finding.severity = by->effect == Effect::error ? Severity::error : Severity::warning;
      finding.values.push_back({"derogation", told(*by)});
    }
    kept.push_back(std::move(finding));
  }
  for (const auto& [rule, seen] : aside)
    kept[seen.first].values.back().text = std::to_string(seen.second);
  findings = std::move(kept);
}

std::string row_text(const Derogation& one) {
  std::string text;
  for (const auto& cell : {one.rule, one.rulebook, std::string(name_of(one.effect)), one.owner,
                           one.reason, iso_text(one.until)})
    text += (text.empty() ? "" : "\t") + one_line(cell);
  return text;
}

}  // namespace ecluse::validation
