// Works pieces, and a house whose partners deposit by EDI and by the service: for the tests of
// actors, works and fiches (acceptance.md 4.4 to 4.8).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/house/house.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::tests {

/// What differs from the works sample, a projet de décompte mensuel of market M2024-017.
struct WorksWish {
  std::string_view cadre = "A4";
  std::string_view number = "PDM-1";
  std::string_view previous{};  ///< number of the piece it is made from; empty for none
  std::string_view marche = "M2024-017";
  std::string_view supplier = "00000104000013";
  std::string_view recipient = "21990001600011";
  std::string_view service = "TECH";
  std::string_view validator = "18990006100012";
};

std::string works_piece(const WorksWish& wish);

/// The demand of a subcontractor of M2024-017, whose titulaire validates it.
WorksWish demand(std::string_view number = "DP-1");

/// A house with the example directory and fiches, and three partners: ABC123 by EDI, API042 by the
/// service, POR042 by the portal.
class WorksHouse {
 public:
  WorksHouse();

  /// Deposits one document by the service (or another partner) and tells what became of it.
  Outcome deposit(const std::string& document, const std::string& partner = "API042",
                  std::string_view interface = "FSO1116A");

  /// The last piece of that number, as the ledger has it now.
  lifecycle::PieceRow piece(const std::string& number);
  /// The statuses it went through, oldest first.
  std::vector<std::string> history(const std::string& number);

  /// What a person says of it; the codes of the findings.
  std::vector<std::string> say(const std::string& number, const std::string& status,
                               const std::string& motif = {}, const std::string& comment = {});

  /// What OPE001, who may speak for everybody, tells in a flux: CPPStatut, or CDAR.
  Outcome tell(const std::vector<StatusWish>& wishes);
  Outcome tell_cdar(const StatusWish& wish);

  House& house() { return house_; }

 private:
  House house_;
  int count_ = 0;
};

/// The one piece of an outcome.
const ExaminedPiece& only_piece(const Outcome& outcome);

/// Its codes of errors.
std::vector<std::string> refusals(const Outcome& outcome);

}  // namespace ecluse::tests
