#include "model/interface.hpp"

#include <array>

namespace ecluse {

std::string_view name_of(Format format) {
  static constexpr std::array<std::string_view, 12> names{
      "UNKNOWN", "EMPTY", "UBL_INVOICE", "UBL_CREDIT_NOTE", "CII",  "XML",
      "GZIP",    "ZIP",   "PDF",         "CPP_STATUT",      "CDAR", "CPP_FACTURE_MIXTE"};
  return names.at(static_cast<std::size_t>(format));
}

}  // namespace ecluse
