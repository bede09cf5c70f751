#include "routing/suppliers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

const std::string header =
    "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;Engagement "
    "obligatoire;Service ou engagement obligatoire;Type d'entité;Date de fin\n";

// chorus-edi.md §3.4: the supplier must already exist, where the directory tells suppliers.
TEST(Suppliers, AreSoughtWhereTheDirectoryListsSome) {
  const struct {
    std::string rows;
    std::vector<const char*> codes;
  } rows[] = {
      {"21990005700015;PONT;;;ACTIF;;;;;\n", {}},  // public structures only
      {"99000000200013;AUTRE;;;ACTIF;;;;Entreprise;\n", {"REF_FOURNISSEUR_INCONNU"}},
      {"99000000100015;LUI;;;ACTIF;;;;Entreprise;\n", {}},
      {"99000000100015;LUI;;;INACTIF;;;;Entreprise;\n", {"REF_FOURNISSEUR_INACTIF"}},
      {"99000000100015;LUI;;;ACTIF;;;;Association;2025-03-30\n", {"REF_FOURNISSEUR_INACTIF"}},
      {"99000000100015;LUI;;;ACTIF;;;;PRIVEE;2025-03-31\n", {}},
  };
  for (const auto& row : rows) {
    const auto annuaire = Annuaire::from_csv(header + row.rows).value();
    tests::SamplePiece sample;
    sample.issued(2025, 3, 31);
    const Severities severities;
    Report report(severities);
    judge_supplier(sample.piece, annuaire, report);
    const auto findings = report.take();
    EXPECT_THAT(tests::codes_of(findings), ElementsAreArray(row.codes)) << row.rows;
    for (const auto& finding : findings) EXPECT_GT(finding.place.line, 0U);
  }
}

}  // namespace
}  // namespace ecluse::routing
