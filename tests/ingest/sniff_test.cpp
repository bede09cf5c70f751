#include "ingest/sniff.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::ingest {
namespace {

std::string utf16(const std::string& text, bool big_endian, bool mark) {
  std::string bytes;
  const auto put = [&](char high, char low) {
    bytes.push_back(big_endian ? high : low);
    bytes.push_back(big_endian ? low : high);
  };
  if (mark) put('\xFE', '\xFF');
  for (const char c : text) put('\0', c);
  return bytes;
}

const std::string ubl =
    "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>";
const std::string credit_note =
    "<u:CreditNote a='1' xmlns:u='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'>";
const std::string cii =
    "<rsm:CrossIndustryInvoice\r\n\txmlns:qdt=\"x\" xmlns:rsm = "
    "\"urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100\">";

struct SniffRow {
  const char* test;
  std::string head;
  Format format;
};

class Sniff : public testing::TestWithParam<SniffRow> {};

TEST_P(Sniff, TellsTheFormatOfTheRow) {
  EXPECT_EQ(sniff(GetParam().head), GetParam().format);
}

const std::vector<SniffRow> rows{
    {"Empty", "", Format::empty},
    {"WhiteSpaceOnly", " \n", Format::unknown},
    {"Gzip", "\x1F\x8B\x08", Format::gzip},
    {"Zip", "PK\x03\x04rest", Format::zip},
    {"Pdf", "%PDF-1.7", Format::pdf},
    {"Text", "hello", Format::unknown},
    {"LoneBracket", "<", Format::unknown},
    {"NotAName", "<<<<", Format::unknown},
    {"Ubl", ubl, Format::ubl_invoice},
    {"CreditNotePrefixed", credit_note, Format::ubl_credit_note},
    {"Cii", cii, Format::cii},
    {"CppFactureMixte", "<CPPFactureMixte>", Format::cpp_mixte},
    {"CppStatut", "<CPPStatut Version='1'>", Format::cpp_statut},
    {"CppStatutInANamespace", "<CPPStatut xmlns='urn:example'>", Format::xml_other},
    {"Cdar",
     "<CrossDomainAcknowledgementAndResponse xmlns='urn:un:unece:uncefact:data:standard:"
     "CrossDomainAcknowledgementAndResponse:100'>",
     Format::cdar},
    {"Declaration", "<?xml version='1.0' encoding='UTF-8'?>\r\n" + cii, Format::cii},
    {"ByteOrderMark", "\xEF\xBB\xBF<?xml version='1.0'?>" + ubl, Format::ubl_invoice},
    {"SpaceBeforeTheRoot", "\n  " + ubl, Format::ubl_invoice},
    {"CommentWithTagsBeforeTheRoot", "<!-- <Order> --><?p >?>" + ubl, Format::ubl_invoice},
    {"DoctypeBeforeTheRoot", "<!DOCTYPE Invoice [<!ENTITY a \"]>\"><!-- ' ]> --><?p it's?>]>" + ubl,
     Format::ubl_invoice},
    {"Utf16LittleEndian", utf16("<?xml version='1.0'?>" + ubl, false, true), Format::ubl_invoice},
    {"Utf16BigEndian", utf16(cii, true, true), Format::cii},
    {"Utf16LittleEndianWithoutMark", utf16(cii, false, false), Format::cii},
    {"Utf16BigEndianWithoutMark", utf16(ubl, true, false), Format::ubl_invoice},
    {"RightNameInAnotherNamespace", "<Invoice xmlns=\"urn:example\"/>", Format::xml_other},
    {"RightNamespaceOnAnotherName",
     "<Order xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>",
     Format::xml_other},
    {"NamespaceOfAnotherPrefix",
     "<a:Invoice xmlns:b=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"/>",
     Format::xml_other},
    {"NamespaceInsideAnotherValue",
     "<Invoice a=\"xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'\"/>",
     Format::xml_other},
    {"NamespaceOfAChild",
     "<a><Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:"
     "Invoice-2'/></a>",
     Format::xml_other},
    {"Html", "<!DOCTYPE html><html>", Format::xml_other},
    {"UnfinishedComment", "<!-- ", Format::xml_other},
    {"UnfinishedDoctype", "<!DOCTYPE a [", Format::xml_other},
    {"UnfinishedValue", "<Invoice xmlns=\"urn:oasis", Format::xml_other},
    {"RootBeyondWhatIsRead", "<!--" + std::string(sniffed_bytes, ' ') + "-->" + ubl,
     Format::xml_other},
};

INSTANTIATE_TEST_SUITE_P(Rows, Sniff, testing::ValuesIn(rows),
                         [](const auto& row) { return std::string(row.param.test); });

TEST(Sniff, EndsWhereverTheBytesAreCut) {
  for (const auto& row : rows) {
    const auto head = row.head.substr(0, 200);
    for (std::size_t size = 1; size < head.size(); ++size)
      EXPECT_NE(sniff(head.substr(0, size)), Format::empty);
  }
}

TEST(Sniff, KnowsTheOfficialExamples) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  EXPECT_EQ(sniff(tests::read_file(*data / "chorus/cii-fso1116a/FSO1116A_P01.xml")), Format::cii);
  EXPECT_EQ(sniff(tests::read_file(*data / "chorus/facturx-fso1117a/FSO1117A_EN16931_P03.pdf")),
            Format::pdf);
}

TEST(Sniff, CallsXmlWhatIsXml) {
  for (const auto format : {Format::ubl_invoice, Format::ubl_credit_note, Format::cii,
                            Format::cpp_mixte, Format::cpp_statut, Format::cdar, Format::xml_other})
    EXPECT_TRUE(is_xml(format));
  for (const auto format : {Format::unknown, Format::empty, Format::gzip, Format::zip, Format::pdf})
    EXPECT_FALSE(is_xml(format));
}

TEST(Sniff, TellsTheRootOfADocumentAsFarAsItsFrontShowsIt) {
  EXPECT_EQ(root_of("<?xml version='1.0'?>\n<n:I a='>'>x").name, "n:I");
  EXPECT_FALSE(root_of("<I a='/>'>").self_closed);
  EXPECT_TRUE(root_of("<I a='>' />").self_closed);
  for (const auto* cut : {"<!-- <I> ", "<I", "<I a='>", "<!DOCTYPE I [ <!ENTITY a '>'> "})
    EXPECT_EQ(root_of(cut).name, "") << cut;
  EXPECT_FALSE(root_of("<I").beyond);
  EXPECT_TRUE(root_of("<!--" + std::string(sniffed_bytes, ' ')).beyond);
}

}  // namespace
}  // namespace ecluse::ingest
