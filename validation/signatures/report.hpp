// Results of signatures as findings: which code, how grave (a table, so that a platform may be
// stricter or milder). Called by daemon/examine; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"
#include "model/signature.hpp"

namespace ecluse::validation {

class SignatureSeverities {
 public:
  /// Columns: code, severity (error | warning | none), source. Each code of the embedded table once
  /// and no other. E_TABLE with the line at fault.
  static Result<SignatureSeverities> load(std::string_view tsv);

  /// Nothing for a result that makes no finding, or a code that is none.
  [[nodiscard]] std::optional<Severity> of(std::string_view code) const;

 private:
  struct Row {
    std::string code;
    std::optional<Severity> severity;
  };
  std::vector<Row> rows_;
};

/// SIG_INTACTE, SIG_ALTEREE, SIG_SIGNATAIRE, SIG_NON_VERIFIABLE, and SIG_PARTIELLE besides for a
/// signature that does not cover the whole file. Values: kind, label, signer, cause, detail, date.
/// Findings are of the layer "syntaxe".
std::vector<Finding> findings_of(const std::vector<Signature>& signatures,
                                 const SignatureSeverities& severities);

}  // namespace ecluse::validation
