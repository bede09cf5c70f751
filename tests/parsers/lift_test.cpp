#include "parsers/lift.hpp"

#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/parsers/invoices.hpp"
#include "tests/parsers/lifted_reading.hpp"
#include "tests/support/base64.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::parsers {
namespace {

using tests::BothWays;
using tests::lift_all;
using tests::to_base64;

LiftedText lifted(std::string_view bytes, LiftLimits limits = lift_all) {
  Lift lift({}, limits);
  lift.feed(bytes);
  return lift.finish();
}

/// A document with a base64 element of that inside, long enough for its front to be looked at.
std::string document(const std::string& inside, const std::string& head = "<?xml version='1.0'?>") {
  return head + "<Doc><Pad>" + std::string(600, '.') + "</Pad>\n<n:Contenu a='>'>" + inside +
         "</n:Contenu>\n<After/></Doc>";
}

std::string gaps_text(const LiftedText& text) {
  std::string all;
  for (const auto& gap : text.gaps)
    all += std::to_string(gap.removed) + "/" + std::to_string(gap.newlines) + "/" +
           std::to_string(gap.tail) + " ";
  return all;
}

TEST(Lift, TakesContentsOutAndRemembersTheirLines) {
  auto slim = lifted(document("QUJD\nREVG\nR0hJ"));
  EXPECT_EQ(gaps_text(slim), "14/2/4 ");
  EXPECT_EQ(slim.text, document(""));
  EXPECT_EQ(slim.bytes, document("").size() + 14);
  EXPECT_EQ(slim.streams.at(0).facts().size, 9U);
  EXPECT_FALSE(slim.streams.at(0).fault());
}

struct Row {
  const char* what;
  std::string bytes;
  std::string gaps;
};

TEST(Lift, KnowsTagsFromWhatLooksLikeThem) {
  const std::string data(50, 'A');
  const Row rows[] = {
      {"comment", document("<!-- <n:Contenu>" + data + "</n:Contenu> -->" + data), ""},
      {"comment outside", document("", "<?xml version='1.0'?><!-- <Contenu>" + data + " -->"), ""},
      {"CDATA", document("<![CDATA[" + data + "]]>"), ""},
      {"instruction", document("", "<?a <Contenu>" + data + "?>"), ""},
      {"entity behind", document(data + "&#65;" + data), "50/0/50 "},
      {"comment behind", document(data + "<!-- x -->" + data), "50/0/50 "},
      {"junk", document("A*" + data), "52/0/52 "},
      {"not ASCII", document(data + "é" + data), "50/0/50 "},
      {"brackets", document(data + "]]>" + data), "50/0/50 "},
      {"child", document(data + "<Contenu>" + data + "</Contenu>"), "50/0/50 "},
      {"no content", document(""), ""},
      {"UTF-8 mark", document(data, "\xEF\xBB\xBF"), "50/0/50 "},
      {"latin", document(data, "<?xml version='1.0' encoding='ISO-8859-1'?>"), ""},
      {"doctype", document(data, "<!DOCTYPE Doc []>"), ""},
      {"PDF", "%PDF-1.7" + document(data), ""},
      {"no XML", "x" + document(data), ""},
  };
  for (const auto& [what, bytes, gaps] : rows) EXPECT_EQ(gaps_text(lifted(bytes)), gaps) << what;
}

TEST(Lift, LeavesSmallThingsInTheText) {
  const auto slim = lifted(document(std::string(1000, 'A')), {.smallest_document = 0});
  EXPECT_TRUE(slim.gaps.empty());
  const auto bytes = document(std::string(2000, 'A'));
  EXPECT_TRUE(lifted(bytes, {}).gaps.empty());
  EXPECT_EQ(lifted(bytes, {.smallest_document = 0}).gaps.size(), 1U);
}

TEST(Lift, HoldsALongContentNeitherWholeNorTwice) {
  Lift lift;
  lift.feed(document(std::string(100'000, 'A')).substr(0, 60'000));
  for (int i = 0; i < 200; ++i) lift.feed(std::string(64'000, 'A'));
  lift.feed("</n:Contenu></Doc>");
  auto slim = lift.finish();
  EXPECT_LT(slim.text.capacity(), 400'000U);
  ASSERT_EQ(slim.gaps.size(), 1U);
  EXPECT_GT(slim.streams[0].facts().size, 9'600'000U);
}

TEST(Lift, LeavesWhatIsUnusualAfterAFew) {
  std::string many = "<Doc><Pad>" + std::string(600, '.') + "</Pad>";
  for (int i = 0; i < 100; ++i) many += "<Contenu>AAAA&#10;</Contenu>";
  EXPECT_EQ(lifted(many + "</Doc>").gaps.size(), LiftLimits{}.unfinished);
}

// ---- The law: lifted or whole, the same reading.

constexpr std::string_view attachment_start =
    "<cac:AdditionalDocumentReference><cbc:ID>PJ</cbc:ID><cac:Attachment>"
    "<cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"a.pdf\">";
constexpr std::string_view attachment_end =
    "</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";

/// The UBL invoice with attachments of those contents, on the line of what follows them.
std::string invoice_with(const std::vector<std::string>& contents) {
  std::string all;
  for (const auto& one : contents) all.append(attachment_start).append(one).append(attachment_end);
  return tests::replaced(tests::ubl_document, "<cac:AccountingSupplierParty>",
                         all + "<cac:AccountingSupplierParty>");
}

std::vector<std::string> hard_documents() {
  const auto archive = tests::zip({{"PJP.pdf", "%PDF-1.7"}, {"b.txt", "Bonjour"}});
  const auto good = to_base64(archive);
  const auto lines = to_base64(archive, 76);
  const auto crlf = tests::all_replaced(lines, "\n", "\r\n");
  const auto ordinary = invoice_with({good, lines, crlf});
  return {
      ordinary,
      "\xEF\xBB\xBF" + ordinary,
      invoice_with({lines + "\n", "\r\n" + crlf + "\r\n", " " + good + " "}),
      invoice_with({""}),
      invoice_with({good.substr(0, good.size() - 1)}),
      invoice_with({good.substr(0, 40) + "*" + good, "====", "A"}),
      invoice_with({good + "&#10;" + good, "&amp;"}),
      invoice_with({good + "<!-- c -->" + good, "<!-- c -->" + good, good + "<?pi?>"}),
      invoice_with({"<![CDATA[" + good + "]]>", good + "<![CDATA[" + good + "]]>"}),
      invoice_with({good + "<cbc:EmbeddedDocumentBinaryObject>" + good +
                    "</cbc:EmbeddedDocumentBinaryObject>"}),
      invoice_with({good + "<cbc:ID/>" + good}),
      invoice_with({good + "\xC3\xA9", good + "\xFF"}),
      invoice_with({good + "]]>"}),
      invoice_with({good + "\r" + good + "\r\r\n" + good}),
      invoice_with({lines + "\x01"}),
      invoice_with({lines}) + "<x/>",
      tests::replaced(ordinary, "</cbc:EmbeddedDocumentBinaryObject>", "</cbc:Other>"),
      tests::replaced(ordinary, "</cac:Attachment>", "</cac:Attachement>"),
      tests::replaced(ordinary, "<cac:AccountingSupplierParty>", "<cac:Wrong a=\"<\">"),
      tests::replaced(ordinary, "<cac:AccountingSupplierParty>", "<cac:Wrong>"),
      tests::replaced(ordinary, "<cac:AccountingSupplierParty>", "<nobody:Wrong>"),
      tests::replaced(ordinary, "<cbc:IssueDate>", "<cbc:IssueDate>\n "),
      ordinary.substr(0, ordinary.find(good) + 100),
      ordinary.substr(0, ordinary.find("</cac:Attachment>") + 5),
      ordinary.substr(0, ordinary.size() - 10),
      tests::replaced(ordinary, "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\""),
      tests::replaced(ordinary, "<Invoice", "<!DOCTYPE Invoice>\n<Invoice"),
  };
}

TEST(Lift, ReadsHardDocumentsAsIfTheyWereWhole) {
  BothWays both;
  for (const auto& bytes : hard_documents()) {
    const auto whole = both.whole(bytes);
    for (const std::size_t size : {1U, 2U, 3U, 64U, 1'000'000U})
      ASSERT_EQ(both.lifted(bytes, [&] { return size; }), whole) << bytes << "\nby " << size;
  }
}

TEST(Lift, ReadsTheSameAtEveryBoundary) {
  BothWays both;
  const auto bytes = invoice_with({to_base64("%PDF-1.7 and so on", 8)});
  const auto whole = both.whole(bytes);
  const auto last = bytes.find("</cac:AdditionalDocumentReference>");
  for (auto cut = bytes.find("<cac:AdditionalDocumentReference>"); cut < last; ++cut) {
    std::size_t next = cut;
    ASSERT_EQ(both.lifted(bytes, [&] { return std::exchange(next, bytes.size()); }), whole) << cut;
    ASSERT_EQ(both.gaps, 2U);
  }
}

/// Every sample, spoilt in random ways, in random chunks.
TEST(Lift, ReadsSamplesAndTheirRuinsAsIfTheyWereWhole) {
  BothWays both;
  std::mt19937 chance(20261120);  // NOLINT(cert-msc51-cpp): the same each time
  auto documents = hard_documents();
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(ECLUSE_SOURCE_DIR "/samples")) {
    if (!entry.is_regular_file() || entry.path().string().find("/expected/") != std::string::npos)
      continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    if (bytes.str().starts_with('<')) documents.push_back(bytes.str());
  }
  ASSERT_GT(documents.size(), 40U);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(chance() % n); };
  for (const auto& original : documents)
    for (int round = 0; round < 4; ++round) {
      auto bytes = original;
      static constexpr std::string_view spoils = "<>&'\"/=]!-\r\n A?";
      for (int i = 0; i < round; ++i) bytes[below(bytes.size())] = spoils[below(spoils.size())];
      const auto whole = both.whole(bytes);
      ASSERT_EQ(both.lifted(bytes, [&] { return 1 + below(300); }), whole) << bytes;
    }
}

}  // namespace
}  // namespace ecluse::parsers
