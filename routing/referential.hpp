// All that routing knows besides the piece. Made whole or not at all: a bad table leaves the old
// Referential in place (house §6). Loaded by daemon; once loaded it is constant and any number of
// workers may read it. Move only: the directory views its own pool.
#pragma once

#include <string_view>

#include "model/result.hpp"
#include "routing/annuaire.hpp"
#include "routing/cadres.hpp"
#include "routing/fiches.hpp"
#include "routing/interfaces.hpp"
#include "routing/memoires.hpp"
#include "routing/partners.hpp"
#include "routing/severities.hpp"
#include "routing/subscriptions.hpp"

namespace ecluse::routing {

/// The bytes of the tables; an empty text stands for the embedded default (partners, annuaire,
/// complement and fiches: a header without rows).
struct ReferentialTexts {
  std::string_view interfaces;       ///< interfaces.tsv
  std::string_view partners;         ///< partenaires.tsv
  std::string_view cadres;           ///< cadres.tsv
  std::string_view annuaire;         ///< annuaire.csv
  std::string_view severities;       ///< severites.tsv
  std::string_view complement = {};  ///< annuaire_complement.csv: ours, over the public directory
  std::string_view fiches = {};      ///< marches.tsv
  std::string_view subscriptions = {};  ///< abonnements.tsv
  MemoireTexts memoires = {};  ///< memoires.tsv, memoire_tarifs.tsv, memoire_juridictions.tsv
};

struct Referential {
  Interfaces interfaces;
  Partners partners;
  Cadres cadres;
  Annuaire annuaire;
  Severities severities;
  Fiches fiches;
  Memoires memoires;
  Subscriptions subscriptions;

  /// E_TABLE, the detail begins with the name of the table at fault.
  static Result<Referential> load(const ReferentialTexts& texts);
};

}  // namespace ecluse::routing
