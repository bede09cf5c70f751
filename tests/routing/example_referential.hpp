// The example tables of `ecluse init`, loaded: the directory that the tests of this room route by.
#pragma once

#include "routing/referential.hpp"
#include "routing/tables.hpp"

namespace ecluse::tests {

inline routing::Referential example_referential() {
  routing::ReferentialTexts texts;
  texts.partners = routing::embedded_table("exemple_partenaires.tsv");
  texts.annuaire = routing::embedded_table("exemple_annuaire.csv");
  texts.fiches = routing::embedded_table("exemple_marches.tsv");
  return routing::Referential::load(texts).value();
}

// Structures of exemple_annuaire.csv.
inline constexpr const char* town = "21990001600011";        // service mandatory, asks for A6
inline constexpr const char* hospital = "26990002300012";    // engagement mandatory
inline constexpr const char* department = "22990003000011";  // service or engagement
inline constexpr const char* dissolved = "20990004200018";   // inactive
inline constexpr const char* village = "21990005700015";     // asks for nothing
inline constexpr const char* agency = "18990006100012";      // may be a MOE
inline constexpr const char* developer = "18990007900014";   // MOA only
inline constexpr const char* state = "11000201100044";

}  // namespace ecluse::tests
