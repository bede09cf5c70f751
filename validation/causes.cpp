#include "validation/causes.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace ecluse::validation {
namespace {

constexpr auto silent = Fate::silent;
constexpr auto after = Fate::after;

// clang-format off
constexpr auto table = std::to_array<Consequence>({
    // What is not a cadre is in no list of cadres either.
    {"G1.02",                  "REF_CADRE_INCONNU",        silent},
    {"DGFIP-G1.02",            "REF_CADRE_INCONNU",        silent},
    // What is not a SIRET is in no directory; a SIREN may have its establishments named there.
    {"ECL-DESTINATAIRE-SIRET", "REF_DESTINATAIRE_INCONNU", silent},
    {"ECL-DESTINATAIRE-TYPE",  "REF_DESTINATAIRE_INCONNU", silent},
    {"ECL-DESTINATAIRE-TYPE",  "ECL-DESTINATAIRE-SIRET",   silent},
    {"ECL-DESTINATAIRE-SIREN", "REF_DESTINATAIRE_INCONNU", after},
    {"ECL-VALIDEUR-SIRET",     "REF_ACTEUR_INCONNU",       silent},
    {"REF_DESTINATAIRE_ABSENT", "REF_SERVICE_*",           after},
    {"ECL-FOURNISSEUR-TYPE",   "ECL-FOURNISSEUR-FORME",    silent},
    {"ECL-FOURNISSEUR-LONG",   "ECL-FOURNISSEUR-FORME",    silent},
    // Sums of what could not be read.
    {"ECL-NOMBRE",             "ECL-TOTAL-*",              silent},
    {"ECL-NOMBRE",             "ECL-NET-A-PAYER",          silent},
    {"ECL-NOMBRE",             "ECL-TVA-SOMME",            silent},
    {"ECL-NOMBRE-TAILLE",      "ECL-TOTAL-*",              silent},
    {"ECL-NOMBRE-TAILLE",      "ECL-NET-A-PAYER",          silent},
    {"ECL-NOMBRE-TAILLE",      "ECL-TVA-SOMME",            silent},
    {"ECL-NOMBRE-TAILLE",      "ECL-QUANTITE",             silent},
    // Sums of what is itself wrong.
    {"ECL-LIGNE-MONTANT",      "ECL-TOTAL-LIGNES",         after},
    {"ECL-TOTAL-LIGNES",       "ECL-TOTAL-HT",             after},
    {"ECL-TVA-SOMME",          "ECL-TOTAL-TTC",            after},
    {"ECL-TOTAL-TTC",          "ECL-NET-A-PAYER",          after},
    // Years.
    {"G1.36",                  "G1.07",                    silent},
    // Means of payment.
    {"S2.05",                  "G8.20",                    silent},
    // A cadre that may not enter this way: who should validate it is another day's question.
    {"REF_CADRE_INTERDIT",     "REF_CADRE_ESPACE",         after},
    {"REF_CADRE_INTERDIT",     "REF_VALIDEUR_*",           after},
    {"REF_CADRE_TYPE_FLUX",    "REF_VALIDEUR_*",           after},
    // The same demand, by its number in each set of rules.
    {"BR-FR-CPRO-10",          "ECL-DESTINATAIRE-*",       silent},
    {"DGFIP-G1.53",            "ECL-TVA-LIGNE",            after},
});
// clang-format on

bool is_meant(std::string_view pattern, std::string_view code) {
  return pattern.ends_with('*') ? code.starts_with(pattern.substr(0, pattern.size() - 1))
                                : code == pattern;
}

bool holds(const std::vector<Finding>& findings, std::string_view pattern) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const Finding& one) { return is_meant(pattern, one.code); });
}

void silence(std::vector<Finding>& findings) {
  for (const auto& row : table)
    if (row.fate == Fate::silent && holds(findings, row.cause))
      std::erase_if(findings, [&](const Finding& one) {
        return is_meant(row.effect, one.code) && !is_meant(row.cause, one.code);
      });
}

/// Puts the first `cause` just before the first `effect` when it stands after it.
void put_before(std::vector<Finding>& findings, const Consequence& row) {
  const auto first = [&](std::string_view pattern) {
    return std::find_if(findings.begin(), findings.end(),
                        [&](const Finding& one) { return is_meant(pattern, one.code); });
  };
  const auto cause = first(row.cause), effect = first(row.effect);
  if (cause != findings.end() && effect < cause) std::rotate(effect, cause, std::next(cause));
}

}  // namespace

std::span<const Consequence> consequences() {
  return table;
}

void put_causes_first(std::vector<Finding>& findings) {
  if (findings.size() < 2) return;
  silence(findings);
  std::stable_partition(findings.begin(), findings.end(),
                        [](const Finding& one) { return one.severity == Severity::error; });
  for (const auto& row : table)
    if (row.fate == Fate::after) put_before(findings, row);
}

}  // namespace ecluse::validation
