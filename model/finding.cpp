#include "model/finding.hpp"

#include <algorithm>
#include <array>

namespace ecluse {

std::string_view name_of(Layer layer) {
  static constexpr std::array<std::string_view, layer_count> names{"technique", "syntaxe", "chorus",
                                                                   "rulebooks", "referentiel"};
  return names.at(static_cast<std::size_t>(layer));
}

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

std::string_view value_of(const Finding& finding, std::string_view name) {
  const auto found = std::find_if(finding.values.begin(), finding.values.end(),
                                  [&](const Value& value) { return value.name == name; });
  return found == finding.values.end() ? std::string_view{} : std::string_view(found->text);
}

bool has_error(const std::vector<Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::error; });
}

}  // namespace ecluse
