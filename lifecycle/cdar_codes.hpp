// How CDAR names the statuses and reasons of the house (chorus-edi.md §10.3, §10.4): two tables.
// Loaded by daemon with the others; constant once loaded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

struct CdarStatus {
  std::string state, code, label;
  std::string interface;  ///< empty: not sent
  std::string phase;      ///< AcknowledgementDocument/TypeCode: 305 or 23
  std::string by;         ///< plateforme, destinataire, valideur
  std::string motif;      ///< when the step has none; empty when none is needed
  bool needs_comment = false;
  std::string action;  ///< RequestedActionCode, may be empty
};

class CdarCodes {
 public:
  /// tables/cdar_statuses.tsv and tables/cdar_reasons.tsv. E_TABLE with the table and the line.
  static Result<CdarCodes> load(std::string_view statuses, std::string_view reasons);

  /// Null when CDAR is not told of the state, or the status is not sent.
  [[nodiscard]] const CdarStatus* sent(std::string_view state) const;

  /// The reason of a refusal by its first error; empty when no row fits.
  [[nodiscard]] std::string_view reason(const Finding& error) const;

  [[nodiscard]] const std::vector<CdarStatus>& statuses() const { return statuses_; }

 private:
  struct Reason {
    std::string finding, layer, reason;
  };
  std::vector<CdarStatus> statuses_;
  std::vector<Reason> reasons_;
};

}  // namespace ecluse::lifecycle
