// What an operator lays down against a published rule, for a time: its severity changed, or the
// rule set aside. Each row has an owner, a reason and a last day, and what it changes is told with
// the verdict. Loaded by daemon with the other tables; applied by its workers. Pure, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/finding.hpp"
#include "model/result.hpp"

namespace ecluse::validation {

enum class Effect : std::uint8_t { off, warning, error };

/// "off", "warning", "error".
std::string_view name_of(Effect effect);

struct Derogation {
  std::string rule;      ///< the id that findings carry
  std::string rulebook;  ///< its name; "*" for all
  Effect effect = Effect::warning;
  std::string owner, reason;
  Date until;  ///< its last day, Europe/Paris
};

class Derogations {
 public:
  /// Columns: rule, rulebook, effect, owner, reason, until (AAAA-MM-JJ). No cell may be empty.
  /// Error E_TABLE with the line at fault.
  static Result<Derogations> load(std::string_view tsv);

  [[nodiscard]] const std::vector<Derogation>& all() const { return rows_; }

  /// Applies those of that day to what a rulebook found. A severity is changed and the finding says
  /// by whom (value "derogation"); what a rule set aside would have said becomes one warning
  /// ECL-REGLE-DEROGEE for each rule, where it was first found: values rule, owner, reason, until,
  /// count.
  void apply(std::vector<Finding>& findings, std::string_view rulebook, Date day) const;

  /// The one in force that day for a rule of a rulebook; null when there is none.
  [[nodiscard]] const Derogation* find(std::string_view rule, std::string_view rulebook,
                                       Date day) const;

 private:
  std::vector<Derogation> rows_;
};

/// A row of the table, without the end of the line. Tabs and line ends of the texts become spaces.
std::string row_text(const Derogation& derogation);

}  // namespace ecluse::validation
