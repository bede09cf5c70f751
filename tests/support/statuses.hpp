// Messages of statuses, made: the same event as a CPPStatut or as a CDAR, valid under their schemas
// as they stand. For the tests of parsers, daemon and acceptance.
#pragma once

#include <string>
#include <vector>

namespace ecluse::tests {

/// One status of a piece, with its code in each of the two syntaxes.
struct StatusWish {
  std::string number = "B-2025-001";
  std::string issued = "2025-11-20";
  std::string supplier = "00000101600013", supplier_name = "ATELIER DU BIEF";
  std::string recipient = "21990005700015", recipient_name = "COMMUNE DE PONT-AU-BIEF";
  std::string cpp_code = "07", cdar_code = "205";
  std::string when = "2026-03-02T11:30:00";  ///< hour of Paris
  std::string motif;                         ///< code
  std::string comment;
  std::string sender = "ABC123";
};

/// A CPPStatut of branch CPPFactureStatuts, one unit a wish.
std::string cpp_statut(const std::vector<StatusWish>& wishes);

/// A CDAR about one invoice.
std::string cdar(const StatusWish& wish);

/// A CPPStatut of branch CPPFluxStatuts about one flux.
std::string cpp_statut_of_flux(const std::string& flux_id, const std::string& code = "92");

}  // namespace ecluse::tests
