#include "validation/chorus/report.hpp"

#include <algorithm>
#include <utility>

#include "model/tsv.hpp"

namespace ecluse::validation {
namespace {

constexpr std::size_t longest_value = 200;

bool is_full(const ChorusCheck& check) {
  const auto& findings = check.findings;
  if (findings.size() < findings_per_rule) return false;
  return findings[findings.size() - findings_per_rule].code == check.rule.code;
}

void add(const ChorusCheck& check, Place place, std::vector<Value> values) {
  if (is_full(check)) return;
  check.findings.push_back({std::string(check.rule.code), check.rule.severity, Layer::chorus,
                            std::move(place), std::move(values)});
}

}  // namespace

Value seen(std::string_view text) {
  if (text.size() <= longest_value) return {"seen", std::string(text)};
  auto end = longest_value;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return {"seen", std::string(text.substr(0, end)) + "…"};
}

void report_at(const ChorusCheck& check, const Element* at, std::vector<Value> values,
               std::string_view term) {
  const auto named = term.empty() ? check.rule.term : term;
  const auto* place = at ? at : check.piece.root;
  add(check, place ? place_of(*place, named) : Place{0, 0, {}, std::string(named)},
      std::move(values));
}

void report_missing(const ChorusCheck& check, const Whereabouts& where, std::vector<Value> values,
                    const Element* group) {
  values.push_back({"missing", dotted_path_of(check.piece, where)});
  report_at(check, group ? group : nearest(check.piece, where), std::move(values));
}

bool near(Decimal a, Decimal b, Decimal tolerance) {
  return (a - b).abs() <= tolerance;
}

void report_sum(const ChorusCheck& check, const Number& declared, Decimal computed) {
  report(check, declared,
         {seen(declared.written),
          {"computed", computed.text(2)},
          {"difference", (*declared.value - computed).text(2)}});
}

}  // namespace ecluse::validation
