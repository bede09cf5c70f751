#include "daemon/pdf_child.hpp"

#include <sys/wait.h>

#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/pdfs.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using parsers::PdfContents;
using parsers::PdfState;
using tests::deflated;
using tests::pdf_reference;
using tests::PdfWriter;

PdfContents opened(std::string_view bytes, const PdfChildLimits& limits = {}) {
  auto contents = open_pdf(bytes, limits);
  EXPECT_TRUE(contents) << contents.error().detail;
  return contents ? std::move(*contents) : PdfContents{};
}

TEST(PdfChild, TellsWhatReadingHereTells) {
  for (const auto& pdf : {tests::facturx_of("<a/>"), std::string("%PDF-1.4 of nobody"),
                          std::string(), tests::made_pdf({})})
    EXPECT_EQ(opened(pdf), parsers::read_pdf(pdf));
  PdfChildLimits limits;
  limits.pdf = {.attachment_bytes = 3, .keep = parsers::PdfKeep::all};
  EXPECT_EQ(opened(tests::facturx_of("<a/>"), limits).detail, "pdf_attachment");
}

TEST(PdfChild, CarriesLargeOnes) {
  std::string xml = "<a>";
  xml.resize(20'000'000, ' ');
  xml += "</a>";
  EXPECT_EQ(opened(tests::facturx_of(xml)).attachments.at(0).bytes, xml);
}

TEST(PdfChild, LeavesNothingBehind) {
  opened(tests::facturx_of("<a/>"));
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
}

TEST(PdfChild, ServesSeveralThreadsAtOnce) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([i] {
      const auto xml = "<a>" + std::to_string(i) + "</a>";
      for (int n = 0; n < 5; ++n)
        EXPECT_EQ(opened(tests::facturx_of(xml)).attachments.at(0).bytes, xml);
    });
  for (auto& thread : threads) thread.join();
}

std::string twice_deflated(std::size_t size) {
  return deflated(deflated(std::string(size, 'z')));
}

/// Files that are each a thousand times a thousand times smaller in the PDF.
std::string attachment_bomb(std::size_t files, std::size_t size) {
  PdfWriter pdf;
  const auto root = pdf.next();
  pdf.add({});
  std::string array;
  const auto bytes = twice_deflated(size);
  for (std::size_t i = 0; i < files; ++i) {
    const auto stream = pdf.add_stream("/Filter [/FlateDecode /FlateDecode]", bytes);
    const auto spec = pdf.add("<< /F (factur-x.xml) /EF << /F " + pdf_reference(stream) + " >> >>");
    array += pdf_reference(spec) + ' ';
  }
  pdf.replace(root, "<< /Type /Catalog /AF [" + array + "] >>");
  return pdf.finish(root);
}

/// A catalogue in an object stream that never ends: the library inflates all of it to find it.
std::string object_stream_bomb(std::size_t size) {
  const auto packed = twice_deflated(size);
  std::string pdf = "%PDF-1.7\n";
  const auto at = pdf.size();
  pdf += "1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length " +
         std::to_string(packed.size()) + " >>\nstream\n" + packed + "\nendstream\nendobj\n";
  const auto table = pdf.size();
  const auto entry = [](int type, std::size_t where, int index) {
    std::string bytes(1, static_cast<char>(type));
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(where >> shift & 0xFFU);
    return bytes + static_cast<char>(index);
  };
  const auto rows = entry(0, 0, 0) + entry(1, at, 0) + entry(2, 1, 0) + entry(1, table, 0);
  pdf += "3 0 obj\n<< /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length " +
         std::to_string(rows.size()) + " >>\nstream\n" + rows + "\nendstream\nendobj\n";
  return pdf + "startxref\n" + std::to_string(table) + "\n%%EOF\n";
}

TEST(PdfChild, StopsAnAttachmentThatGrows) {
  const auto bomb = attachment_bomb(1, 300'000'000);
  EXPECT_LT(bomb.size(), 5'000U);
  const auto contents = opened(bomb);
  EXPECT_EQ(contents.state, PdfState::over_limit);
  EXPECT_EQ(contents.detail, "pdf_attachment");
}

TEST(PdfChild, DiesInPlaceOfItsParentWhenThereIsNoMemoryLeft) {
#ifdef ECLUSE_SANITIZED
  GTEST_SKIP() << "sanitizers take terabytes of address space";
#endif
  const auto bomb = object_stream_bomb(600'000'000);
  EXPECT_LT(bomb.size(), 5'000U);
  PdfChildLimits limits;
  limits.memory_bytes = 400'000'000;
  const auto contents = opened(bomb, limits);
  EXPECT_EQ(contents.state, PdfState::over_limit) << contents.detail;
  EXPECT_EQ(contents.detail, "pdf_memory");
}

TEST(PdfChild, DiesInPlaceOfItsParentWhenItTakesTooLong) {
  PdfChildLimits limits;
  limits.pdf.attachment_bytes = limits.pdf.total_bytes = 1'000'000'000'000;
  limits.processor_seconds = 1;
  const auto contents = opened(attachment_bomb(100, 300'000'000), limits);
  EXPECT_EQ(contents.state, PdfState::over_limit) << contents.detail;
  EXPECT_EQ(contents.detail, "pdf_time");
}

TEST(PdfChild, ThatIsAskedForInAnotherWayIsRefused) {
  const char* nobody[] = {"ecluse", "check", "pdf-child"};
  EXPECT_EQ(serve_as_pdf_child(3, nobody), std::nullopt);
  EXPECT_EQ(serve_as_pdf_child(1, nobody), std::nullopt);
  const char* bare[] = {"ecluse", "pdf-child"};
  EXPECT_EQ(serve_as_pdf_child(2, bare), 64);
  const char* words[] = {"ecluse", "pdf-child", "1", "2", "3", "4", "5", "6", "seven"};
  EXPECT_EQ(serve_as_pdf_child(9, words), 64);
}

TEST(PdfChild, BlamesTheMachineWhenNoAnswerComesInTime) {
  PdfChildLimits limits;
  limits.patience = 0ms;
  const auto contents = open_pdf(tests::facturx_of("<a/>"), limits);
  ASSERT_FALSE(contents);
  EXPECT_EQ(contents.error().code, "E_PDF_CHILD");
}

}  // namespace
}  // namespace ecluse::daemon
