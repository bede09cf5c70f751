// Where a piece goes: the answer of routing. An owning value, remembered by lifecycle.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse {

/// Who may have to act on a piece (chorus-edi.md §6).
enum class Role : std::uint8_t {
  fournisseur,
  sous_traitant,
  cotraitant,
  titulaire,        ///< of the contract: valideur of its sous-traitants
  mandataire,       ///< of a groupement: valideur of its cotraitants
  prestataire,      ///< de justice: deposits mémoires
  valideur,         ///< valideur 1, whoever plays that part
  second_valideur,  ///< valideur 2: sous-traitance of a cotraitance (§4.3)
  moe,
  moa,
  destinataire,
  juridiction,  ///< recipient of a mémoire
  service_financier,
};
inline constexpr Role last_role = Role::service_financier;

/// "fournisseur", "moe"… as in tables and JSON.
std::string_view name_of(Role role);

struct Actor {
  Role role = Role::destinataire;
  std::string identifier;  ///< SIRET, or empty when neither document nor fiche tells
  std::string name;
  std::string service;  ///< code of its service, empty when none

  friend bool operator==(const Actor&, const Actor&) = default;
};

struct Route {
  std::string space;        ///< factures, travaux, memoires: the application (ESP-16)
  std::string destination;  ///< SIRET of the recipient
  std::string name;         ///< its name in the directory
  std::string service;      ///< code service, empty when none
  std::string service_name;
  Role next = Role::destinataire;  ///< who must act next
  std::vector<Role> circuit;       ///< who acts after the deposit, in order; `next` is the first
  std::vector<Actor> actors;
  std::string reason;  ///< key of the catalogue: ROUTE_SIRET, ROUTE_ETAT_SERVICE…

  friend bool operator==(const Route&, const Route&) = default;
};

}  // namespace ecluse
