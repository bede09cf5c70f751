#include "ingest/controls.hpp"

#include <algorithm>
#include <array>

#include "model/tsv.hpp"

namespace ecluse::ingest {
namespace {

constexpr auto codes = std::to_array<TechnicalCode>({
    {"IRR_ANTIVIRUS", Control::antivirus, ""},
    {"IRR_VIDE", Control::emptiness, ""},
    {"IRR_TYPE", Control::extension, ""},
    {"IRR_TAILLE", Control::size, ""},
    {"IRR_FORM", Control::envelope, ""},
    {"IRR_FORM_NUMERO", Control::envelope, ""},
    {"IRR_CODE_INTER", Control::envelope, ""},
    {"IRR_UNICITE", Control::uniqueness, ""},
    {"IRR_EXTRAC", Control::extraction, ""},
    {"IRR_CODE_APP", Control::application, ""},
    {"IRR_SYNTAX", Control::syntax, "ERR_XSD_*"},
    {"IRR_NOM_F", Control::files, ""},
    {"IRR_VIDE_F", Control::files, ""},
    {"IRR_TYPE_F", Control::files, ""},
    {"IRR_TAILLE_F", Control::files, ""},
    {"IRR_NOM_PJ", Control::attachments, "ECL-PJ-CARACTERES ECL-PJ-NOM-LONG"},
    {"IRR_VID_PJ", Control::attachments, "ECL-PJ-VIDE"},
    {"IRR_EXT_DOC", Control::attachments, "ECL-PJ-EXTENSION"},
    {"IRR_TAILLE_PJ", Control::attachments, "ECL-PJ-TAILLE ECL-PJ-TOTAL"},
});

bool fits(std::string_view code, std::string_view pattern) {
  if (!pattern.ends_with('*')) return code == pattern;
  return code.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool is_raised(const TechnicalCode& row, std::string_view code) {
  const auto patterns = split(row.raised_by, ' ');
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string_view pattern) {
    return !pattern.empty() && fits(code, pattern);
  });
}

/// Where a finding of a flux stands; those of its files' syntax right behind IRR_SYNTAX.
Control control_of(const Finding& finding) {
  const auto* const row = std::find_if(codes.begin(), codes.end(),
                                       [&](const auto& one) { return one.code == finding.code; });
  if (row != codes.end()) return row->control;
  const auto* const raised = raised_by(finding);
  return raised ? raised->control : Control::attachments;
}

}  // namespace

std::span<const TechnicalCode> technical_codes() {
  return codes;
}

const TechnicalCode* raised_by(const Finding& finding) {
  const auto* const row = std::find_if(
      codes.begin(), codes.end(), [&](const auto& one) { return is_raised(one, finding.code); });
  return row == codes.end() ? nullptr : row;
}

void put_in_official_order(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return control_of(a) < control_of(b);
  });
}

}  // namespace ecluse::ingest
