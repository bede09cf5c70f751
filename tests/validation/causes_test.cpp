#include "validation/causes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "validation/catalogue.hpp"

namespace ecluse::validation {
namespace {

/// '!' before the code of an error.
Finding named(std::string_view code) {
  Finding finding;
  finding.severity = code.starts_with('!') ? Severity::error : Severity::warning;
  finding.code = code.substr(code.starts_with('!') ? 1 : 0);
  return finding;
}

std::vector<std::string> arranged(const std::vector<std::string_view>& codes) {
  std::vector<Finding> findings;
  for (const auto code : codes) findings.push_back(named(code));
  put_causes_first(findings);
  std::vector<std::string> left;
  for (const auto& finding : findings) left.push_back(finding.code);
  return left;
}

TEST(Causes, ComeFirst) {
  struct Row {
    const char* what;
    std::vector<std::string_view> found;
    std::vector<std::string> told;
  };
  for (const auto& row : std::vector<Row>{
           {"errors before warnings, otherwise in their order",
            {"ECL-SIRET-CLE", "!G1.05", "ECL-PJ-ZIP", "!G1.14"},
            {"G1.05", "G1.14", "ECL-SIRET-CLE", "ECL-PJ-ZIP"}},
           {"the shape of a cadre is enough", {"!G1.02", "!REF_CADRE_INCONNU"}, {"G1.02"}},
           {"a cadre that no list has", {"!REF_CADRE_INCONNU"}, {"REF_CADRE_INCONNU"}},
           {"a SIREN may have its establishments named",
            {"!REF_DESTINATAIRE_INCONNU", "!ECL-DESTINATAIRE-SIREN"},
            {"ECL-DESTINATAIRE-SIREN", "REF_DESTINATAIRE_INCONNU"}},
           {"a number that cannot be read makes no sum",
            {"!ECL-NOMBRE", "!ECL-TOTAL-HT", "!ECL-NET-A-PAYER"},
            {"ECL-NOMBRE"}},
           {"a warning that is the cause of an error",
            {"!ECL-TOTAL-TTC", "ECL-TVA-SOMME"},
            {"ECL-TVA-SOMME", "ECL-TOTAL-TTC"}},
           {"the line before the sum of the lines",
            {"!ECL-TOTAL-LIGNES", "ECL-LIGNE-MONTANT", "ECL-SIRET-CLE"},
            {"ECL-LIGNE-MONTANT", "ECL-TOTAL-LIGNES", "ECL-SIRET-CLE"}},
           {"codes by their beginning",
            {"!BR-FR-CPRO-10", "!ECL-DESTINATAIRE-SIRET"},
            {"BR-FR-CPRO-10"}},
           {"nothing", {}, {}},
       })
    EXPECT_EQ(arranged(row.found), row.told) << row.what;
}

TEST(Causes, SpeakOfCodesThatExist) {
  const auto catalogue = Catalogue::standard();
  ASSERT_TRUE(catalogue);
  const auto exists = [&](std::string_view pattern) {
    if (!pattern.ends_with('*')) return catalogue->has(pattern);
    pattern.remove_suffix(1);
    return std::any_of(catalogue->codes().begin(), catalogue->codes().end(),
                       [&](std::string_view code) { return code.starts_with(pattern); });
  };
  for (const auto& row : consequences()) {
    EXPECT_TRUE(exists(row.cause)) << row.cause;
    EXPECT_TRUE(exists(row.effect)) << row.effect;
  }
}

TEST(Causes, AreNeverSilencedByTheirOwnConsequence) {
  for (const auto& row : consequences())
    for (const auto& other : consequences())
      EXPECT_FALSE(row.cause == other.effect && row.effect == other.cause) << row.cause;
}

}  // namespace
}  // namespace ecluse::validation
