#include "routing/fiche_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

constexpr const char* quay_builder = "00000104000013";  // fournisseur of M2024-017
constexpr const char* joint_one = "00000101600013";     // cotraitant of M2025-040 and M2025-041

/// What differs from a piece of the fiche.
struct Wish {
  const char* marche = "M2024-017";
  const char* cadre = "A4";
  const char* supplier = quay_builder;
  const char* recipient = tests::town;
  const char* service = "TECH";
  const char* validator = tests::agency;
  int year = 2025;
};

std::vector<Finding> judge(const Wish& wish) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.named(sample.piece.supplier, wish.supplier).issued(wish.year, 3, 31);
  sample.cadre(wish.cadre).recipient(wish.recipient, wish.service).validator(wish.validator);
  sample.marche(wish.marche);
  Report report(referential.severities);
  const auto to = find_destination(sample.piece, referential.annuaire, report);
  judge_by_fiche({sample.piece, *referential.cadres.find(wish.cadre), to, referential.annuaire,
                  referential.fiches.find(wish.marche)},
                 report);
  return report.take();
}

Wish with(void (*change)(Wish&)) {
  Wish wish;
  change(wish);
  return wish;
}

Wish of_joint_contractor(const char* marche, const char* recipient, const char* service) {
  return {marche, "A13", joint_one, recipient, service, quay_builder, 2025};
}

TEST(FicheRules, WarnOfWhatTheFicheDoesNotProvideFor) {
  const struct {
    const char* id;
    Wish wish;
    std::vector<const char*> codes;
  } rows[] = {
      {"as the fiche says", {}, {}},
      {"FIM-03 a cadre of nobody", with([](Wish& w) { w.cadre = "A5"; }), {"REF_FICHE_ROLE"}},
      {"FIM-03 another depositor",
       with([](Wish& w) { w.supplier = joint_one; }),
       {"REF_FICHE_ROLE"}},
      {"FIM-04 another MOE",
       with([](Wish& w) { w.validator = tests::village; }),
       {"REF_FICHE_ACTEUR"}},
      {"FIM-02 another service",
       with([](Wish& w) { w.service = "FINANCES"; }),
       {"REF_FICHE_DESTINATAIRE"}},
      {"FIM-02 another recipient",
       with([](Wish& w) { w.recipient = tests::village; }),
       {"REF_FICHE_DESTINATAIRE"}},
      {"FIM-01 before it begins", with([](Wish& w) { w.year = 2024; }), {"REF_FICHE_PERIODE"}},
      {"FIM-01 after its end", with([](Wish& w) { w.year = 2027; }), {"REF_FICHE_PERIODE"}},
      {"TRV-25 groupement conjoint",
       of_joint_contractor("M2025-040", tests::department, "ROUTES"),
       {}},
      {"TRV-26 groupement solidaire",
       of_joint_contractor("M2025-041", tests::village, ""),
       {"REF_FICHE_ROLE", "REF_FICHE_SOLIDAIRE"}},
  };
  for (const auto& row : rows) {
    const auto findings = judge(row.wish);
    EXPECT_THAT(tests::codes_of(findings), ElementsAreArray(row.codes)) << row.id;
    for (const auto& finding : findings) {
      EXPECT_EQ(finding.severity, Severity::warning) << row.id;
      EXPECT_GT(finding.place.line, 0U) << row.id;
      EXPECT_EQ(value_of(finding, "marche"), row.wish.marche) << row.id;
    }
  }
}

TEST(FicheRules, SayWhichCadresAnActorDeposits) {
  const auto finding = judge(with([](Wish& w) { w.cadre = "A6"; })).at(0);
  EXPECT_EQ(value_of(finding, "expected"), "A4, A7, A8, A22");
  EXPECT_EQ(value_of(finding, "role"), "fournisseur");
}

}  // namespace
}  // namespace ecluse::routing
