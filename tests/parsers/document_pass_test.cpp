#include "parsers/document_pass.hpp"

#include <array>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

constexpr std::array<std::string_view, 1> base64{"BinaryObject"};

class ADocumentPass : public ::testing::Test {
 protected:
  /// Opens an element whose start tag is the next of the text.
  Element* open(const char* name) {
    at_ = text_.find('>', at_) + 1;
    return pass_.open(nullptr, name, nullptr, at_);
  }
  void begin(std::string_view text, ReadLimits limits = {}) {
    pass_ = DocumentPass(limits, base64);
    text_ = text;
    at_ = 0;
    pass_.begin(text_, document_);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Document document_;
  DocumentPass pass_{{}, base64};
};

TEST_F(ADocumentPass, MergesTextAndLeavesOutTheBlanksBetweenChildren) {
  begin("<a>\n <b>x</b>y\n <b> </b>\n</a>");
  open("a");
  pass_.text("\n ");
  EXPECT_EQ(pass_.run_before_child(), "");
  open("b");
  pass_.text("x");
  EXPECT_EQ(pass_.run_before_end(), "x");
  pass_.close();
  pass_.text("y");
  pass_.text("\n ");
  EXPECT_EQ(pass_.run_before_child(), "y\n ");
  open("b");
  pass_.text(" ");
  EXPECT_EQ(pass_.run_before_end(), " ");
  pass_.close();
  pass_.text("\n");
  EXPECT_EQ(pass_.run_before_end(), "");
  pass_.close();
  EXPECT_EQ(document_.root()->text, "y\n ");
  EXPECT_EQ(document_.root()->first_child->text, "x");
  EXPECT_EQ(document_.root()->first_child->next->text, " ");
}

TEST_F(ADocumentPass, PlacesElementsAtTheirStartTag) {
  begin("<a\n x=''>é <b>");
  EXPECT_EQ(open("a")->line, 1U);
  const auto* b = open("b");
  EXPECT_EQ(b->line, 2U);
  EXPECT_EQ(b->column, 9U);
}

TEST_F(ADocumentPass, KeepsABlobInPlaceOfBase64) {
  begin("<BinaryObject>");
  open("BinaryObject");
  pass_.text("JVBE");
  EXPECT_EQ(pass_.run_before_end(), "");
  pass_.text("Ri0x");
  pass_.close();
  ASSERT_TRUE(document_.root()->blob);
  EXPECT_EQ(document_.root()->blob->decoded_size, 6U);
  EXPECT_EQ(document_.root()->text, "");
  EXPECT_TRUE(pass_.findings().empty());
}

TEST_F(ADocumentPass, SaysWhereBase64IsNone) {
  begin("<BinaryObject>");
  open("BinaryObject");
  pass_.text("JV*E");
  pass_.close();
  const auto findings = pass_.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "ERR_XSD_BASE64");
  EXPECT_EQ(value_of(findings[0], "offset"), "2");
  EXPECT_EQ(findings[0].place.path, "/BinaryObject");
}

TEST_F(ADocumentPass, StopsAtItsLimits) {
  struct Row {
    ReadLimits limits;
    std::string_view limit, seen;
  };
  ReadLimits depth, elements, text;
  depth.depth = 1;
  elements.elements = 1;
  text.text_bytes = 3;
  const Row rows[] = {
      {depth, "depth", "2"}, {elements, "elements", "2"}, {text, "text_bytes", "4"}};
  for (const auto& row : rows) {
    document_ = Document();
    begin("<a><b>", row.limits);
    open("a");
    pass_.text("xxx");
    if (row.limit == "text_bytes")
      pass_.text("x");
    else
      EXPECT_EQ(open("b"), nullptr);
    EXPECT_TRUE(pass_.stopped());
    const auto findings = pass_.findings();
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].code, "ERR_XSD_LIMIT");
    EXPECT_EQ(value_of(findings[0], "limit"), row.limit);
    EXPECT_EQ(value_of(findings[0], "seen"), row.seen);
  }
}

TEST_F(ADocumentPass, KeepsTheFirstFindingsBehindTheOneThatStopsIt) {
  ReadLimits limits;
  limits.findings = 2;
  begin("<a><b><c>", limits);
  open("a");
  for (int i = 0; i < 3; ++i) pass_.complain(1871, Moment::start, "");
  EXPECT_TRUE(pass_.full());
  open("b");
  pass_.stop("ERR_XSD_MALFORMED", 7, 8, {});
  const auto findings = pass_.findings();
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].code, "ERR_XSD_MALFORMED");
  EXPECT_EQ(findings[0].place.line, 7U);
  EXPECT_EQ(findings[1].code, "ERR_XSD_STRUCTURE");
}

TEST_F(ADocumentPass, SaysNothingOfTheStructureOfTheElementThatItStopsIn) {
  begin("<a><b");
  open("a");
  open("b");
  pass_.complain(1871, Moment::start, "");
  pass_.stop("ERR_XSD_MALFORMED", 1, 5, {});
  const auto findings = pass_.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code, "ERR_XSD_MALFORMED");
}

TEST_F(ADocumentPass, IsDoubtfulWhenValuesAloneAreWrong) {
  begin("<a><b>");
  open("a");
  EXPECT_FALSE(pass_.doubtful());
  open("b");
  pass_.text(" 2026-01-01 ");
  pass_.complain(1824, Moment::end, "type 'xs:date'.");
  EXPECT_TRUE(pass_.doubtful());
  pass_.complain(1871, Moment::end, "");
  EXPECT_FALSE(pass_.doubtful());
  const auto findings = pass_.findings();
  EXPECT_EQ(value_of(findings[0], "seen"), "2026-01-01");
  EXPECT_EQ(value_of(findings[0], "expected"), "xs:date");
  EXPECT_EQ(value_of(findings[0], "element"), "b");
}

TEST_F(ADocumentPass, SaysOneValueOnceAndQuotesItsFront) {
  begin("<a>");
  open("a");
  pass_.text("a" + std::string(150, 'b') + std::string(100, '\xC3'));
  pass_.complain(1832, Moment::end, "[facet 'maxLength'] of '20'.");
  pass_.complain(1824, Moment::end, "type 'T'.");
  const auto findings = pass_.findings();
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_LT(value_of(findings[0], "seen").size(), 210U);
  EXPECT_EQ(value_of(findings[0], "expected"), "maxLength 20");
}

}  // namespace
}  // namespace ecluse::parsers
