// Who may tell statuses, for whom: a payment is not announced by whoever likes. One row gives a
// partner one role on behalf of one structure. Loaded by daemon at start and at reload; read by the
// thread that owns the ledger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::routing {

class Habilitations {
 public:
  /// Columns: partner, role (destinataire, comptable, fournisseur, valideur, moe, moa), structure
  /// (an identifier); * for any of them. E_TABLE with the line at fault.
  static Result<Habilitations> load(std::string_view tsv);

  /// Whether a partner may speak as one of `roles` ("destinataire|comptable") about that piece: for
  /// its recipient, its supplier or its valideur, whichever the role stands for.
  [[nodiscard]] bool allow(std::string_view partner, std::string_view roles,
                           const PieceSummary& piece) const;

 private:
  struct Row {
    std::string partner, role, structure;
  };
  std::vector<Row> rows_;
};

}  // namespace ecluse::routing
