#include "parsers/ubl.hpp"

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/readings.hpp"
#include "tests/support/places.hpp"

namespace ecluse::parsers {
namespace {

using tests::reading_of;
using tests::replaced;
using tests::ubl_document;

TEST(Ubl, EveryRowOfTheMapNamesAField) {
  const auto map = ubl_map();
  EXPECT_TRUE(map) << map.error().detail;
}

TEST(Ubl, DaysMayCarryATimeZone) {
  const Element element;
  for (const auto* day : {"2026-03-31", "2026-03-31Z", "2026-03-31+02:00", "2026-03-31-11:00"})
    EXPECT_EQ(iso_text(ubl_day(element, day).value()), "2026-03-31") << day;
  for (const auto* bad : {"", "2026-02-30", "2026-03-31T00:00:00", "20260331", "2026-03-31+0200"})
    EXPECT_FALSE(ubl_day(element, bad)) << bad;
}

TEST(Ubl, ReadsTheFieldsOfAClassicFlux) {
  const auto reading = reading_of(ubl_document);
  const auto& piece = *reading.piece;
  EXPECT_EQ(piece.syntax, Syntax::ubl_invoice);
  EXPECT_EQ(text_of(piece.number), "F2026-0042");
  EXPECT_EQ(piece.number.term, "BT-1");
  EXPECT_EQ(piece.number.at->line, 7U);
  EXPECT_EQ(text_of(piece.notes.at(0).content), "Travaux de mars & avril");
  EXPECT_EQ(iso_text(piece.issue_date.value.value()), "2026-03-31");
  EXPECT_EQ(piece.supplier.identifier.type, IdentifierType::siret);
  EXPECT_EQ(text_of(piece.supplier.vat_number), "FR11111111111");
  EXPECT_EQ(text_of(piece.supplier.address.city), "Briare");
  EXPECT_EQ(text_of(piece.recipient.name), "Commune de Briare");
  EXPECT_FALSE(piece.recipient.trading_name.present());
  EXPECT_EQ(text_of(piece.recipient.service_code), "TECHNIQUE");
  EXPECT_EQ(text_of(piece.payee.identifier.id), "33333333300037");
  EXPECT_EQ(text_of(piece.marche), "M-12");
  EXPECT_EQ(text_of(piece.origin_invoice), "F2025-9");
  ASSERT_EQ(piece.payments.size(), 1U);
  EXPECT_EQ(text_of(piece.payments[0].means), "30");
  EXPECT_EQ(text_of(piece.payments[0].bic), "AGRIFRPP");
  EXPECT_EQ(piece.totals.net.value, Decimal::of(190));
  EXPECT_EQ(piece.totals.net.value->written_decimals(), 2);
  ASSERT_EQ(piece.vat.size(), 1U);
  EXPECT_EQ(piece.vat[0].rate.value, Decimal::of(20));
  ASSERT_EQ(piece.attachments.size(), 1U);
  EXPECT_EQ(text_of(piece.attachments[0].file_name), "plan.pdf");
  EXPECT_EQ(piece.attachments[0].content->decoded_size, 6U);
  ASSERT_EQ(piece.lines.size(), 2U);
  EXPECT_EQ(text_of(piece.lines[0].unit), "HUR");
  EXPECT_EQ(piece.lines[0].type, LineType::detail);
  EXPECT_EQ(piece.lines[1].type, LineType::information);
  EXPECT_EQ(path_of(*piece.lines[1].type_written.at),
            "/Invoice/cac:InvoiceLine[2]/cac:Item/cac:AdditionalItemProperty/cbc:Value");
}

TEST(Ubl, ReadsThePartiesAsEn16931WritesThem) {
  const auto text =
      replaced(replaced(ubl_document,
                        "<cac:PartyIdentification><cbc:ID "
                        "schemeName=\"1\">22222222200028</cbc:ID></cac:PartyIdentification>",
                        "<cbc:EndpointID schemeID=\"0009\">99999999900099</cbc:EndpointID>"
                        "<cac:PartyIdentification><cbc:ID "
                        "schemeID=\"0224\">SVC</cbc:ID></cac:PartyIdentification>"
                        "<cac:PartyIdentification><cbc:ID "
                        "schemeID=\"0009\">22222222200028</cbc:ID></cac:PartyIdentification>"),
               "<cac:AccountingContact><cbc:ID>TECHNIQUE</cbc:ID></cac:AccountingContact>", "");
  const auto reading = reading_of(replaced(
      text, "<cac:PartyName><cbc:Name>Commune de Briare</cbc:Name></cac:PartyName>",
      "<cac:PartyName><cbc:Name>Mairie</cbc:Name></cac:PartyName><cac:PartyLegalEntity>"
      "<cbc:RegistrationName>Commune de Briare</cbc:RegistrationName>"
      "<cbc:CompanyID schemeID=\"0002\">222222222</cbc:CompanyID></cac:PartyLegalEntity>"));
  EXPECT_TRUE(reading.findings.empty());
  const auto& recipient = reading.piece->recipient;
  EXPECT_EQ(text_of(recipient.identifier.id), "22222222200028");
  EXPECT_EQ(text_of(recipient.identifier.scheme), "0009");
  EXPECT_EQ(recipient.identifier.type, IdentifierType::siret);
  EXPECT_EQ(text_of(recipient.service_code), "SVC");
  EXPECT_EQ(text_of(recipient.name), "Commune de Briare");
  EXPECT_EQ(text_of(recipient.trading_name), "Mairie");
}

TEST(Ubl, ACreditNoteHasItsOwnNames) {
  auto text = tests::all_replaced(ubl_document, "InvoiceLine", "CreditNoteLine");
  text = tests::all_replaced(text, "InvoicedQuantity", "CreditedQuantity");
  text = replaced(text, "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "");
  text = replaced(text, "</cbc:IssueDate>",
                  "</cbc:IssueDate><cbc:CreditNoteTypeCode>381</cbc:CreditNoteTypeCode>");
  text = replaced(replaced(text, "<Invoice ", "<CreditNote "), "</Invoice>", "</CreditNote>");
  const auto reading = reading_of(replaced(text, "xsd:Invoice-2", "xsd:CreditNote-2"));
  ASSERT_TRUE(reading.piece);
  EXPECT_EQ(reading.piece->syntax, Syntax::ubl_credit_note);
  EXPECT_EQ(text_of(reading.piece->type), "381");
  EXPECT_EQ(reading.piece->lines[0].quantity.value, Decimal::of(4));
}

TEST(Ubl, TheSubjectOfANoteStandsBeforeIt) {
  const auto notes_of = [](std::string_view text) {
    return reading_of(replaced(ubl_document, "Travaux de mars &amp; avril", text)).piece->notes;
  };
  const auto with = reading_of(replaced(ubl_document, "Travaux de mars", "#AAI# Travaux de mars"));
  ASSERT_EQ(with.piece->notes.size(), 1U);
  EXPECT_EQ(text_of(with.piece->notes[0].subject_code), "AAI");
  EXPECT_EQ(with.piece->notes[0].content.value, "Travaux de mars & avril");
  for (const auto* plain : {"#1 Travaux", "#AB# x", "AAI#x#", "#AAI"})
    EXPECT_FALSE(notes_of(plain)[0].subject_code.present()) << plain;
}

TEST(Ubl, AnInvoiceeIsTheValideurUnlessItHasAnotherRole) {
  const auto party = [](std::string_view role, std::string_view siret) {
    const auto code = role.empty()
                          ? std::string()
                          : "<cbc:ServiceTypeCode>" + std::string(role) + "</cbc:ServiceTypeCode>";
    return "<cac:ServiceProviderParty>" + code +
           "<cac:Party><cac:PartyIdentification><cbc:ID schemeName=\"1\">" + std::string(siret) +
           "</cbc:ID></cac:PartyIdentification></cac:Party></cac:ServiceProviderParty>";
  };
  const std::string_view end = "<cac:AccountingContact><cbc:ID>TECHNIQUE";
  const auto at = std::string(ubl_document).find("</cac:Party>", ubl_document.find("Commune"));
  auto text = std::string(ubl_document);
  text.insert(at, party("", "33333333300037") + party("VALIDEUR_2", "44444444400046") +
                      party("MOE", "55555555500055") + party("MOA", "66666666600064"));
  ASSERT_NE(text.find(end), std::string::npos);
  const auto reading = reading_of(text);
  EXPECT_TRUE(reading.findings.empty());
  const auto& piece = *reading.piece;
  EXPECT_EQ(text_of(piece.validator.identifier.id), "33333333300037");
  EXPECT_EQ(text_of(piece.second_validator.identifier.id), "44444444400046");
  EXPECT_EQ(text_of(piece.moe.identifier.id), "55555555500055");
  EXPECT_EQ(text_of(piece.moa.identifier.id), "66666666600064");
  EXPECT_EQ(piece.moa.identifier.type, IdentifierType::siret);
}

TEST(Ubl, ACreditNoteSaysTheSameInBothMappings) {
  auto text = tests::all_replaced(ubl_document, "InvoiceLine", "CreditNoteLine");
  text = tests::all_replaced(text, "InvoicedQuantity", "CreditedQuantity");
  text = replaced(text, "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", "");
  text = replaced(replaced(text, "<Invoice ", "<CreditNote "), "</Invoice>", "</CreditNote>");
  text = replaced(text, "xsd:Invoice-2", "xsd:CreditNote-2");
  const auto classic = reading_of(text);
  text = tests::all_replaced(text, "schemeName=\"1\"", "schemeID=\"0009\"");
  text = replaced(text, "<cac:AccountingContact><cbc:ID>TECHNIQUE</cbc:ID></cac:AccountingContact>",
                  "");
  text = replaced(text, "<cac:OrderReference>",
                  "<cbc:BuyerReference>TECHNIQUE</cbc:BuyerReference><cac:OrderReference>");
  const auto european = reading_of(text);
  ASSERT_TRUE(classic.piece && european.piece);
  EXPECT_TRUE(is_avoir(*classic.piece));
  EXPECT_EQ(text_of(european.piece->supplier.identifier.scheme), "0009");
  EXPECT_TRUE(same_content(*classic.piece, *european.piece));
}

TEST(Ubl, ThePropertiesOfALineAreKeptAndThoseOfAMemoireUnderstood) {
  const auto property = [](std::string_view name, std::string_view value) {
    return "<cac:AdditionalItemProperty><cbc:Name>" + std::string(name) + "</cbc:Name><cbc:Value>" +
           std::string(value) + "</cbc:Value></cac:AdditionalItemProperty>";
  };
  auto text = std::string(ubl_document);
  text.insert(text.find("</cac:Item>"), property("NUMERO_AFFAIRE", "26/118") +
                                            property("DATE_REQUISITION", "2026-02-03") +
                                            property("AUTORITE_REQUERANTE", "Juge d'instruction"));
  const auto reading = reading_of(text);
  EXPECT_TRUE(reading.findings.empty());
  const auto& line = reading.piece->lines[0];
  EXPECT_EQ(text_of(line.case_number), "26/118");
  EXPECT_EQ(iso_text(line.requisition_date.value.value()), "2026-02-03");
  EXPECT_EQ(text_of(line.authority), "Juge d'instruction");
  ASSERT_EQ(line.properties.size(), 3U);
  EXPECT_EQ(text_of(line.properties[0].name), "NUMERO_AFFAIRE");
}

TEST(Ubl, ReadsThePartiesOfTheExtendedProfile) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto reading = reading_of(
      tests::read_file(*data / "corpora/akretion-facturx/xml/ubl-21-extended-ctc-fr.xml"));
  EXPECT_TRUE(reading.findings.empty());
  const auto& piece = *reading.piece;
  EXPECT_EQ(text_of(piece.validator.name), "Receipee EURL");
  EXPECT_EQ(text_of(piece.invoicer.name), "Facturier SARL");
  EXPECT_EQ(text_of(piece.payer.name), "Société payeur");
  EXPECT_EQ(text_of(piece.tax_representative.vat_number), "FR15123456789");
  EXPECT_EQ(text_of(piece.notes.at(0).subject_code), "AAI");
  EXPECT_FALSE(piece.notes.at(2).subject_code.present());
  EXPECT_EQ(text_of(piece.references.tender), "LOT12");
  EXPECT_EQ(text_of(piece.references.project), "Projet_Zorro");
  EXPECT_EQ(text_of(piece.references.invoiced_object), "EMPL042");
  EXPECT_EQ(iso_text(piece.origin_invoice_date.value.value()), "2025-12-30");
  ASSERT_EQ(piece.deliveries.size(), 1U);
  EXPECT_EQ(text_of(piece.deliveries[0].name), "Plateforme logistique FastIT");
  EXPECT_EQ(text_of(piece.deliveries[0].address.city), "Carpentras");
  EXPECT_EQ(text_of(piece.payments.at(0).mandate), "RUM_9083209");
}

TEST(Ubl, AnInvoiceOfCadreA3IsAMemoire) {
  const auto kind_of = [](std::string_view by) {
    return reading_of(replaced(ubl_document, "<cbc:ProfileID>A1</cbc:ProfileID>", by)).piece->kind;
  };
  EXPECT_EQ(ubl_schema_of(ubl_document), "ubl-2.1-invoice");
  EXPECT_EQ(ubl_schema_of("<Invoice><ProfileID>"), "ubl-2.1-invoice");
  EXPECT_EQ(ubl_schema_of("<Invoice><c:ProfileID schemeID='x'>A3</c:ProfileID>"),
            "ubl-2.1-memoire");
  EXPECT_EQ(kind_of("<cbc:ProfileID>A3</cbc:ProfileID>"), PieceKind::memoire);
  EXPECT_EQ(kind_of("<cbc:ProfileID>A30</cbc:ProfileID>"), PieceKind::facture);
  EXPECT_EQ(kind_of("<cbc:ProfileID>FEN0105A</cbc:ProfileID>"), PieceKind::facture);
  EXPECT_EQ(kind_of(""), PieceKind::facture);
}

TEST(Ubl, ReadsTheRealMemoire) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto reading = reading_of(
      tests::read_file(*data / "chorus/ubl/FEN0105A_UBL_memoire_frais_justice_PORTAIL_SAISIE.xml"),
      "ubl-2.1-memoire");
  EXPECT_TRUE(reading.findings.empty());
  const auto& piece = *reading.piece;
  EXPECT_EQ(piece.kind, PieceKind::memoire);
  EXPECT_EQ(text_of(piece.number), "F081509");
  EXPECT_EQ(cadre_of(piece), "A3") << "its ProfileID is the code of an interface";
  EXPECT_EQ(text_of(piece.deposit_mode), "PORTAIL_SAISIE");
  EXPECT_FALSE(piece.profile.present());
  EXPECT_EQ(text_of(piece.reference_code), "R92");
  EXPECT_EQ(text_of(piece.reference_text), "Article R 92 CPP (procédure pénale)");
  EXPECT_EQ(text_of(piece.engagement_type), "Engagement");
  EXPECT_EQ(piece.supplier.identifier.type, IdentifierType::siret);
  EXPECT_EQ(text_of(piece.supplier.registration), "RCS Ville Numero");
  EXPECT_EQ(text_of(piece.supplier.address.line), "22 RUE RENOIR");
  EXPECT_EQ(text_of(piece.supplier.trade_address.city), "VOISINS LE BRETONNEUX");
  EXPECT_EQ(vat_regime_of(piece), VatRegime::debit);
  EXPECT_EQ(text_of(piece.recipient.identifier.id), "34786851500029");
  EXPECT_EQ(piece.recipient.identifier.type, IdentifierType::siret) << "called SIREN";
  EXPECT_EQ(text_of(piece.recipient.service_code), "FAC93947775");
  EXPECT_EQ(text_of(piece.recipient.contact.department), "NomServAnonyme");
  EXPECT_EQ(text_of(piece.recipient.address.third_line), "120, rue de Bercy - Teledoc 716");
  EXPECT_EQ(text_of(piece.payments.at(0).account_type), "IBAN");
  EXPECT_EQ(text_of(piece.payments[0].note), "Id12345Numérisation");
  EXPECT_EQ(text_of(piece.lines.at(0).name), "1040-15-EN");
  EXPECT_EQ(text_of(piece.lines[0].item_id), "412420");
}

TEST(Ubl, ReadsThePublishedSampleOfTheClassicFlux) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto reading =
      reading_of(tests::read_file(*data / "chorus/ubl/FSO1100A_UBL_gestimum_sample_condensed.xml"));
  EXPECT_TRUE(reading.findings.empty());
  const auto& piece = *reading.piece;
  EXPECT_EQ(text_of(piece.number), "12549810");
  EXPECT_EQ(cadre_of(piece), "A1");
  EXPECT_EQ(text_of(piece.supplier.vat_regime), "TVA DEBIT");
  EXPECT_EQ(text_of(piece.recipient.service_code), "SERVICE_DESTINATAIRE25889910");
  EXPECT_EQ(text_of(piece.marche_type), "Marché Public");
  EXPECT_EQ(piece.vat[0].rate.value, Decimal::of(20));
  EXPECT_EQ(piece.lines[0].type, LineType::information);
  EXPECT_EQ(piece.lines[1].type, LineType::detail);
  EXPECT_EQ(piece.payments[0].terms.value, "Pénalités");
}

}  // namespace
}  // namespace ecluse::parsers
