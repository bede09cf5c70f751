// The rules of a status by itself, before it meets its piece (layer chorus): what it is said of,
// what it means, when. Called on the worker that examines the flux. Pure.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/status_event.hpp"

namespace ecluse::validation {

/// Findings: ECL-STATUT-SUJET (no number, no flux id), ECL-STATUT-CODE (value seen: no known
/// meaning), ECL-STATUT-DATE (a warning; value seen: after `received`, the civil day of reception).
void check_status(const StatusNotice& notice, Date received, std::vector<Finding>& findings);

}  // namespace ecluse::validation
