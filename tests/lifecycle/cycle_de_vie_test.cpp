#include "lifecycle/cycle_de_vie.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"
#include "tests/support/xsd.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;

const AnswerContext context{tests::noon, "aaa", "AAA999"};

std::optional<Answer> told(const Outcome& outcome) {
  const auto machines = tests::machines();
  const auto steps = steps_of(outcome);
  auto answer = cycle_de_vie(steps, machines, context, 7);
  EXPECT_EQ(answer.has_value(), std::any_of(steps.begin(), steps.end(), [&](const ToldStep& step) {
              return has_code(step, machines);
            }));
  return answer;
}

/// The statuses of a cycle de vie: number and code, in order.
std::vector<std::string> statuses(const std::string& xml) {
  std::vector<std::string> found;
  const auto leaf = [&](const std::string& name, std::size_t from) {
    const auto begin = xml.find("<" + name + ">", from) + name.size() + 2;
    return xml.substr(begin, xml.find('<', begin) - begin);
  };
  for (auto at = xml.find("<IdStatut>"); at != std::string::npos;
       at = xml.find("<IdStatut>", at + 1))
    found.push_back(leaf("IdFacture", at) + " " + leaf("IdStatut", at));
  return found;
}

TEST(CycleDeVie, TellsEachStatusOfEachPiece) {
  const auto outcome =
      decided(flux_numbered(1, "a-1"), {good_piece("F1"), bad_piece("F2"), good_piece("F3")});
  const auto answer = told(outcome).value();
  EXPECT_EQ(answer.kind, "FEN1200A");
  EXPECT_EQ(answer.folder, "aaa");
  EXPECT_EQ(answer.file_name, "FEN1200A_AAA999_CPP0011200000000000000007");
  EXPECT_THAT(statuses(answer.bytes),
              testing::ElementsAre("F1 01", "F1 02", "F1 03", "F2 37", "F3 01", "F3 02", "F3 03"));
  EXPECT_THAT(answer.bytes, testing::HasSubstr("<CPPFactureStatuts compteur=\"7\">"));
}

TEST(CycleDeVie, CarriesTheReasonOfWhoeverTookTheStep) {
  auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  outcome.transitions.push_back(
      {0, "MISE_A_DISPOSITION", "SUSPENDUE", tests::noon, "OPE001", "JUSTIF_ABS", "le devis"});
  const auto bytes = told(outcome).value().bytes;
  EXPECT_THAT(bytes, testing::HasSubstr("<Commentaire>JUSTIF_ABS : le devis</Commentaire>"));
  const auto before = bytes.substr(0, bytes.find("<IdStatut>06"));
  EXPECT_THAT(before, testing::Not(testing::HasSubstr("Commentaire"))) << "the house gives none";
}

TEST(CycleDeVie, NamesSupplierRecipientAndInvoice) {
  const auto bytes = told(decided(flux_numbered(1, "a-1"), {bad_piece("F<2>")})).value().bytes;
  EXPECT_EQ(bytes.substr(bytes.find(" <CPPFactureStatuts")), R"( <CPPFactureStatuts compteur="1">
  <CPPFactureStatutUnitaire NumOrdre="1">
   <Fournisseur>
    <TypeIdentifiant>1</TypeIdentifiant>
    <Identifiant>11111111100011</Identifiant>
    <RaisonSociale>Société d'Étude</RaisonSociale>
   </Fournisseur>
   <Debiteur>
    <TypeIdentifiant>1</TypeIdentifiant>
    <Identifiant>22222222200022</Identifiant>
    <Nom>Mairie de X</Nom>
    <CodeService>SERVICE</CodeService>
   </Debiteur>
   <DonneesStatut>
    <IdStatut>37</IdStatut>
    <ComplementStatut>Non conforme, non intégrée</ComplementStatut>
    <Horodatage>2026-01-15T10:25:28.137+01:00</Horodatage>
    <IdFacture>F&lt;2&gt;</IdFacture>
    <DateFacture>2026-01-10</DateFacture>
   </DonneesStatut>
  </CPPFactureStatutUnitaire>
 </CPPFactureStatuts>
</CPPStatut>
)");
}

TEST(CycleDeVie, IsValidAgainstTheOfficialSchema) {
  const auto shared = tests::shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  auto bare = good_piece("F9");
  bare.summary.issue_date.reset();
  bare.summary.supplier_name.clear();
  bare.summary.recipient_name = "\x01&";
  bare.summary.service = std::string(120, 'S');
  const auto answer =
      told(decided(flux_numbered(1, "a-1"), {good_piece("F1"), bad_piece("F2"), bare})).value();
  EXPECT_EQ(tests::schema_faults(answer.bytes, *shared / "schemas/cpp/CPPStatutPivot_V1_19.xsd"),
            "")
      << answer.bytes;
}

TEST(CycleDeVie, IsNotOwedWhenThereIsNothingToTell) {
  EXPECT_EQ(told(tests::refused(flux_numbered(1, "a-1"), Fate::duplicate, "IRR_UNICITE")),
            std::nullopt);
  auto unreadable = bad_piece("");
  EXPECT_EQ(told(decided(flux_numbered(1, "a-1"), {unreadable})), std::nullopt);
}

TEST(CycleDeVie, LeavesOutStatusesWithoutACode) {
  auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  outcome.transitions[5].to = "MISE_A_DISPOSITION_MOE";
  EXPECT_THAT(statuses(told(outcome).value().bytes), testing::ElementsAre("F1 01", "F1 02"));
}

}  // namespace
}  // namespace ecluse::lifecycle
