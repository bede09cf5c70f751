#include "daemon/read_piece.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/pdfs.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

parsers::Reading reading_of(std::string_view bytes) {
  parsers::Reader reader(tests::example_tables().schemas);
  return read_piece(parsers::unlifted(bytes), "cii-d16b-chorus", reader).value();
}

std::vector<std::string> codes(const parsers::Reading& reading) {
  std::vector<std::string> all;
  for (const auto& finding : reading.findings) all.push_back(finding.code);
  return all;
}

TEST(ReadPiece, ReadsTheSameInvoiceFromAnXmlAndFromAPdf) {
  const auto xml = reading_of(tests::small_cii());
  const auto pdf = reading_of(tests::facturx_of(tests::small_cii()));
  ASSERT_TRUE(xml.piece && pdf.piece);
  EXPECT_THAT(codes(xml), IsEmpty());
  EXPECT_THAT(codes(pdf), IsEmpty());
  EXPECT_TRUE(same_content(*xml.piece, *pdf.piece));
  EXPECT_EQ(xml.format, Format::cii);
  EXPECT_EQ(pdf.format, Format::pdf);
  EXPECT_EQ(pdf.piece->number.at->line, xml.piece->number.at->line);
}

TEST(ReadPiece, PutsWhatIsWrongWithThePdfBeforeWhatIsWrongWithTheXml) {
  tests::PdfPlan plan;
  plan.files.emplace_back().bytes = tests::small_cii() + "<";
  plan.files.front().mime = "image/png";
  plan.files.push_back({.name = "b.xml", .bytes = tests::small_cii()});
  const auto reading = reading_of(tests::made_pdf(plan));
  EXPECT_THAT(codes(reading),
              ElementsAre("ERR_PDF_PLUSIEURS", "ERR_PDF_MIME", "ERR_XSD_MALFORMED"));
  EXPECT_GT(reading.findings.back().place.line, 1U);
}

TEST(ReadPiece, ReadsNothingInAPdfWithoutInvoice) {
  for (const auto& [bytes, code] :
       {std::pair{std::string("%PDF-1.4 of nobody"), "ERR_PDF_ILLISIBLE"},
        {tests::made_pdf({}), "ERR_PDF_SANS_FACTURE"}}) {
    const auto reading = reading_of(bytes);
    EXPECT_THAT(codes(reading), ElementsAre(code));
    EXPECT_FALSE(reading.piece);
    EXPECT_EQ(reading.document.root(), nullptr);
  }
}

TEST(ReadPiece, QuotesThePdfWithoutHarm) {
  tests::PdfPlan plan;
  plan.files.push_back({.bytes = tests::small_cii(), .mime = "text#1Bxml"});
  const auto reading = reading_of(tests::made_pdf(plan));
  ASSERT_THAT(codes(reading), ElementsAre("ERR_PDF_MIME"));
  EXPECT_EQ(value_of(reading.findings[0], "seen"), "text\\x1Bxml");
}

}  // namespace
}  // namespace ecluse::daemon
