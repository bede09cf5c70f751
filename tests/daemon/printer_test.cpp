#include "daemon/printer.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/answering.hpp"
#include "daemon/decide.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Printer printer(Language language = Language::en, Colour colour = Colour::no) {
  return {tests::example_tables().catalogue, language, colour};
}

ExaminedFlux flux_named(const std::string& name) {
  ExaminedFlux flux;
  flux.flux.file_name = name;
  flux.format = Format::ubl_invoice;
  ExaminedPiece piece;
  piece.summary.number = "B-1";
  piece.summary.cadre = "A1";
  piece.summary.currency = "EUR";
  piece.summary.payable = Decimal::parse("120");
  flux.pieces.push_back(piece);
  return flux;
}

Finding refusal() {
  return {"REF_DESTINATAIRE_INCONNU",
          Severity::error,
          Layer::referentiel,
          {12, 5, "/Invoice/cac:Party", "BT-46"},
          {{"siret", "99999999900017"}, {"name", "NOBODY"}, {"candidates", ""}}};
}

std::string page_of(const ExaminedFlux& flux, const Printer& with, Language language) {
  const auto outcome = decide(flux, tests::monday);
  return with.conclusion(outcome, words_of(outcome, tests::example_tables().catalogue, language));
}

TEST(Printer, AnswersTheFourQuestionsInEitherLanguage) {
  struct Row {
    Language language;
    std::vector<const char*> words;
  };
  auto flux = flux_named("f");
  flux.pieces[0].findings.push_back(refusal());
  for (const auto& row : {Row{Language::fr,
                              {"Rejeté", "99999999900017", "ligne 12, colonne 5", "BT-46",
                               "Que faire", "fournisseur", "Non conforme"}},
                          Row{Language::en,
                              {"Rejected", "99999999900017", "line 12, column 5", "BT-46",
                               "What to do", "supplier", "Not conform"}}}) {
    const auto page = page_of(flux, printer(row.language), row.language);
    for (const auto* words : row.words) EXPECT_THAT(page, HasSubstr(words));
    EXPECT_THAT(page, Not(HasSubstr("‹"))) << "a text is missing in the catalogue";
  }
}

TEST(Printer, TellsTheFormOfDepositAndWhatSignaturesAreWorth) {
  auto flux = flux_named("f");
  flux.pieces[0].deposit.format = DepositFormat::pdf_signe_pades;
  flux.pieces[0].deposit.signatures = {{SignatureKind::pades, SignatureState::untrusted, "no_trust",
                                        "", "Signature1", "CN=Jeanne", "2026-02-28T10:15:00+01:00",
                                        true}};
  EXPECT_THAT(page_of(flux, printer(Language::fr), Language::fr),
              AllOf(HasSubstr("PDF signé PAdES, sans facture XML"), HasSubstr("Signature1"),
                    HasSubstr("intacte, signataire sans garant"), HasSubstr("CN=Jeanne"),
                    HasSubstr("date déclarée 2026-02-28T10:15:00+01:00"),
                    HasSubstr("révocation et horodatage non vérifiés")));
  flux.pieces[0].deposit = {DepositFormat::pdf_non_signe, true, {}};
  EXPECT_THAT(page_of(flux, printer(), Language::en), HasSubstr("PDF, not signed, Factur-X"));
  flux.pieces[0].deposit = {};
  EXPECT_THAT(page_of(flux, printer(), Language::en), Not(HasSubstr("deposit:")));
}

TEST(Printer, ShowsEveryLayerAndWhatItCost) {
  const auto page = page_of(flux_named("f"), printer(), Language::en);
  EXPECT_EQ(std::count(page.begin(), page.end(), '\n'), 3);
  for (const auto* layer :
       {"Technical controls", "Syntax controls", "Chorus Pro rules", "Rulebooks", "Reference data"})
    EXPECT_THAT(page, HasSubstr(layer));
}

TEST(Printer, PaintsOnlyForATerminal) {
  EXPECT_THAT(page_of(flux_named("f"), printer(Language::en, Colour::yes), Language::en),
              HasSubstr("\033[32m"));
  EXPECT_THAT(page_of(flux_named("f"), printer(), Language::en), Not(HasSubstr("\033")));
}

/// What drives a terminal: C0 and DEL, C1 as bytes and as UTF-8, and what turns text around.
const std::string csi_byte = "\x9b";
const std::string csi_utf8 = "\xc2\x9b";
const std::vector<std::string> drivers{
    "\x1b[2J", "\a", "\r", "\x7f", csi_byte + "31m", csi_utf8 + "31m", "\xe2\x80\xae"};

bool is_harmless(const std::string& page) {
  return std::none_of(drivers.begin(), drivers.end(), [&](const std::string& driver) {
    return page.find(driver) != std::string::npos;
  });
}

TEST(Printer, LetsNoControlCharacterReachTheTerminal) {
  for (const auto& driver : drivers) {
    const auto hostile = "a" + driver + "b";
    auto flux = flux_named(hostile);
    auto& summary = flux.pieces[0].summary;
    summary.number = summary.cadre = summary.currency = hostile;
    auto finding = refusal();
    finding.values = {{"siret", hostile}, {"name", hostile}, {"candidates", hostile}};
    flux.pieces[0].findings = flux.findings = {finding};
    flux.findings[0].severity = Severity::warning;
    EXPECT_TRUE(is_harmless(page_of(flux, printer(), Language::en))) << driver.size();

    lifecycle::FluxRow row;
    row.partner = row.file_name = hostile;
    EXPECT_TRUE(is_harmless(printer().flux_list({row})));
    FluxStory story;
    story.flux = row;
    lifecycle::PieceRow piece;
    piece.file = hostile;
    piece.summary = summary;
    piece.state = "DEPOSEE";
    story.pieces.push_back(piece);
    EXPECT_TRUE(is_harmless(printer().story(story)));
    EXPECT_TRUE(is_harmless(printer().error({"E_DISK_READ", hostile})));
  }
}

TEST(Printer, KeepsFrenchNamesAsTheyAreWritten) {
  EXPECT_THAT(page_of(flux_named("été œuvre n° 1"), printer(), Language::en),
              HasSubstr("été œuvre n° 1"));
}

TEST(Printer, ListsFluxInColumns) {
  lifecycle::FluxRow first, second;
  first.received = second.received = tests::monday;
  first.partner = "ABC123";
  first.flux_id = "ABC1231100000000000000001";
  first.state = "IN_INTEGRE";
  first.pieces = 3;
  first.accepted = 2;
  second.partner = "é";
  second.file_name = "x";
  const auto list = printer(Language::fr).flux_list({first, second});
  EXPECT_EQ(list,
            "Reçu le              Partenaire  Flux                       Pièces  État\n"
            "02/03/2026 10:00:00  ABC123      ABC1231100000000000000001  2/3     Intégré\n"
            "02/03/2026 10:00:00  é           x                          0/0     En attente\n");
}

TEST(Printer, TellsAFluxFromItsReceptionToItsAnswers) {
  FluxStory story;
  story.flux.file_name = "f";
  story.flux.state = "IN_INTEGRE";
  story.transitions = {{1, {Transition::whole_flux, "", "IN_RECU", tests::monday, "ecluse", ""}},
                       {2, {0, "", "DEPOSEE", tests::monday, "ecluse", ""}}};
  story.answers = {{1, {"CSO1100A", "ABC123", "owed", ""}, std::nullopt},
                   {2, {"CSO1100A", "ABC123", "given", ""}, tests::monday}};
  const auto page = printer().story(story);
  EXPECT_LT(page.find("Deposited [1]"), page.find("– Received")) << "newest first";
  EXPECT_THAT(page, AllOf(HasSubstr("ABC123/owed  to be delivered"),
                          HasSubstr("ABC123/given  02/03/2026 10:00:00")));
}

TEST(Printer, EndsABatchWithOneLine) {
  Tally tally;
  tally.integrated = 3;
  tally.rejected = 1;
  const auto line = printer().summary(tally);
  EXPECT_THAT(line, testing::StartsWith("4 flux: 3 integrated, 0 partially, 1 rejected"));
  EXPECT_EQ(line.find('\n'), line.size() - 1);
}

}  // namespace
}  // namespace ecluse::daemon
