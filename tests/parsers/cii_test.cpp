#include "parsers/cii.hpp"

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/readings.hpp"
#include "tests/support/places.hpp"

namespace ecluse::parsers {
namespace {

using tests::cii_document;
using tests::reading_of;
using tests::replaced;

TEST(Cii, EveryRowOfTheMapNamesAField) {
  const auto map = cii_map();
  EXPECT_TRUE(map) << map.error().detail;
}

TEST(Cii, DaysAreCompactWithFormat102OrNone) {
  const auto day_of = [](std::string_view format, std::string_view written) {
    std::string text =
        replaced(cii_document, "DateTimeString>20260331",
                 "DateTimeString" +
                     (format.empty() ? std::string() : " format=\"" + std::string(format) + "\"") +
                     ">" + std::string(written));
    const auto day = reading_of(text).piece->issue_date;
    return day.value ? iso_text(*day.value) : "unreadable";
  };
  EXPECT_EQ(day_of("", "20260331"), "2026-03-31");
  EXPECT_EQ(day_of("102", "20260331"), "2026-03-31");
  EXPECT_EQ(day_of("102", "2026-03-31"), "unreadable");
  EXPECT_EQ(day_of("610", "202603"), "unreadable");
  EXPECT_EQ(day_of("203", "20260331"), "unreadable");
}

TEST(Cii, TheUnitPriceIsTheGrossOneWithoutProfileAndTheNetOneWithIt) {
  const auto price_of = [](std::string_view text) {
    return reading_of(text).piece->lines[0].unit_price.value->text();
  };
  const auto with_profile = replaced(
      cii_document, "</rsm:ExchangedDocumentContext>",
      "<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017"
      "</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>");
  const std::string_view gross =
      "<ram:GrossPriceProductTradePrice><ram:ChargeAmount>50.00</ram:ChargeAmount></"
      "ram:GrossPriceProductTradePrice>";
  const std::string_view net =
      "<ram:NetPriceProductTradePrice><ram:ChargeAmount>60.00</ram:ChargeAmount></"
      "ram:NetPriceProductTradePrice>";
  EXPECT_EQ(price_of(cii_document), "50");
  EXPECT_EQ(price_of(with_profile), "60");
  EXPECT_EQ(price_of(replaced(cii_document, gross, "")), "60");
  EXPECT_EQ(price_of(replaced(with_profile, net, "")), "50");
}

TEST(Cii, ReadsTheValidatorAndTheServiceOfTheSupplier) {
  const auto reading = reading_of(
      replaced(cii_document, "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>",
               "<ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
               "<ram:InvoiceIssuerReference>SRV-F</ram:InvoiceIssuerReference>"
               "<ram:InvoiceeTradeParty><ram:Name>MOE</ram:Name><ram:SpecifiedLegalOrganization>"
               "<ram:ID "
               "schemeID=\"1\">44444444400046</ram:ID></ram:SpecifiedLegalOrganization></"
               "ram:InvoiceeTradeParty>"));
  EXPECT_TRUE(reading.findings.empty());
  EXPECT_EQ(text_of(reading.piece->supplier.service_code), "SRV-F");
  EXPECT_EQ(text_of(reading.piece->validator.name), "MOE");
  EXPECT_EQ(reading.piece->validator.identifier.type, IdentifierType::siret);
}

TEST(Cii, TheProfilesOfTheReformAreOfD22B) {
  const auto with = [](std::string_view profile) {
    return replaced(cii_document, "</rsm:ExchangedDocumentContext>",
                    "<ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>" +
                        std::string(profile) +
                        "</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter>"
                        "</rsm:ExchangedDocumentContext>");
  };
  const std::string_view reform =
      "urn:cen.eu:en16931:2017#conformant#urn.cpro.gouv.fr:1p0:extended-ctc-fr";
  EXPECT_EQ(cii_schema_of(cii_document), "cii-d16b-chorus");
  EXPECT_EQ(cii_schema_of(with("urn:cen.eu:en16931:2017")), "cii-d16b-chorus");
  EXPECT_EQ(cii_schema_of(with(reform)), "cii-d22b");
  EXPECT_EQ(cii_schema_of(""), "cii-d16b-chorus");
  const auto two_origins = [](const std::string& text) {
    return replaced(text, "</ram:InvoiceReferencedDocument>",
                    "</ram:InvoiceReferencedDocument><ram:InvoiceReferencedDocument>"
                    "<ram:IssuerAssignedID>F2</ram:IssuerAssignedID>"
                    "</ram:InvoiceReferencedDocument>");
  };
  EXPECT_FALSE(reading_of(two_origins(std::string(cii_document))).findings.empty());
  const auto reading = reading_of(two_origins(with(reform)));
  EXPECT_TRUE(reading.findings.empty()) << "D22B lets a document name several";
  EXPECT_EQ(text_of(reading.piece->origin_invoice), "F2025-9");
}

struct OfficialRow {
  std::string_view file, number, cadre, type;
  std::string_view supplier;
  IdentifierType supplier_type;
  std::string_view recipient, service, engagement;
  std::string_view payable;
};

constexpr std::string_view usual = "81034732800017", urssaf = "53514650090018",
                           state = "11000201100044";
using enum IdentifierType;

// Facts of the files, taken with another tool than this parser.
constexpr OfficialRow official[] = {
    {"P01", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "", "120"},
    {"P03", "JMRPOR1116000103", "A1", "380", "350041679", tahiti, urssaf, "", "", "120"},
    {"P04", "JMRPOR1116000103", "A1", "380", "BE0429958042", ue_hors_france, urssaf, "", "", "120"},
    {"P08", "JMRPOR1116000108", "A1", "380", usual, siret, urssaf, "", "", "120"},
    {"P10", "JMRPOR1116000105", "A1", "380", usual, siret, urssaf, "", "", "-20"},
    {"P13", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "", "120"},
    {"P18", "JMRPOR1116000105", "A1", "380", usual, siret, urssaf, "", "", "120"},
    {"P19", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "", "120"},
    {"P20", "JMRPOR1116000108", "A1", "380", usual, siret, urssaf, "", "", "335"},
    {"P23", "JMRPOR1116000103", "A9", "380", usual, siret, urssaf, "", "", "120"},
    {"P31", "JMRPOR1116000176", "A1", "380", usual, siret, urssaf, "", "", "-120"},
    {"P40", "JMRPOR1116000103", "A1", "380", usual, siret, state, "AAASCPV", "1501966748", "120"},
    {"P46", "JMRPOR1116000146", "A1", "380", usual, siret, "00000000000000", "DSJPFGU057",
     "1501966748", "120"},
    {"P48", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "", "240"},
    {"P53", "JMRPOR1116000229", "A1", "380", usual, siret, state, "AMMHERME01", "1501966748",
     "120"},
    {"P58", "JMRPOR1116000167", "A14", "380", "1234567890", ridet, urssaf, "", "", "120"},
    {"P59", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "", "100"},
    {"P60", "JMRPOR1116000161", "A1", "380", usual, siret, urssaf, "", "", "100"},
    {"P61", "JMRPOR1116000162", "A1", "380", usual, siret, urssaf, "", "", "100"},
    {"P74", "JMRPOR1116000158", "A4", "380", usual, siret, urssaf, "", "", "120"},
    {"P76", "JMRPOR1116000103", "A10", "380", usual, siret, urssaf, "", "", "120"},
    {"P86", "JMRPOR1116000103", "A1", "380", usual, siret, urssaf, "", "CDE234", "120"},
    {"P88", "JMRPOR1116000103", "A12", "380", usual, siret, urssaf, "", "", "120"},
    {"P96", "JMRPOR1116000142", "A1", "381", usual, siret, state, "AAASCPV", "1501966748", "120"},
};

TEST(Cii, ReadsEveryOfficialExampleOfFso1116A) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  for (const auto& row : official) {
    const auto name = "FSO1116A_" + std::string(row.file) + ".xml";
    const auto reading = reading_of(tests::read_file(*data / "chorus/cii-fso1116a" / name));
    EXPECT_TRUE(reading.findings.empty()) << name;
    ASSERT_TRUE(reading.piece) << name;
    const auto& piece = *reading.piece;
    EXPECT_EQ(text_of(piece.number), row.number) << name;
    EXPECT_EQ(cadre_of(piece), row.cadre) << name;
    EXPECT_EQ(text_of(piece.type), row.type) << name;
    EXPECT_EQ(text_of(piece.supplier.identifier.id), row.supplier) << name;
    EXPECT_EQ(piece.supplier.identifier.type, row.supplier_type) << name;
    EXPECT_EQ(text_of(piece.recipient.identifier.id), row.recipient) << name;
    EXPECT_EQ(piece.recipient.identifier.type, siret) << name;
    EXPECT_EQ(text_of(piece.recipient.service_code), row.service) << name;
    EXPECT_EQ(text_of(piece.engagement), row.engagement) << name;
    EXPECT_EQ(piece.totals.payable.value.value().text(), row.payable) << name;
    EXPECT_TRUE(piece.issue_date.value) << name;
    ASSERT_EQ(piece.attachments.size(), 1U) << name;
    EXPECT_EQ(text_of(piece.attachments[0].type), "ZZZ") << name;
    EXPECT_EQ(piece.attachments[0].content->head[0], 'P') << name;
  }
}

}  // namespace
}  // namespace ecluse::parsers
