#include "lifecycle/pivot.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/xml_writer.hpp"
#include "tests/lifecycle/made_piece.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/answers.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::HasSubstr;
using testing::Not;

PivotMap shipped() {
  return PivotMap::load(embedded::lifecycle("pivot.tsv")).value();
}

PivotDraft draft_of(const Piece& piece) {
  return shipped().draft(piece, {"SIE001", std::chrono::year{2026} / 3 / 2, Format::cii});
}

Answer answer_of(const Piece& piece, Renvoi why = Renvoi::none) {
  AnswerContext context;
  context.now = tests::noon;
  context.folder = "sie";
  context.partner = "SIE001";
  context.platform = "Chorus & Co";
  return pivot(draft_of(piece), {0, "abc", tests::noon, "a.xml", "F-1.xml"}, why, context, 4);
}

/// What the pivot says of the made piece, from its supplier on.
constexpr std::string_view told = R"(   <Fournisseur>
    <TypeIdentifiant>1</TypeIdentifiant>
    <Identifiant>11111111100011</Identifiant>
    <RaisonSociale>Société &amp; Fils</RaisonSociale>
    <CodePays>FR</CodePays>
    <ReferenceBancaire Type="IBAN">
     <Compte>FR763000</Compte>
    </ReferenceBancaire>
    <ModeEmission>flux</ModeEmission>
   </Fournisseur>
   <Debiteur>
    <TypeIdentifiant>1</TypeIdentifiant>
    <Identifiant>22222222200022</Identifiant>
    <Nom>Mairie</Nom>
    <CodeService>SERVICE</CodeService>
   </Debiteur>
   <DonneesFacture>
    <Id>F-1</Id>
    <Type>380</Type>
    <Cadre>A1</Cadre>
    <DateEmissionFacture>2026-02-01</DateEmissionFacture>
    <ModePaiement>
     <Code>42</Code>
    </ModePaiement>
    <DateReception>2026-03-02</DateReception>
    <Devise>EUR</Devise>
    <Montants>
     <MontantHT>100.00</MontantHT>
     <MontantTTC>120.00</MontantTTC>
     <MontantNetAPayer>120.00</MontantNetAPayer>
    </Montants>
    <TVAs>
     <TVA>
      <Taux>20.00</Taux>
      <BaseHt>100.00</BaseHt>
      <MontantTVA>20.00</MontantTVA>
     </TVA>
    </TVAs>
    <Engagement>
     <NumeroEngagement>EJ-1</NumeroEngagement>
    </Engagement>
    <Lignes>
     <Ligne NumOrdre="1">
      <ReferenceProduit>Vis</ReferenceProduit>
      <PrixUnitaire>25.00</PrixUnitaire>
      <Quantite>4</Quantite>
      <MontantHT>100.00</MontantHT>
     </Ligne>
    </Lignes>
   </DonneesFacture>
   <PJ NumOrdre="1">
    <Contenu></Contenu>
    <NomPJ>F-1.xml</NomPJ>
    <TypePJ>01</TypePJ>
    <MimeTypePJ>application/xml</MimeTypePJ>
   </PJ>
  </CPPFacturePivotUnitaire>
 </CPPFactures>
</CPPFacturePivot>
)";

TEST(Pivot, SaysThePieceInTheOrderOfTheSchema) {
  const auto answer = answer_of(tests::made_piece());
  EXPECT_EQ(answer.file_name, "FEN0036A_SIE001_CPP0010036000000000000004");
  EXPECT_EQ(answer.bytes.substr(answer.bytes.find("   <Fournisseur>")), told);
  EXPECT_EQ(tests::faults_of_answer(answer.bytes), "");
}

TEST(Pivot, LeavesNoHoleAndKnowsThePlaceOfTheOriginal) {
  const auto answer = answer_of(tests::made_piece());
  EXPECT_EQ(answer.bytes.find(xml_hole), std::string::npos);
  ASSERT_TRUE(answer.original);
  EXPECT_EQ(answer.bytes.substr(answer.original->at - 9, 19), "<Contenu></Contenu>");
  for (const auto* part : {"<Valeurparametre>2026-01-15<", "<Libelle>Chorus &amp; Co<",
                           "<Valeurparametre>CPP0010036000000000000004<", "<Id>SIE001<"})
    EXPECT_THAT(answer.bytes, HasSubstr(part));
}

TEST(Pivot, SaysWhyItComesAgain) {
  EXPECT_THAT(answer_of(tests::made_piece()).bytes, Not(HasSubstr("Renvoi")));
  const auto completed = answer_of(tests::made_piece(), Renvoi::completed).bytes;
  const auto recycled = answer_of(tests::made_piece(), Renvoi::recycled).bytes;
  EXPECT_THAT(completed, HasSubstr("</Id>\n    <Renvoi>Complétée</Renvoi>\n    <Type>"));
  EXPECT_THAT(recycled, HasSubstr("<Renvoi>Recyclée</Renvoi>"));
  EXPECT_EQ(tests::faults_of_answer(completed) + tests::faults_of_answer(recycled), "");
}

TEST(PivotMap, NamesThePdfItCameFrom) {
  const auto draft = shipped().draft(tests::made_piece(),
                                     {"SIE001", std::chrono::year{2026} / 3 / 2, Format::pdf});
  EXPECT_EQ(draft.name, "F-1.pdf");
  EXPECT_THAT(draft.text, HasSubstr("<MimeTypePJ>application/pdf<"));
}

// Row by row: whatever is required is said of a piece that says nothing.
TEST(PivotMap, WritesWhatIsRequiredOfAnyPiece) {
  const auto text = draft_of(Piece{}).text;
  const auto map = shipped();
  for (const auto& row : map.rows())
    if (row.required && row.attribute.empty() && row.path[1] != "TVAs" && row.path[1] != "Lignes") {
      EXPECT_THAT(text, HasSubstr("<" + row.path.back() + ">"));
    }
}

TEST(PivotMap, RefusesABadTableWithItsLine) {
  struct Row {
    const char *cells, *words;
  };
  for (const auto& row : {Row{"A/B\tnothing\trequired\t-\t\n", "line 2: source nothing"},
                          Row{"A/B\tnumber\tperhaps\t-\t\n", "need perhaps"},
                          Row{"A/B\tnumber\toptional\t2x\t\n", "limit 2x"}}) {
    const auto loaded =
        PivotMap::load(std::string("path\tsource\tneed\tlimit\tnote\n") + row.cells);
    ASSERT_FALSE(loaded) << row.cells;
    EXPECT_THAT(loaded.error().detail, HasSubstr(row.words));
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
