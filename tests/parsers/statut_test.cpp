// CPPStatut and CDAR, from bytes to events: what they say, and that both say it in the same words.
#include "parsers/statut.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/parsers/readings.hpp"
#include "tests/support/places.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::parsers {
namespace {

using tests::cdar;
using tests::cpp_statut;
using tests::reading_of;
using tests::StatusWish;

StatusWish suspension() {
  StatusWish wish;
  wish.cpp_code = "06";
  wish.cdar_code = "208";
  wish.motif = "JUSTIF_ABS";
  wish.comment = "Le devis manque.";
  return wish;
}

TEST(Statut, ReadsAStatusOfAPieceFromCPPStatut) {
  const auto reading = reading_of(cpp_statut({suspension()}));
  EXPECT_THAT(reading.findings, testing::IsEmpty());
  EXPECT_EQ(reading.format, Format::cpp_statut);
  EXPECT_FALSE(reading.piece);
  ASSERT_EQ(reading.statuses.size(), 1U);
  const auto& event = reading.statuses.front();
  EXPECT_EQ(event.object, StatusObject::piece);
  EXPECT_EQ(text_of(event.number), "B-2025-001");
  EXPECT_EQ(iso_text(*event.issue_date.value), "2025-11-20");
  EXPECT_EQ(event.supplier.identifier.type, IdentifierType::siret);
  EXPECT_EQ(text_of(event.recipient.identifier.id), "21990005700015");
  EXPECT_EQ(text_of(event.code), "06");
  EXPECT_EQ(event.status, "SUSPENDUE");
  EXPECT_EQ(utc_text(*event.when.value), "2026-03-02T10:30:00.000Z");
  ASSERT_EQ(event.motifs.size(), 1U);
  EXPECT_EQ(text_of(event.motifs.front().code), "JUSTIF_ABS");
  EXPECT_EQ(text_of(event.comment), "Le devis manque.");
  EXPECT_EQ(text_of(event.sender.identifier.id), "ABC123");
  EXPECT_EQ(text_of(event.document_id), "1000000000");
}

TEST(Statut, KnowsWhereEachDatumStands) {
  const auto reading = reading_of(cpp_statut({suspension()}));
  const auto& code = reading.statuses.at(0).code;
  EXPECT_EQ(path_of(*code.at),
            "/CPPStatut/CPPFactureStatuts/CPPFactureStatutUnitaire/DonneesStatut/IdStatut");
  EXPECT_GT(code.at->line, 10U);
  EXPECT_EQ(code.term, "IdStatut");
}

TEST(Statut, ReadsAStatusFromCDAR) {
  auto wish = suspension();
  wish.cdar_code = "210";
  const auto reading = reading_of(cdar(wish));
  EXPECT_THAT(reading.findings, testing::IsEmpty());
  EXPECT_EQ(reading.format, Format::cdar);
  ASSERT_EQ(reading.statuses.size(), 1U);
  const auto& event = reading.statuses.front();
  EXPECT_EQ(event.status, "SUSPENDUE") << "a 210 for JUSTIF_ABS suspends (§4.6)";
  EXPECT_EQ(text_of(event.actor.role), "BY");
  EXPECT_EQ(text_of(event.document_id), "CDV-1");
  EXPECT_EQ(event.code.term, "MDT-105");
}

TEST(Statut, SaysTheSameInBothSyntaxes) {
  struct Twin {
    const char *cpp, *cdar, *status;
  };
  for (const auto& twin : {Twin{"01", "200", "DEPOSEE"}, Twin{"02", "201", "EN_COURS_ACHEMINEMENT"},
                           Twin{"03", "203", "MISE_A_DISPOSITION"}, Twin{"05", "210", "REJETEE"},
                           Twin{"06", "208", "SUSPENDUE"}, Twin{"07", "205", "SERVICE_FAIT"},
                           Twin{"11", "211", "MISE_EN_PAIEMENT"}, Twin{"12", "209", "COMPLETEE"},
                           Twin{"37", "213", "NON_CONFORME"}}) {
    for (const char* motif : {"", "MONTANT_ERR"}) {
      StatusWish wish;
      wish.cpp_code = twin.cpp;
      wish.cdar_code = twin.cdar;
      wish.motif = motif;
      wish.comment = *motif ? "Voir le bon de commande." : "";
      const auto one = reading_of(cpp_statut({wish}));
      const auto other = reading_of(cdar(wish));
      ASSERT_EQ(one.statuses.size(), 1U);
      ASSERT_EQ(other.statuses.size(), 1U);
      EXPECT_EQ(one.statuses[0].status, twin.status);
      EXPECT_TRUE(same_content(one.statuses[0], other.statuses[0])) << twin.cpp << ' ' << motif;
    }
  }
}

TEST(Statut, ReadsEveryUnitOfAMessage) {
  auto second = suspension();
  second.number = "B-2025-002";
  const auto reading = reading_of(cpp_statut({suspension(), second}));
  ASSERT_EQ(reading.statuses.size(), 2U);
  EXPECT_EQ(text_of(reading.statuses[1].number), "B-2025-002");
  EXPECT_FALSE(same_content(reading.statuses[0], reading.statuses[1]));
}

TEST(Statut, ReadsAStatusOfFlux) {
  const auto reading = reading_of(tests::cpp_statut_of_flux("CPP0020036000000000000004", "94"));
  EXPECT_THAT(reading.findings, testing::IsEmpty());
  ASSERT_EQ(reading.statuses.size(), 1U);
  const auto& event = reading.statuses.front();
  EXPECT_EQ(event.object, StatusObject::flux);
  EXPECT_EQ(text_of(event.flux_id), "CPP0020036000000000000004");
  EXPECT_EQ(event.status, "FLUX_ERREUR_RECEPTION_DESTINATAIRE");
  ASSERT_EQ(event.faults.size(), 1U);
  EXPECT_EQ(text_of(event.faults[0].code), "IRR_SYNTAX");
}

TEST(Statut, TakesAFluxCodeOfCDARForAStatusOfFlux) {
  StatusWish wish;
  wish.number = "CPP0020036000000000000004";
  wish.cdar_code = "501";
  const auto reading = reading_of(cdar(wish));
  ASSERT_EQ(reading.statuses.size(), 1U);
  EXPECT_EQ(reading.statuses[0].object, StatusObject::flux);
  EXPECT_EQ(text_of(reading.statuses[0].flux_id), wish.number);
  EXPECT_FALSE(reading.statuses[0].number.present());
}

TEST(Statut, KeepsACodeThatItDoesNotUnderstand) {
  StatusWish wish;
  wish.cpp_code = "17";
  const auto reading = reading_of(cpp_statut({wish}));
  EXPECT_THAT(reading.findings, testing::IsEmpty()) << "the schema knows 13 to 36";
  EXPECT_EQ(reading.statuses.at(0).status, "");
  EXPECT_EQ(text_of(reading.statuses.at(0).code), "17");
}

TEST(Statut, TellsWhatItCanOfAnInvalidMessage) {
  StatusWish wish;
  wish.when = "2026-15-02T11:30:00";
  const auto reading = reading_of(cpp_statut({wish}));
  EXPECT_FALSE(reading.findings.empty());
  ASSERT_EQ(reading.statuses.size(), 1U);
  EXPECT_TRUE(reading.statuses[0].when.unreadable());
  EXPECT_THAT(reading_of("<CPPStatut/>").statuses, testing::IsEmpty());
}

TEST(Statut, HoldsTheNumberOfStatusesOfADocument) {
  const auto set = SchemaSet::embedded();
  ReadLimits limits;
  limits.statuses = 2;
  Reader reader(set, limits);
  const auto fits = reader.read(cpp_statut({{}, {}}));
  EXPECT_EQ(fits.statuses.size(), 2U);
  EXPECT_THAT(fits.findings, testing::IsEmpty());
  const auto crowded = reader.read(cpp_statut({{}, {}, {}}));
  EXPECT_EQ(crowded.statuses.size(), 2U);
  ASSERT_EQ(crowded.findings.size(), 1U);
  EXPECT_EQ(crowded.findings[0].code, "ERR_XSD_LIMIT");
}

// ---- The official examples.

void collect_leaves(const Element& element, std::set<std::string>& texts) {
  if (!element.first_child && !trimmed_text(element).empty()) texts.emplace(trimmed_text(element));
  for (const auto* one = element.first_child; one; one = one->next) collect_leaves(*one, texts);
}

std::set<std::string> texts_of(const StatusEvent& event) {
  std::set<std::string> texts;
  for (const auto* field :
       {&event.number, &event.service, &event.flux_id, &event.code, &event.label, &event.mandate,
        &event.comment, &event.document_id, &event.sender.identifier.id, &event.sender.name,
        &event.supplier.identifier.id, &event.supplier.identifier.scheme, &event.supplier.name,
        &event.recipient.identifier.id, &event.recipient.identifier.scheme, &event.recipient.name})
    texts.emplace(field->written);
  texts.emplace(event.issue_date.written);
  texts.emplace(event.when.written);
  return texts;
}

TEST(Statut, ReadsTheOfficialExamplesCompletely) {
  const auto shared = tests::shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  struct Example {
    const char *file, *status, *subject;
  };
  for (const auto& example :
       {Example{"CPPStatut_Example01-FactureStatut-ok.xml", "SERVICE_FAIT", "Example01"},
        Example{"CPPStatut_Example02-FactureStatut-ko.xml", "", "Example02"},
        Example{"CPPStatut_Example04-FactureStatut-ko.xml", "FLUX_RECU_DESTINATAIRE",
                "1000000000"}}) {
    const auto reading =
        reading_of(tests::read_file(*shared / "chorus/cpp-examples" / example.file));
    EXPECT_THAT(reading.findings, testing::IsEmpty()) << example.file;
    ASSERT_EQ(reading.statuses.size(), 1U) << example.file;
    const auto& event = reading.statuses.front();
    EXPECT_EQ(event.status, example.status);
    EXPECT_EQ(text_of(event.object == StatusObject::piece ? event.number : event.flux_id),
              example.subject);
    std::set<std::string> written;
    collect_leaves(*reading.document.root(), written);
    const auto read = texts_of(event);
    // What the house has no use for: the names and days of the envelope, its receiver, a country.
    const std::set<std::string> unread{"DtPrd", "IdFlx", "2016-09-08", "XXX001", "FR"};
    for (const auto& text : written)
      EXPECT_TRUE(read.contains(text) || unread.contains(text)) << example.file << ": " << text;
  }
  const auto third = reading_of(
      tests::read_file(*shared / "chorus/cpp-examples/CPPStatut_Example03-FactureStatut-ko.xml"));
  EXPECT_FALSE(third.findings.empty()) << "its month is the 15th";
  EXPECT_EQ(third.statuses.size(), 1U);
}

}  // namespace
}  // namespace ecluse::parsers
