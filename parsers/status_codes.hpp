// What the codes of statuses mean, in one vocabulary: tables/status_codes.tsv and motifs.tsv
// (chorus-edi.md §4.2, §4.6, §10.4). Used by statut; constant once made, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "model/status_event.hpp"

namespace ecluse::parsers {

enum class StatusSyntax : std::uint8_t { cpp, cdar };

struct StatusMeaning {
  StatusObject object = StatusObject::piece;
  std::string_view status;  ///< empty when the code is known and means nothing here
};

class StatusCodes {
 public:
  /// Views the tables. Error E_TABLE.
  static Result<StatusCodes> load(std::string_view codes, std::string_view motifs);
  /// The embedded tables.
  static Result<StatusCodes> standard();

  /// `motif` is a code or empty; null when no row has the code.
  [[nodiscard]] const StatusMeaning* meaning(StatusSyntax syntax, std::string_view code,
                                             std::string_view motif) const;
  /// The reason code that a comment is or begins with ("JUSTIF_ABS : devis absent"), empty when it
  /// begins with none.
  [[nodiscard]] std::string_view motif_in(std::string_view comment) const;

 private:
  struct Row {
    StatusSyntax syntax;
    std::string_view code, motif;
    StatusMeaning meaning;
  };
  std::vector<Row> rows_;
  std::vector<std::string_view> motifs_;
};

}  // namespace ecluse::parsers
