#include "validation/rule_register.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "model/tsv.hpp"

#include "embedded/validation.hpp"

namespace ecluse::validation {
namespace {

template <class T, std::size_t count>
std::optional<T> named(std::string_view name, const std::array<T, count>& all) {
  const auto* at =
      std::find_if(all.begin(), all.end(), [&](T one) { return name_of(one) == name; });
  return at == all.end() ? std::nullopt : std::optional(*at);
}

constexpr std::array layers{Layer::technique, Layer::syntaxe, Layer::chorus, Layer::rulebooks,
                            Layer::referentiel};
constexpr std::array severities{Severity::warning, Severity::error};
constexpr std::array confidences{Confidence::official, Confidence::observed,
                                 Confidence::third_party, Confidence::inferred};

bool begins(std::string_view pattern, std::string_view code) {
  return pattern.ends_with('*') ? code.starts_with(pattern.substr(0, pattern.size() - 1))
                                : code == pattern;
}

/// The row whose pattern fits best, null when none does.
const TableRow* control_of(std::string_view code, const std::vector<TableRow>& controls) {
  const TableRow* best = nullptr;
  for (const auto& row : controls)
    if (begins(row.cells[0], code) && (!best || row.cells[0].size() > best->cells[0].size()))
      best = &row;
  return best;
}

Result<KnownRule> rule_of(std::string_view code, const std::vector<TableRow>& controls) {
  const auto* row = control_of(code, controls);
  if (!row) return failure("E_TABLE", "controls.tsv has no row for " + std::string(code));
  const auto layer = named(row->cells[1], layers);
  const auto confidence = named(row->cells[3], confidences);
  if (!layer || !confidence)
    return failure("E_TABLE", "controls.tsv line " + std::to_string(row->line));
  return KnownRule{
      code, *layer,       named(row->cells[2], severities), Scope::everywhere, *confidence,
      {},   row->cells[4]};
}

bool add_chorus_rows(std::string_view code, std::vector<KnownRule>& rules) {
  const auto before = rules.size();
  for (const auto& row : chorus_rules())
    if (row.code == code)
      rules.push_back({row.code, Layer::chorus, row.severity, row.scope, row.confidence, row.term,
                       row.source, row.where, row.limit, row.allowed});
  return rules.size() > before;
}

std::string_view or_empty(std::string_view cell) {
  return cell == "-" ? std::string_view{} : cell;
}

}  // namespace

Result<std::vector<KnownRule>> rule_register(const Catalogue& catalogue) {
  const auto controls = read_table(embedded::validation("controls.tsv"),
                                   {"code", "layer", "severity", "confidence", "source"});
  if (!controls) return tl::unexpected(controls.error());
  std::vector<KnownRule> rules;
  for (const auto code : catalogue.codes()) {
    if (add_chorus_rows(code, rules)) continue;
    auto rule = rule_of(code, *controls);
    if (!rule) return tl::unexpected(rule.error());
    rules.push_back(*rule);
  }
  return rules;
}

Result<std::vector<Gap>> rule_gaps() {
  const auto rows = read_table(
      embedded::validation("gaps.tsv"),
      {"rule", "subject_fr", "subject_en", "reason_fr", "reason_en", "met_by", "source"});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<Gap> gaps;
  for (const auto& row : *rows) {
    const auto& c = row.cells;
    gaps.push_back({c[0], {c[1], c[2]}, {c[3], c[4]}, or_empty(c[5]), c[6]});
  }
  return gaps;
}

}  // namespace ecluse::validation
