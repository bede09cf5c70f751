// A flux interface as data: what FSO1100A means (chorus-edi.md §1.2). Loaded by routing/interfaces;
// read by every stage.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ecluse {

/// The format of a document or container, told from its content.
enum class Format : std::uint8_t {
  unknown,
  empty,
  ubl_invoice,
  ubl_credit_note,
  cii,
  xml_other,  ///< XML with a root that no interface carries
  gzip,
  zip,
  pdf,
  cpp_statut,  ///< statuses, CPPStatut V1_19 (chorus-edi.md §5.2)
  cdar,        ///< statuses, CDAR D22B (§10.5)
  cpp_mixte,   ///< CPPFactureMixte (§12)
};

/// "UBL_INVOICE", "CII"… as in JSON.
std::string_view name_of(Format format);

/// Whether an interface is served by this version of the house.
enum class Served : std::uint8_t { yes, not_yet, withdrawn };

struct Interface {
  std::string code;         ///< FSO1100A
  std::string type;         ///< E1, E2, E3
  std::string syntax_flux;  ///< IN_DP_E1_UBL_INVOICE
  Format format = Format::unknown;
  std::string schema;  ///< key of the schema set: "ubl-2.1-invoice", "cii-d16b-chorus"
  Served served = Served::not_yet;

  /// The four digits of the code: "1100".
  [[nodiscard]] std::string_view digits() const { return std::string_view(code).substr(3, 4); }
};

}  // namespace ecluse
