#include "daemon/ticket_sheet.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

/// One flux with one invoice that was refused, and what people wrote about it.
class Sheets : public testing::Test {
 protected:
  Sheets() {
    story_.flux.flux_id = "ABC1231100000000000000001";
    story_.flux.file_name = "FSO1100A_ABC123_ABC1231100000000000000001";
    story_.flux.partner = "ABC123";
    story_.flux.state = "IN_REJETE";
    story_.flux.received = story_.flux.state_at = tests::monday;
    lifecycle::PieceRow piece;
    auto& sum = piece.summary;
    sum.number = "F-1";
    sum.cadre = "A1";
    sum.supplier = "00000101600013";
    sum.supplier_name = "ATELIER DU BIEF";
    sum.recipient = "21990005700015";
    sum.recipient_name = "COMMUNE";
    sum.service = "GREFFE";
    piece.state = "NON_CONFORME";
    piece.state_at = tests::monday;
    piece.file = "F-1.xml";
    story_.pieces = {piece};
    console::ToldFinding found;
    found.piece = 0;
    found.worded.finding.code = "REF_SERVICE_INCONNU";
    found.worded.finding.severity = Severity::error;
    found.worded.finding.values = {{"service", "GREFFE"}, {"siret", "21990005700015"}};
    story_.findings = {found};
    story_.transitions = {
        {1, {Transition::whole_flux, "", "IN_RECU", tests::monday, "ecluse", {}, {}}},
        {2,
         {0, "", "NON_CONFORME", tests::monday, "anne@bief.fr", "REF_SERVICE_INCONNU",
          "appeler le 06 12 34 56 78"}}};
    lifecycle::AnswerRow answer;
    answer.answer.file_name = "CSO1100A_ABC123_1";
    answer.delivered = tests::monday;
    story_.answers = {answer};
  }
  console::TicketSheet sheet(bool of_piece, Language language = Language::fr) const {
    return ticket_sheet(story_, of_piece ? story_.pieces.data() : nullptr, tests::example_tables(),
                        {tests::example_tables().catalogue, language, Colour::no});
  }
  static std::string field(const console::TicketSheet& sheet, std::string_view code) {
    for (const auto& one : sheet.fields)
      if (one.code == code) return one.value;
    return "none";
  }
  console::Story story_;
};

// SUP-01: every field of the form, and which the portal demands.
TEST_F(Sheets, HaveTheFieldsOfThePortal) {
  std::vector<std::string> codes, demanded;
  for (const auto& one : sheet(true).fields) {
    codes.push_back(one.code);
    if (one.demanded) demanded.push_back(one.code);
  }
  EXPECT_THAT(codes,
              ElementsAre("category", "subcategory", "object_type", "object_number", "organisation",
                          "designation", "email", "phone", "siret", "service", "company"));
  EXPECT_THAT(demanded, ElementsAre("category", "subcategory", "organisation"));
}

TEST_F(Sheets, SayWhatIsKnownOfAPiece) {
  const auto filled = sheet(true);
  EXPECT_EQ(field(filled, "category"), "Factures");
  EXPECT_EQ(field(filled, "subcategory"), "Question pour le destinataire de ma facture");
  EXPECT_EQ(field(filled, "object_type"), "Facture");
  EXPECT_EQ(field(filled, "object_number"), "F-1");
  EXPECT_EQ(field(filled, "organisation"), "00000101600013");
  EXPECT_EQ(field(filled, "siret"), "21990005700015");
  EXPECT_EQ(field(filled, "service"), "GREFFE");
  EXPECT_EQ(filled.summary, "F-1 : Non conforme, non intégrée (REF_SERVICE_INCONNU)");
  EXPECT_THAT(filled.enclosures, ElementsAre("F-1.xml", "CSO1100A_ABC123_1"));
  EXPECT_THAT(filled.description,
              AllOf(HasSubstr("Motifs :\n- REF_SERVICE_INCONNU : "), HasSubstr("GREFFE"),
                    HasSubstr("Journal :\n- 02/03/2026 10:00:00")));
}

TEST_F(Sheets, SayWhatIsKnownOfAFlux) {
  const auto filled = sheet(false, Language::en);
  EXPECT_EQ(field(filled, "category"), "Tracking of flux");
  EXPECT_EQ(field(filled, "object_number"), "ABC1231100000000000000001");
  EXPECT_EQ(field(filled, "organisation"), "ABC123");
  EXPECT_EQ(field(filled, "siret"), "21990005700015") << "that of all its pieces";
  EXPECT_THAT(filled.description, HasSubstr("REF_SERVICE_INCONNU [F-1]"));
  story_.pieces.push_back(story_.pieces[0]);
  story_.pieces[1].summary.recipient = "x";
  EXPECT_EQ(field(sheet(false), "siret"), "") << "not the same for all";
}

// SUP-01: "without personal data".
TEST_F(Sheets, TellNothingPersonal) {
  EXPECT_THAT(sheet(true).description,
              AllOf(HasSubstr("appeler le …"), Not(HasSubstr("anne")), Not(HasSubstr("06 12"))));
  story_.pieces[0].summary.memoire = MemoireFacts{};
  story_.findings[0].worded.finding.values = {{"service", "25/00118"}};
  story_.transitions[1].step.comment = "affaire 25/00118";
  EXPECT_THAT(sheet(true).description,
              AllOf(HasSubstr("REF_SERVICE_INCONNU"), Not(HasSubstr("25/00118"))));
  EXPECT_THAT(sheet(false).description, Not(HasSubstr("25/00118")));
}

TEST_F(Sheets, AreTextToBePasted) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  EXPECT_THAT(
      sheet_text(sheet(true), printer),
      AllOf(HasSubstr("Catégorie * : Factures\n"), HasSubstr("N° objet : F-1\n"),
            HasSubstr("téléphone : (à compléter)\n"), HasSubstr("Pièces jointes :\n- F-1.xml\n")));
}

}  // namespace
}  // namespace ecluse::daemon
