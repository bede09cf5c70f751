// PDFs that are made to break whoever opens them. Each ends in findings, in a child process that
// has limits; bombs are in tests/daemon/pdf_child_test.cpp, beside the limits.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/read_piece.hpp"
#include "parsers/facturx.hpp"
#include "tests/support/pdfs.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view invoice =
    "<a:CrossIndustryInvoice "
    "xmlns:a='urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100'></"
    "a:CrossIndustryInvoice>";

/// Whatever the bytes, there is an invoice to read or an error that says why not.
void expect_a_verdict(std::string_view bytes, const std::string& attack) {
  const auto contents = parsers::read_pdf(bytes);
  const auto choice = parsers::choose_invoice(contents);
  EXPECT_EQ(choice.invoice == nullptr, has_error(choice.findings)) << attack;
}

TEST(PdfAttacks, TruncatedAnywhere) {
  const auto whole = facturx_of(std::string(invoice));
  for (std::size_t size = 0; size < whole.size(); ++size)
    expect_a_verdict(std::string_view(whole).substr(0, size), std::to_string(size));
}

TEST(PdfAttacks, WithAnyByteChanged) {
  const auto whole = facturx_of(std::string(invoice));
  for (std::size_t place = 0; place < whole.size(); ++place)
    for (const char c : {'\0', '<', '9', '\xFF'}) {
      auto bytes = whole;
      bytes[place] = c;
      expect_a_verdict(bytes, std::to_string(place));
    }
}

TEST(PdfAttacks, OfNoise) {
  std::string bytes = "%PDF-1.7\n";
  for (std::uint32_t seed = 1; bytes.size() < 100'000; seed = seed * 1664525 + 1013904223) {
    bytes.push_back(static_cast<char>(seed >> 24U));
    if (bytes.size() % 5000 == 0) expect_a_verdict(bytes, std::to_string(bytes.size()));
  }
}

/// A PDF whose first object is this catalogue; the others follow from 2.
std::string with_catalogue(const std::string& catalogue, const std::vector<std::string>& others) {
  PdfWriter pdf;
  pdf.add("<< /Type /Catalog " + catalogue + " >>");
  for (const auto& body : others) pdf.add(body);
  return pdf.finish(1);
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

struct Attack {
  const char* name;
  std::string pdf;
  const char* code;

  friend void PrintTo(const Attack& attack, std::ostream* out) { *out << attack.name; }
};

/// A chain of references, each to the next, that ends nowhere.
std::vector<std::string> chain(std::size_t length) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < length; ++i) all.push_back(pdf_reference(i + 3));
  return all;
}

std::vector<Attack> attacks() {
  const std::string file = "<< /F (factur-x.xml) /EF << /F 3 0 R >> >>";
  const std::string tree = "/Names << /EmbeddedFiles 2 0 R >>";
  return {
      {"NameTreeThatIsItsOwnChild", with_catalogue(tree, {"<< /Kids [2 0 R 2 0 R] >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"NameTreeInACircle",
       with_catalogue(tree, {"<< /Kids [3 0 R] >>", "<< /Kids [2 0 R 3 0 R] >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"NamesWithoutValues", with_catalogue(tree, {"<< /Names [(a) (b) (c)] >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"NamesThatAreNumbers", with_catalogue(tree, {"<< /Names [1 2 3 4] >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"ArrayOfItself", with_catalogue("/AF 2 0 R", {"[2 0 R 2 0 R]"}), "ERR_PDF_SANS_FACTURE"},
      {"FileThatIsItsOwnContent",
       with_catalogue("/AF [2 0 R]", {"<< /F (factur-x.xml) /EF << /F 2 0 R >> >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"FileOutside", with_catalogue("/AF [2 0 R]", {"<< /F (/etc/passwd) /Type /Filespec >>"}),
       "ERR_PDF_SANS_FACTURE"},
      {"StreamOutside",
       with_catalogue("/AF [2 0 R]",
                      {file, "<< /Length 0 /F (/etc/passwd) >>\nstream\n\nendstream"}),
       "ERR_PDF_SANS_FACTURE"},
      {"ChainOfReferences", with_catalogue("/AF 2 0 R", chain(5000)), "ERR_PDF_SANS_FACTURE"},
      {"DeepArray", with_catalogue("/AF 2 0 R", {repeated("[", 200'000) + repeated("]", 200'000)}),
       "ERR_PDF_SANS_FACTURE"},
      {"DeepDictionary",
       with_catalogue("/AF [2 0 R]", {repeated("<< /A ", 200'000) + repeated(" >>", 200'000)}),
       "ERR_PDF_SANS_FACTURE"},
      {"LengthThatLies",
       with_catalogue("/AF [2 0 R]", {file, "<< /Length 999999999999 >>\nstream\n" +
                                                std::string(invoice) + "\nendstream"}),
       "ERR_XSD_MISSING"},
      {"LengthThatIsNegative",
       with_catalogue("/AF [2 0 R]", {file, "<< /Length -5 >>\nstream\nx\nendstream"}),
       "ERR_PDF_SANS_FACTURE"},
      {"LengthThatIsTheStream",
       with_catalogue("/AF [2 0 R]", {file, "<< /Length 3 0 R >>\nstream\nx\nendstream"}),
       "ERR_PDF_SANS_FACTURE"},
      {"FilterUnknown",
       with_catalogue("/AF [2 0 R]", {file, "<< /Length 1 /Filter /Evil >>\nstream\nx\nendstream"}),
       "ERR_PDF_SANS_FACTURE"},
      {"ManyFilters",
       with_catalogue("/AF [2 0 R]",
                      {file, "<< /Length 1 /Filter [" + repeated("/FlateDecode ", 10'000) +
                                 "] >>\nstream\nx\nendstream"}),
       "ERR_PDF_SANS_FACTURE"},
      {"ManyFiles", with_catalogue("/AF [" + repeated("2 0 R ", 100'000) + "]", {file, "null"}),
       "ERR_PDF_SANS_FACTURE"},
      {"NoPages", with_catalogue("", {}), "ERR_PDF_SANS_FACTURE"},
      {"NoCatalogue", PdfWriter().finish(7), "ERR_PDF_ILLISIBLE"},
      {"TableThatPointsAtItself",
       "%PDF-1.7\nxref\n0 0\ntrailer\n<< /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n",
       "ERR_PDF_ILLISIBLE"},
      {"TableOfBillions",
       "%PDF-1.7\nxref\n0 4000000000\ntrailer\n<< /Size 4000000000 /Root 1 0 R "
       ">>\nstartxref\n9\n%%EOF\n",
       "ERR_PDF_ILLISIBLE"},
      {"HeaderOnly", "%PDF-", "ERR_PDF_ILLISIBLE"},
  };
}

class PdfAttack : public testing::TestWithParam<Attack> {};

TEST_P(PdfAttack, EndsInAFinding) {
  const auto schemas = parsers::SchemaSet::embedded();
  parsers::Reader reader(schemas);
  const auto reading =
      daemon::read_piece(parsers::unlifted(GetParam().pdf), "cii-d16b-chorus", reader);
  ASSERT_TRUE(reading) << reading.error().detail;
  EXPECT_TRUE(has_error(reading->findings));
  std::vector<std::string> codes;
  for (const auto& finding : reading->findings) codes.push_back(finding.code);
  EXPECT_THAT(codes, testing::Contains(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(Rows, PdfAttack, testing::ValuesIn(attacks()),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace ecluse::tests
