#include "lifecycle/integration_report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"
#include "tests/support/xsd.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;
using testing::Not;
using tests::bad_piece;
using tests::decided;
using tests::finding_of;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;
using tests::refused;

const AnswerContext context{noon, "aaa", "AAA999"};

Answer report_of(const Outcome& outcome) {
  return integration_report(outcome, tests::words_of(outcome), tests::machines(), context, 7);
}

/// One outcome of each kind.
std::vector<Outcome> every_outcome() {
  auto hostile = flux_numbered(4, "a-4");
  hostile.name.reset();
  hostile.flux.file_name = "<&\x01\xFF>";
  return {decided(flux_numbered(1, "a-1"), {good_piece("F1")}),
          decided(flux_numbered(2, "a-2"), {good_piece("F2"), bad_piece("F3"), bad_piece("<F&4>")}),
          decided(flux_numbered(3, "a-3"), {bad_piece("F5")}),
          refused(hostile, Fate::rejected, "IRR_NOM"),
          refused(flux_numbered(1, "a-5"), Fate::duplicate, "IRR_UNICITE"),
          refused(flux_numbered(6, "a-6"), Fate::quarantined, "E_CRASH")};
}

TEST(IntegrationReport, TellsWhatWasRefusedInAPartlyIntegratedFlux) {
  const auto report =
      report_of(decided(flux_numbered(1, "a-1"), {good_piece("F1"), bad_piece("F2")}));
  EXPECT_EQ(report.kind, "CSO1100A");
  EXPECT_EQ(report.folder, "aaa");
  EXPECT_EQ(report.file_name, "CSO1100A_AAA999_CPP0011100000000000000007");
  const auto body = report.bytes.substr(report.bytes.find(" <CPPFluxStatuts"));
  EXPECT_EQ(body, R"( <CPPFluxStatuts compteur="1">
  <CPPFluxStatutUnitaire NumOrdre="1">
   <DonneesStatut>
    <IdStatut>96</IdStatut>
    <ComplementStatut>Reçu - intégration partielle</ComplementStatut>
    <Horodatage>2026-01-15T10:25:28.137+01:00</Horodatage>
    <IdFlux>AAA9991100000000000000001</IdFlux>
    <Details NbLignesErreur="1">
     <LigneErreurDetail IdLigne="1">
      <NatureErreur>REJET</NatureErreur>
      <CodeErreur>G1.10</CodeErreur>
      <LibelleErreur>Libelle de G1.10</LibelleErreur>
      <DescriptionErreur>F2 | message de G1.10 | conseil de G1.10 | fournisseur | ligne: 14 - position: 207</DescriptionErreur>
     </LigneErreurDetail>
    </Details>
   </DonneesStatut>
  </CPPFluxStatutUnitaire>
 </CPPFluxStatuts>
</CPPStatut>
)");
}

TEST(IntegrationReport, CodesEveryFateAsCPPStatutDoes) {
  const char* codes[] = {"90", "96", "93", "93", "93", "93"};
  const auto outcomes = every_outcome();
  for (std::size_t at = 0; at < outcomes.size(); ++at)
    EXPECT_THAT(report_of(outcomes[at]).bytes,
                HasSubstr("<IdStatut>" + std::string(codes[at]) + "<"))
        << at;
}

TEST(IntegrationReport, IsValidAgainstTheOfficialSchema) {
  const auto shared = tests::shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  const auto schema = *shared / "schemas/cpp/CPPStatutPivot_V1_19.xsd";
  for (const auto& outcome : every_outcome()) {
    const auto report = report_of(outcome);
    EXPECT_EQ(tests::schema_faults(report.bytes, schema), "") << report.bytes;
  }
  EXPECT_NE(tests::schema_faults("<CPPStatut/>", schema), "");
}

TEST(IntegrationReport, HasNoDetailsWhenNothingIsWrong) {
  EXPECT_THAT(report_of(every_outcome()[0]).bytes, Not(HasSubstr("Details")));
}

TEST(IntegrationReport, LeavesWarningsToItsTwin) {
  auto piece = good_piece("F1");
  piece.findings = {finding_of("W", Severity::warning, Layer::chorus)};
  EXPECT_THAT(report_of(decided(flux_numbered(1, "a-1"), {piece})).bytes,
              Not(HasSubstr("Details")));
}

TEST(IntegrationReport, CutsTheLabelAndTakesTheMessageWhenThereIsNone) {
  const auto outcome = refused(flux_numbered(1, "a-1"), Fate::rejected, "IRR_X");
  auto words = tests::words_of(outcome);
  words.flux[0].words.label.clear();
  for (int i = 0; i < 300; ++i) words.flux[0].words.label += "é";
  const auto cut = integration_report(outcome, words, tests::machines(), context, 7).bytes;
  const auto begin = cut.find("<LibelleErreur>") + 15;
  EXPECT_EQ(cut.find("</LibelleErreur>") - begin, 400U);  // 200 characters of two bytes
  words.flux[0].words.label.clear();
  EXPECT_THAT(integration_report(outcome, words, tests::machines(), context, 7).bytes,
              HasSubstr("<LibelleErreur>message de IRR_X<"));
}

TEST(IntegrationReport, SaysNothingOfAPlaceThatDoesNotExist) {
  auto outcome = refused(flux_numbered(1, "a-1"), Fate::rejected, "IRR_X");
  outcome.examined.findings[0].place = {};
  EXPECT_THAT(report_of(outcome).bytes,
              HasSubstr("<DescriptionErreur>message de IRR_X | conseil de IRR_X | fournisseur<"));
}

}  // namespace
}  // namespace ecluse::lifecycle
