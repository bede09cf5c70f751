// The layer "rulebooks" of one document: every published rulebook in use that the table of profiles
// names for it. Called by examine, on any worker. Pure: same document, same tables, same findings.
#pragma once

#include <string_view>
#include <vector>

#include "daemon/tables.hpp"
#include "model/date.hpp"
#include "model/finding.hpp"
#include "model/interface.hpp"
#include "model/result.hpp"
#include "parsers/reader.hpp"

namespace ecluse::daemon {

/// A rulebook that judges a document, and what its errors do.
struct Judge {
  const validation::Rulebook* rulebook = nullptr;
  std::string_view name;  ///< the shelf's
  const RulebookShelf::Elements* elements = nullptr;
  validation::Weight weight = validation::Weight::advise;
};

/// Those of a document; none when no table names one. Error: one does not compile (E_RULEBOOK).
Result<std::vector<Judge>> judges_of(const parsers::Reading& reading, const Interface* interface,
                                     const Tables& tables);

/// What they find, each finding with the values "rulebook" and, where its rule says that something
/// must be absent or not repeated, "element": errors of a judge that advises are
/// warnings, then derogations of that day are applied. `at` is the reception.
std::vector<Finding> judge(const Document& document, const std::vector<Judge>& judges,
                           const validation::Derogations& derogations, Instant at, Date day);

}  // namespace ecluse::daemon
