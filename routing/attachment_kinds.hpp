// What attachments are for, told by their code, designation or name (tables/attachment_kinds.tsv):
// the invoice of a subcontractor, an attestation, a RIB… Loaded by daemon; read by every worker.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::routing {

/// The kinds that a rule speaks of.
namespace attachment_kind {
inline constexpr std::string_view subcontractor = "FACTURE_SOUS_TRAITANT";
inline constexpr std::string_view attestation = "ATTESTATION";
}  // namespace attachment_kind

class AttachmentKinds {
 public:
  /// Columns kind, label_fr, label_en, codes, words, source. E_TABLE with the line at fault.
  static Result<AttachmentKinds> load(std::string_view tsv);

  /// The kind of an attachment declared with that code, called so and in that file; empty for none.
  /// Words count as wholes: "rib" is not found in "distribution".
  [[nodiscard]] std::string_view kind_of(std::string_view code, std::string_view designation,
                                         std::string_view file_name) const;

  /// What people call a kind; nothing for one that the table lacks.
  [[nodiscard]] std::optional<std::string> label(std::string_view kind, Language language) const;
  /// In the order of the table.
  [[nodiscard]] std::vector<std::string> kinds() const;

 private:
  struct Row {
    std::string kind, label_fr, label_en;
    std::vector<std::string> codes, words;  ///< folded
  };
  std::vector<Row> rows_;
};

}  // namespace ecluse::routing
