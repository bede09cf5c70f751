#include "routing/cadre_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/routing/codes_of.hpp"
#include "tests/routing/example_referential.hpp"
#include "tests/routing/sample_piece.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAreArray;

const auto works_warning = "REF_CADRE_ESPACE";

struct Row {
  const char* cadre;
  const char* interface;
  Mode mode;
  Deposit deposit;
  std::vector<const char*> codes;
};

constexpr auto edi = Mode::edi;
constexpr auto portail = Mode::portail;
constexpr auto service = Mode::service;
constexpr auto initial = Deposit::initial;
constexpr auto association = Deposit::association;

std::vector<Finding> judge(const Row& row) {
  const auto referential = tests::example_referential();
  tests::SamplePiece sample;
  sample.cadre(row.cadre);
  Report report(referential.severities);
  const auto* cadre = judge_cadre(
      sample.piece, {*referential.interfaces.find(row.interface), row.mode, row.deposit},
      referential.cadres, report);
  EXPECT_EQ(cadre, referential.cadres.find(cadre_of(sample.piece)));
  return report.take();
}

TEST(CadreRules, RefuseEachForItsOwnReason) {
  const Row rows[] = {
      {"A1", "FSO1100A", edi, initial, {}},
      {"", "FSO1100A", edi, initial, {}},  // absent means A1
      {"A9", "FSO1116A", edi, initial, {}},
      // GAP-05: forbidden, meaningless, unknown
      {"A24", "FSO1116A", edi, initial, {"REF_CADRE_INTERDIT", works_warning}},
      {"A23", "FSO1116A", edi, initial, {"REF_CADRE_SANS_OBJET", works_warning}},
      {"A99", "FSO1116A", edi, initial, {"REF_CADRE_INCONNU"}},
      {"A21", "FSO1116A", edi, initial, {"REF_CADRE_INTERDIT"}},
      {"A11", "FSO1116A", edi, initial, {"REF_CADRE_INTERDIT", works_warning}},
      // CAD-R3: no association in EDI, whichever the cadre
      {"A8", "FSO1116A", edi, association, {"REF_CADRE_ASSOCIATION_EDI", works_warning}},
      {"A4", "FSO1116A", edi, association, {"REF_CADRE_ASSOCIATION_EDI", works_warning}},
      {"A1", "FSO1116A", edi, association, {"REF_CADRE_ASSOCIATION_EDI"}},
      {"A99", "FSO1116A", edi, association, {"REF_CADRE_INCONNU", "REF_CADRE_ASSOCIATION_EDI"}},
      // the other modes
      {"A24", "FSO1116A", portail, initial, {works_warning}},
      {"A23", "FSO1116A", service, association, {works_warning}},
      {"A6", "FSO1116A", portail, association, {"REF_CADRE_INTERDIT", works_warning}},
      {"A18", "FSO1116A", service, association, {"REF_CADRE_SANS_OBJET", works_warning}},
      // A3 belongs to E3, and E3 to A3
      {"A3", "FSO1120A", edi, initial, {}},
      {"A3", "FSO1100A", edi, initial, {"REF_CADRE_TYPE_FLUX"}},
      {"A1", "FSO1120A", edi, initial, {"REF_CADRE_TYPE_FLUX"}},
      {"A4", "FSO1120A", edi, initial, {"REF_CADRE_TYPE_FLUX"}},
      // TRV-34: works travel as E1 or E2, with a warning
      {"A4", "FSO1106A", edi, initial, {works_warning}},
  };
  for (const auto& row : rows)
    EXPECT_THAT(tests::codes_of(judge(row)), ElementsAreArray(row.codes))
        << row.cadre << ' ' << row.interface << ' ' << name_of(row.mode) << ' '
        << name_of(row.deposit);
}

TEST(CadreRules, SayWhatWasSeenAndWhere) {
  const auto finding = judge({"A5", "FSO1116A", edi, initial, {}}).at(0);
  EXPECT_EQ(value_of(finding, "cadre"), "A5");
  EXPECT_EQ(value_of(finding, "label"), "Dépôt par un fournisseur d'un état d'acompte");
  EXPECT_EQ(value_of(finding, "mode"), "EDI");
  EXPECT_EQ(value_of(finding, "deposit"), "initial");
  EXPECT_EQ(finding.place.term, "BT-23");
  EXPECT_GT(finding.place.line, 0U);
}

TEST(CadreRules, SayWhichFluxWouldDo) {
  const auto finding = judge({"A4", "FSO1116A", edi, initial, {}}).at(0);
  EXPECT_EQ(finding.severity, Severity::warning);
  EXPECT_EQ(value_of(finding, "expected"), "E4, E5");
  EXPECT_EQ(value_of(finding, "type"), "E2");
  EXPECT_EQ(value_of(finding, "interface"), "FSO1116A");
  EXPECT_EQ(value_of(finding, "space"), "travaux");
}

}  // namespace
}  // namespace ecluse::routing
