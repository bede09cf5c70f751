// The fiches d'identité du marché (acceptance.md 4.8): for a works contract, who plays which part
// and who deposits what. A table of the operator's, optional market by market. Loaded by daemon;
// read by every worker.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"
#include "model/route.hpp"
#include "routing/cadres.hpp"

namespace ecluse::routing {

/// How a groupement of contractors is bound (TRV-25, TRV-26).
enum class Groupement : std::uint8_t { none, conjoint, solidaire };

/// "-", "conjoint", "solidaire", as in the table.
std::string_view name_of(Groupement groupement);

/// One actor of a market (FIM-04).
struct FicheActor {
  std::size_t line = 0;  ///< of the table
  Role role = Role::fournisseur;
  std::string siret;                ///< without spaces; empty when still to be agreed upon
  std::string service;              ///< its code service, empty when none
  std::vector<std::string> cadres;  ///< what it deposits (FIM-03)
  bool uses_chorus = true;          ///< « utilise Chorus Pro »
  std::optional<Mode> mode;         ///< in which way
  std::string replaced_by;          ///< SIRET that plays its part, empty for none (ACT-15)
};

/// One market (FIM-01, FIM-02).
struct Fiche {
  std::string code;         ///< numéro du marché
  std::size_t line = 0;     ///< of its first row
  std::string description;  ///< free text
  std::optional<Date> from, until;
  std::string invoicing;  ///< date de facturation prévisionnelle, free text
  std::string recipient;  ///< SIRET without spaces, empty when not told
  std::string service, service_label;
  std::string engagement;
  Groupement groupement = Groupement::none;
  std::optional<int> valideur_days, moe_days;  ///< their delays, where the market has its own
  std::vector<FicheActor> actors;

  /// The first actor of that role, null when none. The titulaire is the fournisseur where the fiche
  /// names no titulaire.
  [[nodiscard]] const FicheActor* actor(Role role) const;

  /// Whether that SIRET is to deposit pieces of that cadre, for itself or in another's place.
  [[nodiscard]] bool lets_deposit(std::string_view siret, std::string_view cadre) const;
};

class Fiches {
 public:
  /// Columns as in tables/marches.tsv: one row an actor; the fields of the market stand in its
  /// first row, a dash elsewhere. E_TABLE with the line at fault.
  static Result<Fiches> load(std::string_view tsv);

  /// Null when the market has no fiche.
  [[nodiscard]] const Fiche* find(std::string_view marche) const;

  /// Sorted by number of market.
  [[nodiscard]] const std::vector<Fiche>& all() const { return fiches_; }

 private:
  std::vector<Fiche> fiches_;
};

}  // namespace ecluse::routing
