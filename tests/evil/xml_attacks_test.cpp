// Hostile documents: the reader must answer with findings, soon, and without opening anything.
#include <algorithm>
#include <chrono>
#include <utility>

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/readings.hpp"

namespace ecluse::parsers {
namespace {

using namespace std::string_literals;
using tests::reading_of;
using tests::replaced;
using tests::ubl_document;

constexpr std::string_view ubl_root =
    "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2' "
    "xmlns:cbc='urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2'>";
constexpr std::size_t megabyte = 1'000'000;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

std::string in_ubl(std::string_view content) {
  return std::string(ubl_root) + std::string(content) + "</Invoice>";
}

std::string first_code(const Reading& reading) {
  return reading.findings.empty() ? "" : reading.findings[0].code;
}

/// A reading and the seconds it took.
std::pair<Reading, double> timed(const std::string& bytes) {
  const auto before = std::chrono::steady_clock::now();
  auto reading = reading_of(bytes);
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - before;
  return {std::move(reading), spent.count()};
}

struct Attack {
  std::string_view name;
  std::string bytes;
  std::string_view code;
  std::string_view limit;  ///< value "limit" of ERR_XSD_LIMIT
};

constexpr double patience = 20;  ///< seconds, on a slow machine with sanitizers

/// The finding of that code, or null.
const Finding* finding_of(const Reading& reading, std::string_view code) {
  const auto found = std::ranges::find(reading.findings, code, &Finding::code);
  return found == reading.findings.end() ? nullptr : &*found;
}

void expect_refused(const Attack& attack) {
  const auto [reading, seconds] = timed(attack.bytes);
  EXPECT_LT(seconds, patience) << attack.name;
  const auto* finding = finding_of(reading, attack.code);
  ASSERT_TRUE(finding) << attack.name << ": " << first_code(reading);
  EXPECT_EQ(value_of(*finding, "limit"), attack.limit) << attack.name;
}

TEST(EvilXml, NoDoctypeGetsThrough) {
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'ha'>";
  for (int i = 1; i < 10; ++i)
    laughs += "<!ENTITY l" + std::to_string(i) + " '" +
              repeated("&l" + std::to_string(i - 1) + ";", 10) + "'>";
  const Attack attacks[] = {
      {"external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
       "ERR_XSD_DOCTYPE", ""},
      {"external DTD", "<!DOCTYPE a SYSTEM 'http://192.0.2.1/a.dtd'><a/>", "ERR_XSD_DOCTYPE", ""},
      {"public DTD", "<!DOCTYPE a PUBLIC '-//X' 'http://192.0.2.1/a.dtd'><a/>", "ERR_XSD_DOCTYPE",
       ""},
      {"parameter entity", "<!DOCTYPE a [<!ENTITY % p SYSTEM 'file:///dev/random'> %p;]><a/>",
       "ERR_XSD_DOCTYPE", ""},
      {"billion laughs", laughs + "]><a>&l9;</a>", "ERR_XSD_DOCTYPE", ""},
      {"quadratic blowup",
       "<!DOCTYPE a [<!ENTITY x '" + std::string(megabyte, 'x') + "'>]><a>" +
           repeated("&x;", 9999) + "</a>",
       "ERR_XSD_DOCTYPE", ""},
      {"default attributes", "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>", "ERR_XSD_DOCTYPE", ""},
      {"unfinished doctype", "<!DOCTYPE a [", "ERR_XSD_DOCTYPE", ""},
      {"late doctype", "<a/><!DOCTYPE a>", "ERR_XSD_ROOT", ""},
      {"entity without doctype", in_ubl("&x;"), "ERR_XSD_MALFORMED", ""},
  };
  for (const auto& attack : attacks) expect_refused(attack);
}

TEST(EvilXml, SizesAreBounded) {
  std::string attributes, declarations;
  for (int i = 0; i < 200'000; ++i) attributes += " a" + std::to_string(i) + "=''";
  for (int i = 0; i < 200'000; ++i) {
    const auto n = std::to_string(i);
    declarations.append(" xmlns:n").append(n).append("='urn:").append(n).append("'");
  }
  const Attack attacks[] = {
      {"deep nesting", in_ubl(repeated("<cbc:a>", 100'000)), "ERR_XSD_LIMIT", "depth"},
      {"huge text", in_ubl("<cbc:Note>" + std::string(50 * megabyte, 'x') + "</cbc:Note>"),
       "ERR_XSD_LIMIT", "text_bytes"},
      {"huge text of two bytes",
       in_ubl("<cbc:Note>" + repeated("é", 25 * megabyte) + "</cbc:Note>"), "ERR_XSD_LIMIT",
       "text_bytes"},
      {"huge attribute", in_ubl("<cbc:ID schemeID='" + std::string(50 * megabyte, 'x') + "'/>"),
       "ERR_XSD_LIMIT", "text_bytes"},
      {"endless attribute", in_ubl("<cbc:ID schemeID='" + std::string(50 * megabyte, 'x')),
       "ERR_XSD_MALFORMED", ""},
      {"endless comment", in_ubl("<!--" + std::string(50 * megabyte, 'x')), "ERR_XSD_MALFORMED",
       ""},
      {"endless name", std::string(ubl_root) + "<" + std::string(20 * megabyte, 'x'),
       "ERR_XSD_MALFORMED", ""},
      {"many attributes", in_ubl("<cbc:ID" + attributes + "/>"), "ERR_XSD_LIMIT", "attributes"},
      {"many namespaces", in_ubl("<cbc:ID" + declarations + "/>"), "ERR_XSD_LIMIT", "attributes"},
      {"many elements", in_ubl(repeated("<cbc:Note/>", 2'000'001)), "ERR_XSD_LIMIT", "elements"},
      {"too long", std::string(121 * megabyte, ' ') + "<a/>", "ERR_XSD_LIMIT", "document_bytes"},
  };
  for (const auto& attack : attacks) expect_refused(attack);
}

TEST(EvilXml, MixedContentCostsNoMoreThanItsSize) {
  const auto [reading, seconds] =
      timed(in_ubl("<cbc:Note>" + repeated("x<cbc:b/>", 900'000) + "</cbc:Note>"));
  EXPECT_FALSE(reading.findings.empty());
  EXPECT_LT(seconds, patience);
}

TEST(EvilXml, EmptyLinesAreNotWorthTheirMemory) {
  auto text = in_ubl("<cbc:ID>F1</cbc:ID>" + repeated("<InvoiceLine/>", 1'000'000));
  const auto [reading, seconds] = timed(text);
  ASSERT_TRUE(reading.piece);
  EXPECT_EQ(text_of(reading.piece->number), "F1");
  EXPECT_LE(reading.piece->lines.size(), 1000U);
  EXPECT_LT(seconds, patience);
}

TEST(EvilXml, ManyPrefixesInScopeCostNoMoreThanSeconds) {
  std::string text(ubl_root);
  for (int depth = 0; depth < 50; ++depth) {
    text += "<cbc:d";
    for (int i = 0; i < 60; ++i)
      text += " xmlns:p" + std::to_string(depth) + "_" + std::to_string(i) + "='urn:x'";
    text += ">";
  }
  const auto [reading, seconds] = timed(text + repeated("<cbc:e/>", 200'000));
  EXPECT_FALSE(reading.findings.empty());
  EXPECT_LT(seconds, patience);
}

TEST(EvilXml, BrokenEncodingsAndDeclarationsAreRefused) {
  const Attack attacks[] = {
      {"bad UTF-8", in_ubl("<cbc:Note>\xC3(</cbc:Note>"), "ERR_XSD_ENCODING", ""},
      {"overlong", in_ubl("\xC0\xBC"), "ERR_XSD_ENCODING", ""},
      {"surrogate", in_ubl("\xED\xA0\x80"), "ERR_XSD_ENCODING", ""},
      {"NUL in text", in_ubl("a\0b"s), "ERR_XSD_ENCODING", ""},
      {"NUL after the end", in_ubl("") + "\0"s, "ERR_XSD_ENCODING", ""},
      {"NULs only", std::string(1000, '\0'), "ERR_XSD_ENCODING", ""},
      {"0xFF after the end", std::string(ubl_document) + "\xFF", "ERR_XSD_ENCODING", ""},
      {"UTF-16 of odd length", "\xFE\xFF\0<\0a\0/\0>\0"s, "ERR_XSD_ENCODING", ""},
      {"UTF-16 without mark", "\0<\0a\0/\0>"s, "ERR_XSD_ENCODING", ""},
      {"UTF-32", "\xFF\xFE\0\0<\0\0\0"s, "ERR_XSD_ENCODING", ""},
      {"EBCDIC", "\x4C\x6F\xA7\x94\x93", "ERR_XSD_ENCODING", ""},
      {"UTF-7", "<?xml version='1.0' encoding='UTF-7'?><a/>", "ERR_XSD_ENCODING", ""},
      {"control character", in_ubl("\x01"), "ERR_XSD_MALFORMED", ""},
      {"reference to a control character", in_ubl("&#1;"), "ERR_XSD_MALFORMED", ""},
      {"reference beyond Unicode", in_ubl("&#x110000;"), "ERR_XSD_MALFORMED", ""},
      {"endless reference", in_ubl("&#" + std::string(megabyte, '9') + ";"), "ERR_XSD_MALFORMED",
       ""},
      {"unclosed quote of the declaration", "<?xml version='1.0' encoding='UTF-8?><a/>",
       "ERR_XSD_MALFORMED", ""},
      {"two declarations", "<?xml version='1.0'?><?xml version='1.0'?><a/>", "ERR_XSD_MALFORMED",
       ""},
      {"text before the root", "x" + in_ubl(""), "ERR_XSD_MALFORMED", ""},
  };
  for (const auto& attack : attacks) expect_refused(attack);
}

TEST(EvilXml, NamesMayNotDeceive) {
  const Attack attacks[] = {
      {"prefix of two parts", replaced(ubl_document, "xmlns:cac=", "xmlns:e:t='x' xmlns:cac="),
       "ERR_XSD_NAMESPACE", ""},
      {"element of two colons", in_ubl("<cbc:a:b/>"), "ERR_XSD_NAMESPACE", ""},
      {"undeclared prefix", in_ubl("<x:ID/>"), "ERR_XSD_NAMESPACE", ""},
      {"prefix declared empty", in_ubl("<cbc:ID xmlns:q=''/>"), "ERR_XSD_NAMESPACE", ""},
      {"prefix xmlns", in_ubl("<cbc:ID xmlns:xmlns='urn:x'/>"), "ERR_XSD_NAMESPACE", ""},
      {"same attribute by two prefixes",
       in_ubl("<cbc:ID xmlns:a='urn:x' xmlns:b='urn:x' a:c='1' b:c='2'/>"), "ERR_XSD_NAMESPACE",
       ""},
      {"wrong root", "<html/>", "ERR_XSD_ROOT", ""},
      {"right name, wrong namespace", "<Invoice/>", "ERR_XSD_ROOT", ""},
      {"right namespace, wrong name", replaced(in_ubl(""), "<Invoice", "<Facture"), "ERR_XSD_ROOT",
       ""},
      {"a type of its own",
       in_ubl("<cbc:ID xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='x'/>"),
       "ERR_XSD_STRUCTURE", ""},
  };
  for (const auto& attack : attacks) expect_refused(attack);
}

TEST(EvilXml, HintsOfLocationOpenNothing) {
  const auto hinted = replaced(ubl_document, "<Invoice ",
                               "<Invoice xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
                               "xsi:schemaLocation='urn:x http://192.0.2.1/x.xsd' "
                               "xsi:noNamespaceSchemaLocation='file:///etc/passwd' ");
  EXPECT_EQ(first_code(reading_of(hinted)), "");
  const auto spaced = replaced(hinted, ">2026-03-31<", "> 2026-03-31 <");
  const auto [reading, seconds] = timed(spaced);
  EXPECT_EQ(first_code(reading), "");
  EXPECT_LT(seconds, patience);
  const auto stylesheet = "<?xml-stylesheet href='http://192.0.2.1/x.xsl'?>" + in_ubl("");
  EXPECT_EQ(first_code(reading_of(stylesheet)), "ERR_XSD_MISSING");
}

TEST(EvilXml, Base64JunkIsRefusedWhateverItsSize) {
  for (const auto* junk : {"Q*UJD", "éQUJD", "====", "QUJ", "QR=="})
    EXPECT_EQ(first_code(reading_of(replaced(ubl_document, "JVBERi0x", junk))), "ERR_XSD_BASE64")
        << junk;
  const auto big = replaced(ubl_document, "JVBERi0x", repeated("QUJD\n", 10 * megabyte) + "!");
  const auto [reading, seconds] = timed(big);
  EXPECT_EQ(first_code(reading), "ERR_XSD_BASE64");
  EXPECT_LT(seconds, patience);
  const auto nested =
      replaced(ubl_document, "JVBERi0x",
               "<cbc:EmbeddedDocumentBinaryObject>%%%</cbc:EmbeddedDocumentBinaryObject>JVBERi0x");
  EXPECT_NE(first_code(reading_of(nested)), "");
}

TEST(EvilXml, ATruncatedDocumentIsRefusedAtEveryByte) {
  const auto end = ubl_document.rfind('>');
  for (std::size_t size = 0; size <= end; ++size) {
    const auto reading = reading_of(ubl_document.substr(0, size));
    ASSERT_FALSE(reading.findings.empty()) << size;
  }
  EXPECT_TRUE(reading_of(ubl_document.substr(0, end + 1)).findings.empty());
}

TEST(EvilXml, ADamagedByteNeverHarms) {
  std::string bytes(ubl_document);
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (const char damage : {'<', '>', '&', '"', '\xFF', '\0', ' '}) {
      const char before = std::exchange(bytes[at], damage);
      static_cast<void>(reading_of(bytes));
      bytes[at] = before;
    }
  EXPECT_TRUE(reading_of(bytes).findings.empty());
}

TEST(EvilXml, FindingsAreBoundedInNumberAndInSize) {
  const auto many = in_ubl(repeated("<cbc:Note currency='x' language='y'/>", 10'000));
  const auto reading =
      reading_of(replaced(many, "<cbc:Note",
                          "<cbc:ID>1</cbc:ID><cbc:IssueDate>" + std::string(megabyte, 'x') +
                              "</cbc:IssueDate><cbc:Note"));
  EXPECT_LE(reading.findings.size(), 100U);
  for (const auto& finding : reading.findings)
    for (const auto& value : finding.values) EXPECT_LT(value.text.size(), 1000U);
}

}  // namespace
}  // namespace ecluse::parsers
