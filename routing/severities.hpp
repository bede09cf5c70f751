// How grave each finding of the référentiel layer is: a table, so that a platform may be stricter
// or milder than the default (acceptance.md CAD-R5, ACT-05, TRV-34 leave it to policy). Loaded by
// daemon; read by every worker.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"

namespace ecluse::routing {

struct SeverityRow {
  std::string code;
  Severity severity = Severity::error;
};

class Severities {
 public:
  /// Columns: code, severity (error | warning), source. E_TABLE with the line at fault.
  static Result<Severities> load(std::string_view tsv);

  /// What the table says of a code; error for a code it does not list.
  [[nodiscard]] Severity of(std::string_view code) const;

  /// In the order of the table: every finding code of the layer.
  [[nodiscard]] const std::vector<SeverityRow>& all() const { return rows_; }

 private:
  std::vector<SeverityRow> rows_;
};

}  // namespace ecluse::routing
