// Which published rulebooks judge which document, and what that costs: rows of a table. Loaded by
// daemon with the other tables; asked by its workers for each piece. Pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::validation {

/// What an error of a rulebook does to the piece.
enum class Weight : std::uint8_t {
  advise,  ///< it is told, as a warning
  gate     ///< it rejects
};

/// "advise", "gate".
std::string_view name_of(Weight weight);

/// What is known of a document before its rules are looked for.
struct ProfileAsk {
  std::string_view interface;  ///< FSO1100A
  std::string_view type;       ///< of the interface: E1… B2G, CDV
  std::string_view document;   ///< UBL_INVOICE, UBL_CREDIT_NOTE, CII, CPP_MIXTE, CDAR, CPP_STATUT
  std::string_view profile;    ///< BT-24 (CustomizationID, Guideline); may be empty
};

/// One row of the table; a cell holds patterns.
struct ProfileRow {
  std::string interface, document, profile, rulebook;
  Weight weight = Weight::advise;
};

class Profiles {
 public:
  /// Columns: interface (a code or a type), document, profile, rulebook, effect (advise, gate), who
  /// says so. A cell holds patterns separated by spaces: exact text, or a beginning before '*'.
  /// Error E_TABLE with the line at fault.
  static Result<Profiles> load(std::string_view tsv);

  /// Whether the rulebook of that name judges that document, and how: the weightiest of the rows
  /// that say so; nothing when none does.
  [[nodiscard]] std::optional<Weight> weight(const ProfileAsk& ask,
                                             std::string_view rulebook) const;

  /// Whether a row names that rulebook at all.
  [[nodiscard]] bool names(std::string_view rulebook) const { return !naming(rulebook).empty(); }

  /// The rows that name it, in the order of the table; of this object.
  [[nodiscard]] std::vector<const ProfileRow*> naming(std::string_view rulebook) const;

 private:
  std::vector<ProfileRow> rows_;
};

}  // namespace ecluse::validation
