// Collects what is wrong with one piece in the référentiel layer, each finding with the severity
// of the table and a place in the document. Used by the rules of this room; one thread.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "model/finding.hpp"
#include "model/piece.hpp"
#include "model/whereabouts.hpp"
#include "routing/severities.hpp"

namespace ecluse::routing {

class Report {
 public:
  /// `severities` must outlive the report.
  explicit Report(const Severities& severities) : severities_(severities) {}
  explicit Report(Severities&&) = delete;

  void add(std::string_view code, Place place, std::vector<Value> values);

  [[nodiscard]] bool refused() const { return has_error(findings_); }
  [[nodiscard]] std::vector<Finding> take() { return std::move(findings_); }

 private:
  const Severities& severities_;
  std::vector<Finding> findings_;
};

/// Where a field stands; for an absent one, the nearest element on the way to where it would stand,
/// so that a line always exists. `term` is used where the field names no business term.
Place place_of_field(const Piece& piece, const Text& field, const Whereabouts& where,
                     std::string_view term = {});

/// The value "missing" of a finding on an absent datum: the element that the sender must write.
/// Nothing when the datum is there, or when the syntax has no place for it.
std::vector<Value> missing(const Piece& piece, const Text& field, const Whereabouts& where);

}  // namespace ecluse::routing
