#include "model/route.hpp"

#include <array>

namespace ecluse {

std::string_view name_of(Role role) {
  static constexpr std::array<std::string_view, 8> names{
      "fournisseur", "sous_traitant", "cotraitant",   "valideur",
      "moe",         "moa",           "destinataire", "service_financier"};
  return names.at(static_cast<std::size_t>(role));
}

}  // namespace ecluse
