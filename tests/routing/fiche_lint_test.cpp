#include "routing/fiche_lint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"
#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

/// A sound fiche of three rows, with one part of it replaced.
std::vector<Finding> lint(const std::string& from, const std::string& to) {
  std::string text(embedded_table("marches.tsv"));
  text +=
      "M1\td\t2025-01-01\t2025-12-31\t-\t21990001600011\tTECH\t-\t-\t-\t-\t-\tfournisseur\t"
      "99000000100015\t-\tA4,A7\toui\tEDI\t-\n"
      "M1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\tmoe\t18990006100012\t-\tA15\toui\tPortail\t-\n"
      "M1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\tmoa\t21990001600011\t-\tA19\toui\tPortail\t-\n";
  if (!from.empty()) text.replace(text.find(from), from.size(), to);
  const auto referential = tests::example_referential();
  return lint_fiche(Fiches::load(text).value().all().at(0), referential.cadres,
                    referential.annuaire);
}

struct Row {
  const char *from, *to;
  std::vector<const char*> codes;
};

// FIM-05: SIRET of each actor, cadres per actor, engagement, services.
const Row rows[] = {
    {"", "", {"FIM_ACTEUR_INCONNU"}},  // a private fournisseur is in no public directory
    {"2025-12-31", "2024-12-31", {"FIM_DATES", "FIM_ACTEUR_INCONNU"}},
    {"\t21990001600011\tTECH", "\t-\t-", {"FIM_DESTINATAIRE", "FIM_ACTEUR_INCONNU"}},
    {"\t21990001600011\tTECH", "\t20990004200018\t-", {"FIM_DESTINATAIRE", "FIM_ACTEUR_INCONNU"}},
    {"\t21990001600011\tTECH", "\t29\t-", {"FIM_DESTINATAIRE", "FIM_ACTEUR_INCONNU"}},
    {"TECH", "-", {"FIM_SERVICE", "FIM_ACTEUR_INCONNU"}},
    {"TECH", "VOIRIE", {"FIM_SERVICE", "FIM_ACTEUR_INCONNU"}},
    {"TECH", "EAUX", {"FIM_SERVICE", "FIM_ACTEUR_INCONNU"}},
    {"TECH", "FINANCES", {"FIM_ENGAGEMENT", "FIM_ACTEUR_INCONNU"}},
    {"\tmoe\t",
     "\tmoa\t",
     {"FIM_ROLE_ABSENT", "FIM_ROLE_DOUBLE", "FIM_ACTEUR_INCONNU", "FIM_CADRE_ROLE"}},
    {"99000000100015", "-", {"FIM_SIRET_ABSENT"}},
    {"99000000100015", "9900000010001", {"FIM_SIRET"}},
    {"\t18990006100012", "\t11000201100044", {"FIM_ACTEUR_INCONNU", "FIM_MOE_ETAT"}},
    {"A15\toui\tPortail\t-", "A15\tnon\t-\t-", {"FIM_ACTEUR_INCONNU", "FIM_REMPLACANT"}},
    {"A15\toui\tPortail\t-", "A15\tnon\t-\t99000000100015", {"FIM_ACTEUR_INCONNU"}},
    {"A15\toui\tPortail\t-",
     "A15\tnon\t-\t99000000100099",
     {"FIM_ACTEUR_INCONNU", "FIM_REMPLACANT"}},
    {"A4,A7", "A4,A99", {"FIM_ACTEUR_INCONNU", "FIM_CADRE_INCONNU"}},
    {"A4,A7", "A4,A15", {"FIM_ACTEUR_INCONNU", "FIM_CADRE_ROLE", "FIM_CADRE_MODE"}},
    {"A4,A7", "A5", {"FIM_ACTEUR_INCONNU", "FIM_CADRE_MODE"}},
    {"\tfournisseur\t", "\tmandataire\t", {"FIM_ACTEUR_INCONNU"}},
};

TEST(FicheLint, FindsWhatWouldFailAtTheFirstDeposit) {
  for (const auto& row : rows) {
    const auto findings = lint(row.from, row.to);
    EXPECT_THAT(tests::codes_of(findings), ElementsAreArray(row.codes)) << row.from << row.to;
    for (const auto& finding : findings) {
      EXPECT_GE(finding.place.line, 5U) << finding.code;
      EXPECT_EQ(value_of(finding, "marche"), "M1");
    }
  }
}

TEST(FicheLint, WarnsOfAnA6ThatTheRecipientDidNotAskFor) {
  const auto referential = tests::example_referential();
  const auto* bridge = referential.fiches.find("M2025-041");
  EXPECT_THAT(tests::codes_of(lint_fiche(*bridge, referential.cadres, referential.annuaire)),
              testing::Contains("FIM_A6"));
}

TEST(FicheLint, JudgesNoStructureWithoutADirectory) {
  const auto referential = tests::example_referential();
  const auto* quay = referential.fiches.find("M2024-017");
  EXPECT_TRUE(lint_fiche(*quay, referential.cadres, Annuaire()).empty());
}

}  // namespace
}  // namespace ecluse::routing
