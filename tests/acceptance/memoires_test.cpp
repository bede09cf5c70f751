// Mémoires de frais de justice (acceptance.md 4.9, and their rows of 4.10, 4.11, 4.13), from the
// flux that brings them to the return files that tell of them.
#include "routing/memoires.hpp"

#include <regex>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "daemon/log.hpp"
#include "tests/acceptance/commands.hpp"
#include "tests/acceptance/memoire_house.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::tests {
namespace {

using daemon::ExitStatus;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using Json = nlohmann::json;

/// MFJ-01, MFJ-24, ESP-09, ACT-10, ACT-11, STS-03, STS-04, STS-21: a mémoire comes as a flux, goes
/// through the six steps, each told by a file, and its depositor is told of each.
TEST(MemoireCircuit, GoesFromFilesToFiles) {
  MemoireHouse house;
  EXPECT_THAT(errors_of(house.deposit(memoire("M-1"))), IsEmpty());
  EXPECT_THAT(standings(house.history("M-1")),
              ElementsAre("outside", "outside", "done", "to_come", "to_come", "to_come"));
  for (const auto* code : {"07", "08", "11"})
    EXPECT_EQ(house.tell("M-1", code).fate, Fate::integrated) << code;
  const auto history = house.history("M-1");
  EXPECT_EQ(history["state"], "MISE_EN_PAIEMENT");
  EXPECT_THAT(standings(history),
              ElementsAre("outside", "outside", "done", "done", "done", "done"));
  std::vector<std::string> passed;
  for (const auto& step : history["history"]) passed.push_back(step["to"]);
  EXPECT_THAT(passed, ElementsAre("MISE_EN_PAIEMENT", "MANDATEE", "SERVICE_FAIT",
                                  "MISE_A_DISPOSITION", "EN_COURS_ACHEMINEMENT", "DEPOSEE"));
  int told = 0;
  for (const auto& [name, bytes] : house.house().outbound())
    if (name.starts_with("ABC123/FEN1200A") && bytes.find("M-1") != std::string::npos) ++told;
  EXPECT_EQ(told, 4) << "the deposit and three statuses";
}

/// NUM-01, NUM-02, MFJ-17, MFJ-19, GAP-08: TMP at reception, MJ once at validation; the TMP finds
/// it still.
TEST(MemoireNumbers, AreGivenInTheCommit) {
  MemoireHouse house;
  const auto first = house.deposit(memoire("M-1")).summary.memoire.value();
  const auto refused =
      house.deposit(memoire("M-2", {{"<cbc:PayableAmount currencyID=\"EUR\">158.25",
                                     "<cbc:PayableAmount currencyID=\"EUR\">999.00"}}));
  const auto third = house.deposit(memoire("M-3")).summary.memoire.value();
  EXPECT_EQ(first.temporary, "TMP2026000000001");
  EXPECT_EQ(first.number, "MJ00000000001");
  EXPECT_THAT(errors_of(refused), Contains("ECL-NET-A-PAYER"));
  EXPECT_EQ(refused.summary.memoire->temporary, "TMP2026000000002");
  EXPECT_EQ(refused.summary.memoire->number, "") << "it was never validated";
  EXPECT_EQ(third.temporary, "TMP2026000000003");
  EXPECT_EQ(third.number, "MJ00000000002");
  for (const auto* name : {"M-3", "TMP2026000000003", "MJ00000000002"})
    EXPECT_EQ(house.history(name)["number"], "M-3") << name;
  EXPECT_EQ(house.statut("MJ00000000002", "SERVICE_FAIT").status, ExitStatus::all_accepted);
  EXPECT_EQ(house.history("TMP2026000000003")["state"], "SERVICE_FAIT");
}

/// GAP-08: the width is configured.
TEST(MemoireNumbers, HaveTheWidthOfTheConfiguration) {
  MemoireHouse house;
  house.house().config().memoires.number_width = 6;
  EXPECT_EQ(house.deposit(memoire("M-1")).summary.memoire->number, "MJ000001");
}

/// STS-18, STS-19, MFJ-25: a refused mémoire is duplicated: a draft takes its place, is sent, and
/// has a number of its own.
TEST(RefusedMemoire, IsDuplicatedAndSentAgain) {
  MemoireHouse house;
  house.deposit(memoire("M-1"));
  EXPECT_EQ(house.duplicate("M-1").status, ExitStatus::all_rejected) << "it is not refused";
  EXPECT_EQ(house.tell("M-1", "05", "MONTANT_ERR").fate, Fate::integrated);
  EXPECT_THAT(standings(house.history("M-1")), Contains("stopped"));
  const auto said = house.duplicate("MJ00000000001");
  EXPECT_EQ(said.status, ExitStatus::all_accepted) << said.err << said.out;
  EXPECT_THAT(said.out, HasSubstr("TMP2026000000002"));
  EXPECT_EQ(house.history("MJ00000000001")["state"], "DUPLIQUE_APRES_REFUS");
  EXPECT_EQ(house.history("MJ00000000001")["history"][0]["comment"], "TMP2026000000002");
  const auto draft = house.history("TMP2026000000002");
  EXPECT_EQ(draft["state"], "BROUILLON");
  EXPECT_EQ(draft["copy_of"], "TMP2026000000001");
  EXPECT_EQ(draft["memoire_number"], "");
  EXPECT_EQ(house.duplicate("MJ00000000001").status, ExitStatus::all_rejected) << "once";
  const auto sent = house.statut("TMP2026000000002", "DEPOSEE");
  EXPECT_EQ(sent.status, ExitStatus::all_accepted) << sent.out << sent.err;
  const auto copy = house.history("TMP2026000000002");
  EXPECT_EQ(copy["state"], "MISE_A_DISPOSITION");
  EXPECT_EQ(copy["memoire_number"], "MJ00000000002");
  EXPECT_EQ(house.tell("M-1", "11").fate, Fate::integrated) << "the copy has the number now";
  EXPECT_EQ(house.history("MJ00000000002")["state"], "MISE_EN_PAIEMENT");
  EXPECT_EQ(house.history("MJ00000000001")["state"], "DUPLIQUE_APRES_REFUS");
}

// MFJ-18, LEG-04: whoever sends a draft is warned; his name and the hour are kept.
TEST(RefusedMemoire, IsSentAgainUnderAWarning) {
  MemoireHouse house;
  house.deposit(memoire("M-1"));
  house.tell("M-1", "05", "MONTANT_ERR");
  house.duplicate("M-1");
  const auto said = house.statut("TMP2026000000002", "DEPOSEE");
  EXPECT_THAT(said.out, HasSubstr("5 ans"));
  EXPECT_THAT(said.out, HasSubstr("45 000 €"));
  const auto history = house.history("TMP2026000000002")["history"];
  EXPECT_EQ(history[2]["to"], "DEPOSEE");
  EXPECT_EQ(history[2]["actor"], "Anne Lebrun");
}

/// STS-20, STS-01, MFJ-26: refused mémoires and drafts are abandoned or deleted, one or several,
/// and each has its own row in the history.
TEST(RefusedMemoire, IsAbandonedOneOrSeveral) {
  MemoireHouse house;
  for (const auto* number : {"M-1", "M-2", "M-3"}) {
    house.deposit(memoire(number));
    house.tell(number, "05", "MONTANT_ERR");
  }
  house.duplicate("M-3");
  EXPECT_EQ(house.drop("ABANDONNEE", {"M-1", "M-2", "NONE"}).status, ExitStatus::some_rejected);
  EXPECT_EQ(house.drop("SUPPRIMEE", {"TMP2026000000004"}).status, ExitStatus::all_accepted);
  for (const auto* number : {"M-1", "M-2"}) {
    const auto history = house.history(number);
    EXPECT_EQ(history["state"], "ABANDONNEE");
    EXPECT_EQ(history["history"][0]["actor"], "Anne Lebrun");
  }
  EXPECT_EQ(house.history("TMP2026000000004")["state"], "SUPPRIMEE");
  EXPECT_EQ(house.statut("M-1", "MISE_A_DISPOSITION").status, ExitStatus::all_rejected)
      << "terminal";
}

struct Spoiled {
  const char* what;
  std::string from, to;
  std::string error;  ///< of which block: the family of the code
};

/// MFJ-02, MFJ-03, MFJ-04, MFJ-05, MFJ-07, ORG-03: the four blocks, and what each must say; a code
/// names its block.
TEST(MemoireBlocks, AreCheckedOneByOne) {
  const std::vector<Spoiled> rows{
      {"header: text of reference", "<cbc:ID>R92</cbc:ID>", "<cbc:ID></cbc:ID>",
       "ECL-MEM-ENTETE-TEXTE"},
      {"header: type of VAT", "TVA ENCAISSEMENT", "TVA PLUS TARD", "ECL-MEM-ENTETE-TVA"},
      {"header: exempt, with VAT", "TVA ENCAISSEMENT", "EXONERATION", "ECL-MEM-ENTETE-EXONERE"},
      {"header: address", "<cbc:Line>12 quai des Vannes</cbc:Line>", "<cbc:Line></cbc:Line>",
       "ECL-MEM-ENTETE-ADRESSE"},
      {"header: account", "FR7999999000010000000127131", "", "ECL-IBAN-ABSENT"},
      {"header: structure", "<cbc:ID schemeName=\"SIRET\">00000127100014</cbc:ID>",
       "<cbc:ID schemeName=\"SIRET\"></cbc:ID>", "ECL-FOURNISSEUR-ABSENT"},
      {"header: court", "<cbc:ID>DSJPFGU057</cbc:ID>", "<cbc:ID>NOWHERE</cbc:ID>",
       "REF_SERVICE_INCONNU"},
      {"line: case", "<cbc:Value>25/00118</cbc:Value>", "<cbc:Value></cbc:Value>",
       "ECL-MEM-LIGNE-REQUISITION"},
      {"line: service", "<cbc:Name>Traduction orale</cbc:Name>", "<cbc:Name></cbc:Name>",
       "ECL-MEM-LIGNE-PRESTATION"},
      {"line: quantity by price", "<cbc:PriceAmount currencyID=\"EUR\">150.00",
       "<cbc:PriceAmount currencyID=\"EUR\">140.00", "ECL-LIGNE-MONTANT"},
      {"totals", "<cbc:TaxInclusiveAmount currencyID=\"EUR\">158.25",
       "<cbc:TaxInclusiveAmount currencyID=\"EUR\">160.25", "ECL-TOTAL-TTC"},
  };
  MemoireHouse house;
  for (const auto& row : rows)
    EXPECT_THAT(errors_of(house.deposit(memoire("M-1", {{row.from, row.to}}))), Contains(row.error))
        << row.what;
  EXPECT_THAT(errors_of(house.deposit(memoire("M-1"))), IsEmpty());
}

/// MFJ-09: 1 × 150,00 at 5,5 % is 158,25, and no other amount.
TEST(MemoireSums, AreExact) {
  MemoireHouse house;
  const auto right = house.deposit(memoire("M-1"));
  EXPECT_EQ(right.summary.gross, Decimal::of_cents(158'25));
  const auto wrong =
      house.deposit(memoire("M-2", {{">8.25<", ">8.28<"}, {">158.25<", ">158.28<"}}));
  EXPECT_THAT(errors_of(wrong), Contains("ECL-MEM-TOTAL-TVA"));
}

/// A second line of the mémoire of samples/, of that number, amount and rate.
std::string line_of(int number, const std::string& amount, const std::string& rate) {
  auto xml = sample_bytes("memoire");
  const auto begin = xml.find("  <cac:InvoiceLine>"), end = xml.find("</Invoice>");
  auto line = xml.substr(begin, end - begin);
  const auto from = line.find("    <cac:DocumentReference>");
  const auto until = line.find("</cac:DocumentReference>") + 25;
  line.erase(from, until - from);
  line = replaced(line, "<cbc:ID>1<", "<cbc:ID>" + std::to_string(number) + "<");
  line = replaced(line, ">150.00<", ">" + amount + "<");
  return replaced(line, "<cbc:Percent>5.5<", "<cbc:Percent>" + rate + "<");
}

/// The mémoire of the screen: 4 341,20 at 10 % and 1 474,80 at 20 %, with that VAT and total.
std::string two_lines(const std::string& vat, const std::string& gross) {
  auto xml = memoire("M-1", {{">150.00<", ">4341.20<"}, {"Percent>5.5<", "Percent>10<"}});
  const auto begin = xml.find("<cac:TaxSubtotal>"), end = xml.find("</cac:TaxTotal>");
  const auto row = replaced(xml.substr(begin, end - begin), ">8.25<", ">434.12<");
  auto second = replaced(replaced(row, ">434.12<", ">294.96<"), ">4341.20<", ">1474.80<");
  second = replaced(second, "Percent>10<", "Percent>20<");
  xml.replace(begin, end - begin, row + second);
  xml = replaced(xml, ">8.25<", ">" + vat + "<");
  for (const auto* total : {"LineExtensionAmount", "TaxExclusiveAmount"}) {
    const auto at = xml.find(std::string("<cbc:") + total, xml.find("<cac:LegalMonetaryTotal>"));
    xml.replace(xml.find("4341.20", at), 7, "5816.00");
  }
  xml = replaced(xml, ">158.25<", ">" + gross + "<");
  xml.insert(xml.find("</Invoice>"), line_of(2, "1474.80", "20"));
  return xml;
}

/// MFJ-16: several lines: 5 816,00 HT and 729,08 of VAT make 6 545,08.
TEST(MemoireSums, AddUpOverTheLines) {
  MemoireHouse house;
  const auto right = house.deposit(two_lines("729.08", "6545.08"));
  EXPECT_THAT(errors_of(right), IsEmpty());
  EXPECT_EQ(right.summary.net, Decimal::of_cents(5'816'00));
  EXPECT_EQ(right.summary.vat, Decimal::of_cents(729'08));
  EXPECT_EQ(right.summary.gross, Decimal::of_cents(6'545'08));
  EXPECT_THAT(errors_of(house.deposit(two_lines("729.18", "6545.18"))),
              Contains("ECL-MEM-TOTAL-TVA"));
}

/// MFJ-06: the invoice number is another one, and finds it too.
TEST(MemoireReferences, HaveAnInvoiceNumberApart) {
  MemoireHouse house;
  house.deposit(
      memoire("M-1", {{"  <cac:AccountingSupplierParty>",
                       "  <cac:BillingReference>\n    <cac:AdditionalDocumentReference>\n"
                       "      <cbc:ID>F-77</cbc:ID>\n    </cac:AdditionalDocumentReference>\n"
                       "  </cac:BillingReference>\n  <cac:AccountingSupplierParty>"}}));
  daemon::SearchCommand wish;
  wish.root = house.house().root();
  wish.own_invoice = "F-77";
  wish.output = daemon::Output::json;
  EXPECT_EQ(Json::parse(command(wish).lines().at(0))["number"], "M-1");
  EXPECT_EQ(house.history("F-77")["number"], "M-1");
}

/// MFJ-14: an attachment is of a line, or of the whole; the line it names exists.
TEST(MemoireAttachments, NameALineThatExists) {
  const auto named = [](const std::string& line) {
    return memoire(
        "M-" + line,
        {{"  <cac:AccountingSupplierParty>",
          "  <cac:AdditionalDocumentReference>\n    <cbc:ID>frais.pdf</cbc:ID>\n    <cbc:XPath>" +
              line +
              "</cbc:XPath>\n  </cac:AdditionalDocumentReference>\n"
              "  <cac:AccountingSupplierParty>"}});
  };
  MemoireHouse house;
  EXPECT_THAT(errors_of(house.deposit(named("1"))), IsEmpty());
  EXPECT_THAT(errors_of(house.deposit(named("7"))), Contains("ECL-MEM-PJ-LIGNE"));
}

/// MFJ-08: a line with other amounts: outlays bear no VAT.
TEST(MemoireLines, TaxNoOutlays) {
  const auto with_outlays = [](const std::string& base, const std::string& vat,
                               const std::string& gross) {
    return memoire(
        "M-" + vat.substr(0, 1) + vat.substr(2),
        {{"    <cac:Item>",
          "    <cac:AllowanceCharge>\n      <cbc:ChargeIndicator>true</cbc:ChargeIndicator>\n"
          "      <cbc:AllowanceChargeReasonCode>DEBOURS</cbc:AllowanceChargeReasonCode>\n"
          "      <cbc:Amount currencyID=\"EUR\">10.00</cbc:Amount>\n    </cac:AllowanceCharge>\n"
          "    <cac:Item>"},
         {"LineExtensionAmount currencyID=\"EUR\">150.00",
          "LineExtensionAmount currencyID=\"EUR\">160.00"},
         {"TaxExclusiveAmount currencyID=\"EUR\">150.00",
          "TaxExclusiveAmount currencyID=\"EUR\">160.00"},
         {"TaxableAmount currencyID=\"EUR\">150.00", "TaxableAmount currencyID=\"EUR\">" + base},
         {">8.25<", ">" + vat + "<"},
         {">158.25<", ">" + gross + "<"}});
  };
  MemoireHouse house;
  EXPECT_THAT(errors_of(house.deposit(with_outlays("150.00", "8.25", "168.25"))), IsEmpty());
  EXPECT_THAT(errors_of(house.deposit(with_outlays("160.00", "8.80", "168.80"))),
              Contains("ECL-MEM-LIGNE-DEBOURS"));
}

/// MFJ-10: the date of the service may be left to the attestation.
TEST(MemoireLines, MayLeaveTheDateOfTheService) {
  MemoireHouse house;
  const auto piece = house.deposit(memoire("M-1", {{"DATE_PRESTATION", "DATE_AUTRE"}}));
  EXPECT_THAT(errors_of(piece), IsEmpty());
}

/// MFJ-04, MFJ-11, MFJ-12, ACT-09: texts, authorities and services are those of the referential;
/// another is told, and passes.
TEST(MemoireReferential, KnowsTextsAuthoritiesAndServices) {
  MemoireHouse house;
  const auto codes = [&](const std::string& from, const std::string& to) {
    return codes_of(house.deposit(memoire("M-1", {{from, to}})).findings, Severity::warning);
  };
  for (const auto* known :
       {"Officier de police judiciaire", "JUGE D'INSTRUCTION", "Juge des enfants"})
    EXPECT_THAT(codes("Juge d'instruction", known), Not(Contains("REF_MEMOIRE_AUTORITE"))) << known;
  EXPECT_THAT(codes("Juge d'instruction", "Juge de touche"), Contains("REF_MEMOIRE_AUTORITE"));
  EXPECT_THAT(codes("<cbc:ID>R92<", "<cbc:ID>R93<"), Contains("REF_MEMOIRE_TEXTE"));
  EXPECT_THAT(codes(">Traduction orale<", ">Expertise psychiatrique - penal<"),
              Not(Contains("REF_MEMOIRE_PRESTATION")));
  EXPECT_THAT(codes(">Traduction orale<", ">Divination<"), Contains("REF_MEMOIRE_PRESTATION"));
}

/// MFJ-21, LEG-07: the missions and their articles.
TEST(MemoireReferential, NamesTheArticlesOfTheMissions) {
  House house;
  const auto& memoires = house.tables().referential.memoires;
  const auto day = parse_iso_date("2025-03-31").value();
  const std::vector<std::pair<std::string, std::string>> missions{
      {"Rapport d'examen médical", "R.117 CPP"},
      {"Rapport d'enquête de personnalité", "R.121-1 CPP, R.121-3 CPP"},
      {"Traduction écrite", "R.122 CPP"},
      {"Rapport d'enquête sociale ordonnée en matière civile", "R.221 CPP"},
      {"Audition d'enfant", "R.221-1 CPP"},
      {"Administrateur ad hoc", "R.216 CPP, A43-10"},
      {"Assessorat tribunal des pensions militaires", "R.46 CPMI"}};
  for (const auto& [mission, articles] : missions) {
    const auto* word = memoires.find(routing::MemoireWord::prestation, mission, day);
    ASSERT_NE(word, nullptr) << mission;
    EXPECT_EQ(word->articles, articles) << mission;
  }
}

/// MFJ-28: the cases stand neither in lists nor in exports, unless they are asked for with the
/// right to, and the request is kept.
TEST(MemoireData, IsMaskedUnlessAskedFor) {
  MemoireHouse house;
  house.deposit(memoire("M-1"));
  daemon::SearchCommand wish;
  wish.root = house.house().root();
  for (const auto output : {daemon::Output::json, daemon::Output::csv_excel_fr,
                            daemon::Output::csv_rfc4180, daemon::Output::human}) {
    wish.output = output;
    wish.masking = daemon::Masking::masked;
    EXPECT_THAT(command(wish).out, Not(HasSubstr("25/00118")));
    if (output == daemon::Output::human) continue;
    wish.masking = daemon::Masking::unmasked;
    EXPECT_THAT(command(wish).out, HasSubstr("25/00118"));
  }
}

/// MFJ-28, ORG-13: the log of a run holds no case, no authority, no account, no name.
TEST(MemoireData, IsInNoLog) {
  House house;
  house.drop("ABC123", flux_name(memoire_interface, 1), memoire("M-1"));
  house.drop("ABC123", flux_name(memoire_interface, 2),
             memoire("M-2", {{">Juge d'instruction<", ">Juge<"}}));
  const auto concluded = house.run();
  testing::internal::CaptureStderr();
  daemon::Log log;
  log.started(house.root(), 1);
  for (const auto& one : concluded) log.concluded(one);
  const auto text = testing::internal::GetCapturedStderr();
  EXPECT_THAT(text, HasSubstr("DEPOSEE"));
  for (const auto* secret : {"25/00118", "Juge", "INTERPRETES", "FR7999999000010000000127131",
                             "00000127100014", "158.25", "M-1"})
    EXPECT_THAT(text, Not(HasSubstr(secret)));
}

}  // namespace
}  // namespace ecluse::tests
