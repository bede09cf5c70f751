#include "daemon/deposit.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/examine.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/pdfs.hpp"
#include "tests/support/signers.hpp"
#include "tests/support/signers_xml.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::authority;
using tests::Identity;
using tests::jeanne;

/// The tables of a root that trusts the authority.
const Tables& trusting() {
  static const auto tables = [] {
    tests::DiskMemory disk;
    disk.put("/r/referentiel/confiance/a.pem", authority().pem());
    return tests::need(Tables::of_root(disk, lifecycle::Root("/r")));
  }();
  return tables;
}

ExaminedPiece examined(const std::string& bytes, const Tables& tables = trusting()) {
  Desk desk{parsers::Reader(tables.schemas)};
  const auto day = std::chrono::floor<std::chrono::days>(tests::signing_day);
  return examine_piece(parsers::unlifted(bytes), {nullptr, {}, Date{day}, tests::signing_day},
                       tables, desk)
      .value();
}

std::vector<std::string> codes(const ExaminedPiece& piece) {
  std::vector<std::string> all;
  for (const auto& finding : piece.findings) all.push_back(finding.code);
  return all;
}

tests::PdfPlan facturx() {
  tests::PdfPlan plan;
  plan.files.emplace_back().bytes = tests::small_cii();
  return plan;
}

tests::PdfPlan plain() {
  tests::PdfPlan plan;
  plan.level.clear();
  return plan;
}

/// An invoice as the official schema of UBL 2.1 admits it signed: its XAdES is that of 2009.
std::string signed_ubl() {
  return tests::signed_xml(tests::ubl_with_place(tests::small_ubl()), jeanne(),
                           {.first_version = true});
}

TEST(Deposit, IsToldFromTheBytes) {
  struct Row {
    std::string bytes;
    DepositFormat format;
    bool facturx;
  };
  for (const auto& row : {
           Row{tests::small_ubl(), DepositFormat::xml_non_signe, false},
           Row{tests::small_cii(), DepositFormat::xml_non_signe, false},
           Row{made_pdf(facturx()), DepositFormat::pdf_non_signe, true},
           Row{made_pdf(plain()), DepositFormat::pdf_non_signe, false},
           Row{signed_pdf(facturx(), jeanne()), DepositFormat::pdf_signe_pades, true},
           Row{signed_pdf(plain(), jeanne()), DepositFormat::pdf_signe_pades, false},
           Row{"%PDF-1.7 and no more", DepositFormat::unknown, false},
           Row{"not a document", DepositFormat::unknown, false},
       }) {
    const auto deposit = examined(row.bytes).deposit;
    EXPECT_EQ(deposit.format, row.format) << name_of(deposit.format);
    EXPECT_EQ(deposit.facturx, row.facturx);
  }
}

TEST(Deposit, AcceptsAnInvoiceWhoseSignerIsTrustedWithoutAWord) {
  const auto piece = examined(signed_pdf(facturx(), jeanne()));
  EXPECT_THAT(piece.deposit.signatures, testing::SizeIs(1));
  EXPECT_EQ(piece.deposit.signatures.at(0).state, SignatureState::intact);
  EXPECT_THAT(codes(piece), testing::Not(testing::Contains(testing::StartsWith("SIG_"))));
}

TEST(Deposit, WarnsWhenNothingVouchesForTheSigner) {
  const auto piece = examined(signed_pdf(facturx(), jeanne()), tests::example_tables());
  EXPECT_EQ(codes(piece).front(), "SIG_SIGNATAIRE");
  EXPECT_TRUE(accepted(piece)) << testing::PrintToString(codes(piece));
}

TEST(Deposit, RejectsAPieceThatWasChangedAfterItsSignature) {
  auto pdf = signed_pdf(facturx(), jeanne());
  pdf.replace(pdf.find("120.00"), 6, "920.00");
  const auto piece = examined(pdf);
  EXPECT_THAT(codes(piece), testing::Contains("SIG_ALTEREE"));
  EXPECT_FALSE(accepted(piece));
}

TEST(Deposit, RefusesAPlainPdfAsBeforeAndSaysWhatItsSignatureIsWorth) {
  const auto piece = examined(signed_pdf(plain(), jeanne()));
  EXPECT_THAT(codes(piece), ElementsAre("ERR_PDF_SANS_FACTURE"));
  EXPECT_EQ(piece.deposit.signatures.at(0).state, SignatureState::intact);
}

TEST(Deposit, VerifiesTheSignatureThatAnInvoiceHoldsWhereItsSchemaAllows) {
  const auto xml = signed_ubl();
  const auto piece = examined(xml);
  EXPECT_EQ(piece.deposit.format, DepositFormat::xml_signe_xades);
  ASSERT_EQ(piece.deposit.signatures.size(), 1U);
  EXPECT_EQ(piece.deposit.signatures[0].state, SignatureState::intact)
      << piece.deposit.signatures[0].cause;
  for (const auto& code : codes(piece)) EXPECT_FALSE(code.starts_with("ERR_XSD")) << code;
  EXPECT_TRUE(accepted(examined(xml, tests::example_tables())));
}

TEST(Deposit, VerifiesWhatTheOfficialSchemaOfUblRefuses) {
  // It knows no SigningCertificateV2 (ETSI EN 319 132), and looks into extensions that it knows.
  const auto xml = tests::signed_xml(tests::ubl_with_place(tests::small_ubl()), jeanne());
  const auto piece = examined(xml);
  EXPECT_EQ(piece.deposit.signatures.at(0).state, SignatureState::intact);
  EXPECT_THAT(codes(piece), ElementsAre("ERR_XSD_STRUCTURE"));
}

TEST(Deposit, RejectsAnXmlThatWasChangedAfterItsSignature) {
  auto xml = signed_ubl();
  xml.replace(xml.find("120.00"), 6, "920.00");
  EXPECT_EQ(codes(examined(xml)).front(), "SIG_ALTEREE");
}

TEST(Deposit, ReadsAnAmountAsItWasSignedWhateverCommentsStandInIt) {
  // Canonical XML leaves comments out: one more breaks no signature, and must change no value.
  auto xml = signed_ubl();
  const auto whole = examined(xml);
  for (auto at = xml.find("120.00"); at != std::string::npos; at = xml.find("120.00", at + 10))
    xml.insert(at + 2, "<!---->");
  const auto commented = examined(xml);
  EXPECT_EQ(commented.deposit.signatures.at(0).state, SignatureState::intact);
  EXPECT_EQ(commented.summary.payable, whole.summary.payable);
  EXPECT_EQ(commented.summary.gross, whole.summary.gross);
}

TEST(Deposit, ComputesNothingOverADocumentBeyondTheLimitsOfItsReading) {
  auto deep = signed_ubl();
  std::string inside, after;
  for (int i = 0; i < 100; ++i) inside += "<x>", after += "</x>";
  deep.insert(deep.rfind("</Invoice>"), inside + after);
  const auto piece = examined(deep);
  EXPECT_THAT(codes(piece), testing::Contains("ERR_XSD_LIMIT"));
  EXPECT_EQ(piece.deposit.signatures.at(0).state, SignatureState::unverifiable);
  EXPECT_EQ(piece.deposit.signatures[0].cause, "unreadable");
}

TEST(Deposit, SaysOfACiiThatItsSchemaHasNoPlaceForASignature) {
  auto cii = tests::small_cii();
  cii.insert(cii.rfind("</rsm:CrossIndustryInvoice"), "{signature}");
  const auto piece = examined(tests::signed_xml(cii, jeanne()));
  EXPECT_EQ(piece.deposit.format, DepositFormat::xml_signe_xades);
  EXPECT_EQ(piece.deposit.signatures.at(0).state, SignatureState::intact);
  EXPECT_EQ(codes(piece).front(), "ERR_XSD_STRUCTURE");
}

TEST(Deposit, ShowsNothingThatDrivesATerminal) {
  const Identity evil({.name = "\x1B[2J\xE2\x80\xAE evil"});
  const auto piece = examined(signed_pdf(plain(), evil, {.field = "a\x1B[31m"}));
  const auto& one = piece.deposit.signatures.at(0);
  for (const auto& text : {one.signer, one.label, one.detail})
    EXPECT_EQ(text.find('\x1B'), std::string::npos) << text;
}

}  // namespace
}  // namespace ecluse::daemon
