#include "validation/statuses.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "model/paris.hpp"

namespace ecluse::validation {
namespace {

void add(std::vector<Finding>& findings, std::string_view code, Severity severity,
         const Place& place, std::vector<Value> values) {
  findings.push_back({std::string(code), severity, Layer::chorus, place, std::move(values)});
}

Date day_in_paris(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(instant + paris_offset(instant))};
}

}  // namespace

void check_status(const StatusNotice& notice, Date received, std::vector<Finding>& findings) {
  const auto& subject = notice.object == StatusObject::piece ? notice.number : notice.flux_id;
  if (subject.empty()) add(findings, "ECL-STATUT-SUJET", Severity::error, notice.number_place, {});
  if (notice.status.empty())
    add(findings, "ECL-STATUT-CODE", Severity::error, notice.code_place, {{"seen", notice.code}});
  if (notice.when && day_in_paris(*notice.when) > received)
    add(findings, "ECL-STATUT-DATE", Severity::warning, notice.place,
        {{"seen", iso_text(day_in_paris(*notice.when))}});
}

}  // namespace ecluse::validation
