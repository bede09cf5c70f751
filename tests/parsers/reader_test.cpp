#include "parsers/reader.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/readings.hpp"
#include "tests/parsers/small_schema.hpp"

namespace ecluse::parsers {
namespace {

using tests::cii_document;
using tests::reading_of;
using tests::replaced;
using tests::ubl_document;

std::string codes_of(const Reading& reading) {
  std::string codes;
  for (const auto& one : reading.findings) codes += (codes.empty() ? "" : " ") + one.code;
  return codes;
}

TEST(Reader, AcceptsTheTwins) {
  for (const auto bytes : {ubl_document, cii_document}) EXPECT_EQ(codes_of(reading_of(bytes)), "");
  EXPECT_EQ(codes_of(reading_of(cii_document, "cii-d16b")), "");
}

TEST(Reader, TheTwinsSayTheSame) {
  const auto ubl = reading_of(ubl_document), cii = reading_of(cii_document);
  ASSERT_TRUE(ubl.piece && cii.piece);
  EXPECT_TRUE(same_content(*ubl.piece, *cii.piece));
}

TEST(Reader, TheTwinsTellApartWhatDiffers) {
  const auto ubl = reading_of(ubl_document);
  const std::pair<std::string_view, std::string_view> rows[] = {
      {">F2026-0042<", ">F2026-0043<"}, {">TECHNIQUE<", ">AUTRE<"},
      {">EJ-778<", ">EJ-779<"},         {">22222222200028<", ">22222222200036<"},
      {">228.00<", ">228.01<"},         {">Curage<", ">Dragage<"},
      {">20260430<", ">20260429<"},     {">AGRIFRPP<", ">SOGEFRPP<"},
      {">Remise<", ">Rabais<"}};
  for (const auto& [what, by] : rows) {
    const auto cii = reading_of(replaced(cii_document, what, by));
    EXPECT_FALSE(same_content(*ubl.piece, *cii.piece)) << by;
  }
}

TEST(Reader, KnowsTheFormatFromTheRoot) {
  const std::pair<std::string, Format> rows[] = {
      {std::string(ubl_document), Format::ubl_invoice},
      {std::string(cii_document), Format::cii},
      {"<CPPFactureMixte/>", Format::cpp_mixte},
      {"<CreditNote xmlns='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'/>",
       Format::ubl_credit_note},
      {"<Invoice/>", Format::xml_other},
      {"hello", Format::unknown},
      {"", Format::empty},
      {" \n", Format::empty},
  };
  for (const auto& [bytes, format] : rows) EXPECT_EQ(reading_of(bytes).format, format) << bytes;
}

struct Row {
  std::string bytes;
  std::string_view key;
  std::string_view code, name, value;
};

TEST(Reader, EveryFaultHasItsCodeAndValues) {
  const auto ubl = [](std::string_view what, std::string_view by) {
    return replaced(ubl_document, what, by);
  };
  const Row rows[] = {
      {"", "", "ERR_XSD_EMPTY", "", ""},
      {"\xFF", "", "ERR_XSD_ENCODING", "offset", "0"},
      {"<a>", "", "ERR_XSD_ROOT ERR_XSD_MALFORMED", "seen", "a"},
      {"<a xmlns='urn:x'/>", "", "ERR_XSD_ROOT", "seen", "{urn:x}a"},
      {std::string(ubl_document), "cii-d16b", "ERR_XSD_ROOT", "expected",
       "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice"},
      {ubl(">2026-03-31<", ">31/03/2026<"), "", "ERR_XSD_VALUE", "seen", "31/03/2026"},
      {ubl("<cbc:ID>F2026-0042</cbc:ID>", ""), "", "ERR_XSD_MISSING", "expected", "ID"},
      {ubl("    <cbc:PayableAmount currencyID=\"EUR\">200.00</cbc:PayableAmount>\n", ""), "",
       "ERR_XSD_MISSING", "element", "LegalMonetaryTotal"},
      {ubl(" currencyID=\"EUR\"", ""), "", "ERR_XSD_ATTRIBUTE", "attribute", "currencyID"},
      {ubl(">JVBERi0x<", ">JVB*Ri0x<"), "", "ERR_XSD_BASE64", "offset", "3"},
      {ubl("<Invoice", "<!DOCTYPE x>\n<Invoice"), "", "ERR_XSD_DOCTYPE", "", ""},
      {ubl("xmlns:cac=", "xmlns:ca:c="), "", "ERR_XSD_NAMESPACE", "", ""},
      {ubl("</Invoice>", ""), "", "ERR_XSD_MALFORMED", "", ""},
  };
  for (const auto& [bytes, key, code, name, value] : rows) {
    const auto reading = reading_of(bytes, key);
    EXPECT_EQ(codes_of(reading), code);
    if (reading.findings.empty() || name.empty()) continue;
    EXPECT_EQ(value_of(reading.findings[0], name), value) << code;
    EXPECT_EQ(reading.findings[0].severity, Severity::error);
  }
}

/// libxml2 is told others (short_namespaces).
TEST(Reader, KnowsNoNamespacesButThoseOfTheDocument) {
  const std::string cac =
      "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
  const auto wrong =
      reading_of(replaced(ubl_document, "<cac:PayeeParty>", "<cac:X/><cac:PayeeParty>"));
  ASSERT_EQ(codes_of(wrong), "ERR_XSD_STRUCTURE");
  const std::string detail(value_of(wrong.findings[0], "detail"));
  EXPECT_NE(detail.find("Element '{" + cac + "}X'"), std::string::npos) << detail;
  EXPECT_EQ(detail.find("{e:"), std::string::npos) << detail;
  EXPECT_NE(codes_of(reading_of(replaced(ubl_document, cac, "e:a"))), "");
  const auto of_type = [](const std::string& type) {
    return codes_of(reading_of(replaced(
        ubl_document, "<cac:PayeeParty>",
        "<cac:PayeeParty xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='" + type +
            "'>")));
  };
  EXPECT_EQ(of_type("cac:PartyType"), "");
  EXPECT_NE(of_type("cac:AddressType"), "");
  EXPECT_NE(of_type("cac:NoSuchType"), "");
}

TEST(Reader, QuotesTheNumberOfAnInvalidInvoice) {
  const auto wrong = reading_of(replaced(ubl_document, ">2026-03-31<", "><"));
  ASSERT_TRUE(wrong.piece);
  EXPECT_EQ(text_of(wrong.piece->number), "F2026-0042");
  const auto cut = reading_of(ubl_document.substr(0, ubl_document.find("<cac:PayeeParty>")));
  ASSERT_TRUE(cut.piece);
  EXPECT_EQ(text_of(cut.piece->number), "F2026-0042");
  EXPECT_EQ(text_of(cut.piece->supplier.name), "Batellerie SA");
  EXPECT_FALSE(reading_of("<a/>").piece);
}

TEST(Reader, AsksASecondOpinionOnValuesAlone) {
  const auto spaced = replaced(ubl_document, ">2026-03-31<", ">\n 2026-03-31\n<");
  const auto lifted = reading_of(spaced);
  EXPECT_EQ(codes_of(lifted), "");
  EXPECT_TRUE(lifted.piece->issue_date.value);
  EXPECT_EQ(codes_of(reading_of(replaced(spaced, "<cac:PayeeParty>", "<cac:X/><cac:PayeeParty>"))),
            "ERR_XSD_VALUE ERR_XSD_STRUCTURE");
  EXPECT_EQ(codes_of(reading_of(replaced(spaced, ">200.00<", ">200,00<"))),
            "ERR_XSD_VALUE ERR_XSD_VALUE");
}

TEST(Reader, ReadsTheSameInEveryEncoding) {
  const auto reference = reading_of(ubl_document);
  std::string latin = replaced(ubl_document, "UTF-8", "ISO-8859-1");
  for (const auto& [utf8, byte] : {std::pair{"É", "\xC9"}, {"é", "\xE9"}, {"°", "\xB0"}})
    latin = tests::all_replaced(latin, utf8, byte);
  const auto marked = "\xEF\xBB\xBF" + std::string(ubl_document);
  for (const auto& bytes : {latin, marked}) {
    const auto reading = reading_of(bytes);
    EXPECT_EQ(codes_of(reading), "");
    EXPECT_TRUE(same_content(*reading.piece, *reference.piece));
  }
}

TEST(Reader, AReadingMayBeMovedAndOutlivesItsBytes) {
  std::optional<Reading> kept;
  {
    const std::string bytes(ubl_document);
    auto reading = reading_of(bytes);
    kept.emplace(std::move(reading));
  }
  for (int i = 0; i < 3; ++i) static_cast<void>(reading_of(cii_document));
  EXPECT_EQ(text_of(kept->piece->supplier.name), "Batellerie SA");
  EXPECT_EQ(kept->piece->number.at->parent, kept->document.root());
  EXPECT_EQ(path_of(*kept->piece->lines[1].at), "/Invoice/cac:InvoiceLine[2]");
}

TEST(Reader, StopsAtItsLimits) {
  const auto set = SchemaSet::embedded();
  ReadLimits document, attributes, findings;
  document.document_bytes = ubl_document.size() - 1;
  attributes.attributes = 2;
  findings.findings = 1;
  const auto limit_of = [&](ReadLimits limits) {
    const auto reading = Reader(set, limits).read(ubl_document);
    return reading.findings.empty() ? "" : std::string(value_of(reading.findings[0], "limit"));
  };
  EXPECT_EQ(limit_of({}), "");
  EXPECT_EQ(limit_of(document), "document_bytes");
  EXPECT_EQ(limit_of(attributes), "attributes");
  const auto wrong = tests::all_replaced(ubl_document, "currencyID", "currency");
  EXPECT_EQ(Reader(set, findings).read(wrong).findings.size(), 1U);
  EXPECT_GT(Reader(set).read(wrong).findings.size(), 10U);
}

TEST(Reader, ReadsWithAnOperatorsSchema) {
  auto set = SchemaSet::embedded();
  ASSERT_TRUE(set.add(tests::small_schema()));
  Reader reader(set);
  EXPECT_EQ(codes_of(reader.read("<order xmlns='urn:o'><day>2026-01-01</day></order>", "small")),
            "");
  EXPECT_EQ(codes_of(reader.read("<order xmlns='urn:o'><day>x</day></order>", "small")),
            "ERR_XSD_VALUE");
}

TEST(Reader, AnUnknownKeyIsAFaultOfTheProgrammer) {
  EXPECT_THROW(static_cast<void>(reading_of(ubl_document, "ubl-9.9")), std::logic_error);
  EXPECT_EQ(codes_of(reading_of(ubl_document)), "");
}

}  // namespace
}  // namespace ecluse::parsers
