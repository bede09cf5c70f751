// Hostile attachments: base64 that is none or never ends, elements that look like attachments, and
// ZIPs as attackers make them. The reader answers with a finding or a fault, soon, in little
// memory, and lifted or whole it says the same.
#include <chrono>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/lifted_reading.hpp"
#include "tests/support/base64.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

using tests::BothWays;
using tests::to_base64;
using tests::ZipItem;

constexpr std::string_view element_start =
    "<cac:AdditionalDocumentReference><cbc:ID>PJ</cbc:ID><cac:Attachment>"
    "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"a.pdf\">";
constexpr std::string_view element_end =
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";
constexpr double patience = 20;  ///< seconds, on a slow machine with sanitizers

std::string invoice_with(std::string_view content) {
  return tests::replaced(tests::ubl_document, "<cac:AccountingSupplierParty>",
                         std::string(element_start) + std::string(content) +
                             std::string(element_end) + "<cac:AccountingSupplierParty>");
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

/// What both ways of reading say, which must be the same.
std::string reading_of(const std::string& bytes) {
  static BothWays both;
  const auto whole = both.whole(bytes);
  EXPECT_EQ(both.lifted(bytes, [] { return std::size_t{1000}; }), whole);
  return whole;
}

struct Text {
  std::string_view name;
  std::string content;
  std::string_view says;  ///< something of what the readings say
};

const std::string pdf = to_base64("%PDF-1.7" + std::string(3000, 'p'));

const Text texts[] = {
    {"UrlSafeAlphabet", repeated("QUJD", 500) + "QU-_" + repeated("QUJD", 500), "offset=2002"},
    {"DataUri", "data:application/pdf;base64," + pdf, "offset=4"},
    {"PemArmour", "-----BEGIN PKCS7-----\n" + pdf, "offset=0"},
    {"PaddingInside", "QQ==" + pdf, "offset=4"},
    {"CutInTheMiddle", pdf.substr(0, pdf.size() - 1), "ERR_XSD_BASE64"},
    {"NestedAttachment",
     pdf + "<cbc:EmbeddedDocumentBinaryObject mimeCode='a'>" + pdf +
         "</cbc:EmbeddedDocumentBinaryObject>" + pdf,
     "ERR_XSD_"},
    {"InAComment", "<!-- </cbc:EmbeddedDocumentBinaryObject> " + pdf + " -->" + pdf, "PDF"},
    {"InACdataSection", "<![CDATA[" + pdf + "]]>", "PDF"},
    {"InManyCdataSections", repeated("<![CDATA[QUJD]]>", 5000), "blob 15000 "},
    {"ByCharacterReferences", repeated("&#65;&#x41;", 2000), "blob 3000 "},
    {"ByAnEntity", "&pdf;", "ERR_XSD_MALFORMED"},
    {"ControlCharacter", pdf + "\x01" + pdf, "ERR_XSD_MALFORMED"},
    {"EndOfCdataAlone", pdf + "]]>" + pdf, "ERR_XSD_MALFORMED"},
    {"NotUtf8", pdf + "\xC0\x80", "ERR_XSD_ENCODING"},
    {"NothingButSpaces", repeated(" \r\n\t", 5000), "blob 0 EMPTY"},
};

class AttachmentText : public testing::TestWithParam<Text> {};

TEST_P(AttachmentText, IsToldForWhatItIs) {
  EXPECT_NE(reading_of(invoice_with(GetParam().content)).find(GetParam().says), std::string::npos)
      << reading_of(invoice_with(GetParam().content)).substr(0, 2000);
}

INSTANTIATE_TEST_SUITE_P(Evil, AttachmentText, testing::ValuesIn(texts),
                         [](const auto& row) { return std::string(row.param.name); });

/// What a content is found to be, and the seconds it took.
struct Told {
  ContentFacts facts;
  double seconds = 0;
};

Told told(const std::string& bytes) {
  const auto start = std::chrono::steady_clock::now();
  Contents contents{lifecycle::hashing_sinks()};
  ContentStream stream(contents);
  stream.take(bytes);
  auto facts = stream.end();
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  return {std::move(facts), spent.count()};
}

struct Bomb {
  std::string_view name;
  std::string bytes;
  ZipFault fault;
};

std::string with_prefix(const std::string& archive) {
  return "PK prefix" + archive;
}

/// A quine of headers: one content, given by the directory under many names (Fifield's bomb).
std::string overlapping() {
  std::vector<ZipItem> items{{.name = "0", .bytes = std::string(100'000, '\0')}};
  for (int i = 1; i < 100; ++i)
    items.push_back({.name = std::to_string(i),
                     .packing = tests::Packing::stored,
                     .listed_size = 100'000,
                     .listed_offset = 0});
  return tests::zip(items);
}

std::string many(std::size_t count) {
  std::vector<ZipItem> items;
  for (std::size_t i = 0; i < count; ++i)
    items.push_back({.name = std::to_string(i), .packing = tests::Packing::stored});
  return tests::zip(items);
}

std::string zeros() {
  std::string all;
  all.resize(20'000'000);
  return all;
}

const std::string zip64_extra("\x01\0\x10\0\1\2\3\4\5\6\7\x08\1\2\3\4\5\6\7\x08", 20);

const Bomb bombs[] = {
    {"Ratio", tests::zip({{"zeros", zeros()}}), ZipFault::limit},
    {"OverlappingFiles", overlapping(), ZipFault::sizes},
    {"TooManyFiles", many(200'000), ZipFault::limit},
    {"SmallerThanDeclared", tests::zip({{.name = "a", .bytes = "x", .size = 0xFFFFFFF0}}),
     ZipFault::sizes},
    {"LargerThanDeclared", tests::zip({{.name = "a", .bytes = zeros(), .size = 1}}),
     ZipFault::limit},
    {"StoredBeyondTheEnd",
     tests::zip({{.name = "a",
                  .bytes = "x",
                  .packing = tests::Packing::stored,
                  .packed_size = 0xFFFFFFF0,
                  .size = 0xFFFFFFF0}}),
     ZipFault::truncated},
    {"Zip64", tests::zip({{.name = "a", .bytes = "x", .extra = zip64_extra}}), ZipFault::method},
    {"LongExtraField", tests::zip({{.name = "a", .bytes = "x", .extra = std::string(65'000, 'e')}}),
     ZipFault::none},
    {"ParentFolder", tests::zip({{"../../etc/cron.d/x", "x"}}), ZipFault::name},
    {"ParentFolderOfWindows", tests::zip({{"..\\..\\x.dll", "x"}}), ZipFault::name},
    {"NulInAName", tests::zip({{std::string("a.pdf\0.exe", 10), "x"}}), ZipFault::name},
    {"Encrypted", tests::zip({{.name = "a", .bytes = "x", .flags = 1}}), ZipFault::encrypted},
    {"HiddenBehindTheEnd", tests::zip({{"a", "x"}}) + tests::zip({{"b", "y"}}),
     ZipFault::structure},
    {"HiddenBeforeTheStart", with_prefix(tests::zip({{"a", "x"}})), ZipFault::none},
    {"DirectoryOnly", tests::zip({{"a", "x"}}).substr(32), ZipFault::none},
};

class ZipBomb : public testing::TestWithParam<Bomb> {};

TEST_P(ZipBomb, IsAFaultAndCostsLittle) {
  const auto [facts, seconds] = told(GetParam().bytes);
  EXPECT_EQ(name_of(facts.zip_fault), name_of(GetParam().fault));
  EXPECT_EQ(facts.size, GetParam().bytes.size());
  EXPECT_LE(facts.files.size(), ZipLimits{}.files);
  EXPECT_LT(seconds, patience);
}

INSTANTIATE_TEST_SUITE_P(Evil, ZipBomb, testing::ValuesIn(bombs),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(AttachmentAttack, ManyBombsInADocumentShareOneLimit) {
  const auto bomb =
      tests::zip({{"a", std::string(900'000, '\0')}});  // under the floor of the ratio
  Contents contents;
  contents.zip.bytes = 10'000'000;
  std::size_t refused = 0;
  for (int i = 0; i < 100; ++i) {
    ContentStream stream(contents);
    stream.take(bomb);
    refused += stream.end().zip_fault == ZipFault::limit;
  }
  EXPECT_EQ(refused, 89U);
}

TEST(AttachmentAttack, AContentWithoutEndIsNotHeld) {
  Lift lift(lifecycle::hashing_sinks());
  const auto whole = invoice_with(pdf);
  lift.feed(whole.substr(0, whole.find(pdf) + pdf.size()) + std::string(70'000, 'A'));
  const std::string more(1'000'000, 'A');
  for (int i = 0; i < 50; ++i) lift.feed(more);
  const auto text = lift.finish();
  EXPECT_LT(text.text.capacity(), 500'000U);
  EXPECT_EQ(text.gaps.size(), 1U);
}

TEST(AttachmentAttack, AHundredThousandAttachmentsTakeTheirTimeAndNoMore) {
  const auto one = std::string(element_start) + repeated("QUJD", 20) + std::string(element_end);
  const auto schemas = SchemaSet::embedded();
  Reader reader(schemas);
  const auto start = std::chrono::steady_clock::now();
  Lift lift(lifecycle::hashing_sinks(), tests::lift_all);
  lift.feed(tests::replaced(tests::ubl_document, "<cac:AccountingSupplierParty>",
                            repeated(one, 100'000) + "<cac:AccountingSupplierParty>"));
  const auto reading = reader.read(lift.finish());
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  EXPECT_LT(spent.count(), patience);
  EXPECT_TRUE(reading.findings.empty());
  EXPECT_GE(reading.piece->attachments.size(), 100'000U);
}

TEST(AttachmentAttack, UnfinishedContentsAreFew) {
  const auto one = std::string(element_start) + pdf + "&#10;" + std::string(element_end);
  Lift lift(lifecycle::hashing_sinks());
  lift.feed(tests::replaced(tests::ubl_document, "<cac:AccountingSupplierParty>",
                            repeated(one, 1000) + "<cac:AccountingSupplierParty>"));
  EXPECT_LE(lift.finish().gaps.size(), LiftLimits{}.unfinished);
}

}  // namespace
}  // namespace ecluse::parsers
