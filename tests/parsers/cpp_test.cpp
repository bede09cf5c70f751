#include "parsers/cpp.hpp"

#include <gtest/gtest.h>

#include "tests/parsers/cpp_invoice.hpp"
#include "tests/parsers/invoices.hpp"
#include "tests/parsers/readings.hpp"
#include "tests/support/places.hpp"

namespace ecluse::parsers {
namespace {

using tests::cpp_document;
using tests::reading_of;
using tests::replaced;

TEST(Cpp, EveryRowOfTheMapNamesAField) {
  const auto map = cpp_map();
  EXPECT_TRUE(map) << map.error().detail;
}

TEST(Cpp, ReadsWhoAndWhat) {
  const auto reading = reading_of(cpp_document);
  EXPECT_TRUE(reading.findings.empty());
  EXPECT_EQ(reading.format, Format::cpp_mixte);
  const auto& piece = *reading.piece;
  EXPECT_EQ(piece.syntax, Syntax::cpp_mixte);
  EXPECT_EQ(text_of(piece.number), "F2026-0042");
  EXPECT_EQ(piece.number.at->line, 36U);
  EXPECT_EQ(text_of(piece.type), "381");
  EXPECT_EQ(cadre_of(piece), "A1");
  EXPECT_EQ(iso_text(piece.issue_date.value.value()), "2026-03-31");
  EXPECT_EQ(text_of(piece.origin_invoice), "F2025-9");
  EXPECT_EQ(text_of(piece.engagement), "EJ-778");
  EXPECT_EQ(text_of(piece.marche), "M-12");
  EXPECT_EQ(piece.supplier.identifier.type, IdentifierType::ridet);
  EXPECT_EQ(text_of(piece.supplier.identifier.id), "0123456789");
  EXPECT_EQ(text_of(piece.supplier.name), "Batellerie SA");
  EXPECT_EQ(text_of(piece.supplier.address.country), "NC");
  EXPECT_EQ(piece.recipient.identifier.type, IdentifierType::siret);
  EXPECT_EQ(text_of(piece.recipient.name), "Commune de Briare");
  EXPECT_EQ(text_of(piece.recipient.service_code), "TECHNIQUE");
  EXPECT_EQ(text_of(piece.recipient.contact.department), "Services techniques");
  EXPECT_EQ(text_of(piece.payee.name), "Factor SA");
}

TEST(Cpp, ReadsAmountsLinesAndTaxes) {
  const auto reading = reading_of(cpp_document);
  const auto& piece = *reading.piece;
  EXPECT_EQ(piece.totals.net.value, Decimal::of(200));
  EXPECT_EQ(piece.totals.gross.value, Decimal::of(240));
  EXPECT_EQ(piece.totals.payable.value, Decimal::of(240));
  EXPECT_EQ(piece.totals.vat.value, Decimal::of(40)) << "TTC less HT";
  EXPECT_EQ(piece.totals.vat.at->name, "Montants");
  ASSERT_EQ(piece.vat.size(), 1U);
  EXPECT_EQ(piece.vat[0].rate.value, Decimal::of(20));
  EXPECT_EQ(piece.vat[0].base.value, Decimal::of(200));
  EXPECT_EQ(piece.vat[0].amount.value, Decimal::of(40));
  ASSERT_EQ(piece.lines.size(), 1U);
  EXPECT_EQ(text_of(piece.lines[0].id), "1");
  EXPECT_EQ(text_of(piece.lines[0].item_id), "CUR");
  EXPECT_EQ(piece.lines[0].unit_price.value, Decimal::of(50));
  EXPECT_EQ(piece.lines[0].quantity.value, Decimal::of(4));
  EXPECT_EQ(piece.lines[0].net_amount.value, Decimal::of(200));
  EXPECT_EQ(piece.lines[0].vat_rate.value, Decimal::of(20));
}

TEST(Cpp, ThePaymentHasTheAccountOfTheSupplier) {
  const auto reading = reading_of(cpp_document);
  ASSERT_EQ(reading.piece->payments.size(), 1U);
  const auto& payment = reading.piece->payments[0];
  EXPECT_EQ(text_of(payment.means), "30");
  EXPECT_EQ(text_of(payment.means_text), "Virement");
  EXPECT_EQ(text_of(payment.iban), "FR7630006000011234567890189");
  EXPECT_EQ(text_of(payment.account_type), "IBAN");
  EXPECT_EQ(text_of(payment.bic), "AGRIFRPP");
  EXPECT_EQ(text_of(payment.account_name), "Factor SA");
}

TEST(Cpp, ItsPjAreAttachments) {
  const auto reading = reading_of(cpp_document);
  ASSERT_EQ(reading.piece->attachments.size(), 1U);
  const auto& attachment = reading.piece->attachments[0];
  EXPECT_EQ(text_of(attachment.file_name), "facture.pdf");
  EXPECT_EQ(text_of(attachment.type), "01");
  EXPECT_EQ(text_of(attachment.mime), "application/pdf");
  ASSERT_TRUE(attachment.content);
  EXPECT_EQ(attachment.content->decoded_size, 5U);
}

TEST(Cpp, OneInvoiceStandsInOneFile) {
  const std::string text(cpp_document);
  const auto from = text.find("    <CPPFactureMixteUnitaire");
  const auto to = text.find("  </CPPFactures>");
  const auto twice = text.substr(0, to) + text.substr(from, to - from) + text.substr(to);
  const auto reading = reading_of(twice);
  ASSERT_EQ(reading.findings.size(), 1U);
  EXPECT_EQ(reading.findings[0].code, "ERR_XSD_STRUCTURE");
}

TEST(Cpp, AnInvalidInvoiceIsReadForTheReport) {
  const auto reading = reading_of(replaced(cpp_document, "<Type>381</Type>", "<Type>999</Type>"));
  EXPECT_FALSE(reading.findings.empty());
  EXPECT_EQ(text_of(reading.piece->number), "F2026-0042");
  const auto without = reading_of("<CPPFactureMixte/>");
  EXPECT_FALSE(without.piece->number.present());
  EXPECT_FALSE(without.piece->totals.vat.present());
  EXPECT_EQ(without.piece->supplier.identifier.type, IdentifierType::unknown);
}

TEST(Cpp, ReadsTheRealExample) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto reading = reading_of(
      tests::read_file(*data / "chorus/cpp-examples/FSO1113A_CPPFactureMixte_example.xml"));
  EXPECT_TRUE(reading.findings.empty());
  const auto& piece = *reading.piece;
  EXPECT_EQ(text_of(piece.number), "FAC19-2512");
  EXPECT_EQ(text_of(piece.recipient.service_code), "EJ");
  EXPECT_EQ(text_of(piece.payments.at(0).means), "01");
  EXPECT_EQ(piece.totals.vat.value.value().text(), "45.56");
  EXPECT_EQ(text_of(piece.marche), "175191/0/175191");
  EXPECT_EQ(text_of(piece.attachments.at(0).file_name),
            "facture_client_format_portrait_(avec_sous-_tat.pdf");
  EXPECT_GT(piece.attachments[0].content->decoded_size, 100'000U);
}

}  // namespace
}  // namespace ecluse::parsers
