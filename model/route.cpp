#include "model/route.hpp"

#include <array>

namespace ecluse {

std::string_view name_of(Role role) {
  static constexpr std::array<std::string_view, 13> names{
      "fournisseur",  "sous_traitant", "cotraitant",       "titulaire", "mandataire",
      "prestataire",  "valideur",      "second_valideur",  "moe",       "moa",
      "destinataire", "juridiction",   "service_financier"};
  static_assert(names.size() == static_cast<std::size_t>(last_role) + 1);
  return names.at(static_cast<std::size_t>(role));
}

}  // namespace ecluse
