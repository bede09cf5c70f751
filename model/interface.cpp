#include "model/interface.hpp"

#include <array>

namespace ecluse {

std::string_view name_of(Format format) {
  static constexpr std::array<std::string_view, 11> names{
      "UNKNOWN", "EMPTY", "UBL_INVOICE", "UBL_CREDIT_NOTE", "CII", "XML",
      "GZIP",    "ZIP",   "PDF",         "CPP_STATUT",      "CDAR"};
  return names.at(static_cast<std::size_t>(format));
}

}  // namespace ecluse
