#include "parsers/pdf.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "model/tsv.hpp"
#include "parsers/root.hpp"
#include "parsers/xmp.hpp"
#include "tests/support/pdfs.hpp"
#include "tests/support/places.hpp"

namespace ecluse::parsers {
namespace {

using tests::AttachedFile;
using tests::made_pdf;
using tests::Named;

constexpr PdfLimits all_kept{.keep = PdfKeep::all};

AttachedFile file(std::string name, std::string bytes, Named named = Named::in_both) {
  AttachedFile one;
  one.name = std::move(name);
  one.bytes = std::move(bytes);
  one.named = named;
  return one;
}

std::vector<std::string> names(const PdfContents& contents) {
  std::vector<std::string> all;
  for (const auto& one : contents.attachments) all.push_back(one.name);
  return all;
}

TEST(Pdf, GivesItsFilesAndItsMetadata) {
  const auto contents = read_pdf(tests::facturx_of("<a/>"));
  ASSERT_EQ(contents.state, PdfState::opened) << contents.detail;
  EXPECT_FALSE(contents.encrypted);
  EXPECT_EQ(contents.repairs, 0U);
  EXPECT_EQ(contents.metadata, tests::xmp_packet("EN 16931", "factur-x.xml"));
  EXPECT_EQ(contents.attachments,
            (std::vector<PdfAttachment>{{"factur-x.xml", "Data", "text/xml", 4, "<a/>"}}));
}

TEST(Pdf, FindsAFileWhereverItIsNamedAndOnce) {
  for (const auto named : {Named::in_both, Named::in_tree, Named::in_array})
    EXPECT_EQ(names(read_pdf(made_pdf({{file("a.xml", "<a/>", named)}}))),
              std::vector<std::string>{"a.xml"});
}

TEST(Pdf, IteratesNamesThatAreNotSortedOrNotUnique) {
  const auto contents =
      read_pdf(made_pdf({{file("z.xml", "<z/>"), file("a.xml", "<a/>"), file("a.xml", "<b/>")}}));
  EXPECT_EQ(names(contents), (std::vector<std::string>{"z.xml", "a.xml", "a.xml"}));
}

TEST(Pdf, KeepsTheBytesOfWhatMayBeXmlOnly) {
  struct Row {
    std::string bytes;
    bool kept;
  };
  using namespace std::string_literals;
  for (const auto& row : {Row{"<a/>", true}, Row{" \r\n<a/>", true}, Row{"\xEF\xBB\xBF<a/>", true},
                          Row{"\xFF\xFE<\0"s, true}, Row{"\xFE\xFF\0<"s, true}, Row{"PNG", false},
                          Row{"%PDF-1.7", false}, Row{"", true}}) {
    const auto pdf = made_pdf({{file("a", row.bytes)}});
    const auto some = read_pdf(pdf).attachments.at(0);
    EXPECT_EQ(some.bytes, row.kept ? row.bytes : "") << row.bytes;
    EXPECT_EQ(some.size, row.bytes.size());
    EXPECT_EQ(read_pdf(pdf, all_kept).attachments.at(0).bytes, row.bytes);
  }
}

TEST(Pdf, StopsAtItsLimits) {
  const auto pdf = made_pdf({{file("a.xml", "<a/>"), file("b.xml", "<b/>")}});
  struct Row {
    PdfLimits limits;
    const char* detail;
  };
  for (const auto& row :
       {Row{{.attachment_bytes = 3}, "pdf_attachment"}, Row{{.total_bytes = 7}, "pdf_total"},
        Row{{.metadata_bytes = 10}, "pdf_metadata"}, Row{{.attachments = 1}, "pdf_attachments"}}) {
    const auto contents = read_pdf(pdf, row.limits);
    EXPECT_EQ(contents.state, PdfState::over_limit);
    EXPECT_EQ(contents.detail, row.detail);
    EXPECT_TRUE(contents.attachments.empty());
  }
  const PdfLimits exact{.attachment_bytes = 4, .total_bytes = 8, .attachments = 2};
  EXPECT_EQ(read_pdf(pdf, exact).state, PdfState::opened);
}

TEST(Pdf, ThatIsNoneIsDamaged) {
  for (const auto* bytes : {"", "%PDF-1.7", "%PDF-1.4 of nobody", "<a/>"}) {
    const auto contents = read_pdf(bytes);
    EXPECT_EQ(contents.state, PdfState::damaged) << bytes;
    EXPECT_FALSE(contents.detail.empty());
  }
}

// What pdf-extraction.tsv measured, row by row.

enum Column : std::size_t {
  path,
  bytes,
  encrypted,
  warnings,
  count,
  attachment,
  relationship,
  mime,
  att_bytes,
  att_sha256,
  xml_root,
  guideline,
  process,
  xmp_name,
  xmp_level,
  xmp_version,
  pdfa,
  expected_error
};
const std::vector<std::string_view> columns{"pdf",
                                            "bytes",
                                            "encrypted",
                                            "qpdf_warnings",
                                            "n_attachments",
                                            "attachment",
                                            "AFRelationship",
                                            "mime",
                                            "att_bytes",
                                            "att_sha256",
                                            "xml_root",
                                            "guideline_id(BT-24)",
                                            "business_process(BT-23)",
                                            "xmp_DocumentFileName",
                                            "xmp_ConformanceLevel",
                                            "xmp_Version",
                                            "pdfa",
                                            "expected_error"};

/// Where the table gives what its tool found, and we find more.
const std::set<std::string_view> more_than_measured{
    // Its two files are named in /AF only; the table iterated the name tree.
    "corpora/mustang/validator/corruptedV2PDF.pdf"};

std::string root_name(const PdfAttachment& one) {
  const auto root = one.bytes.starts_with("%PDF") ? std::nullopt : root_of(one.bytes);
  return root ? root->name : "";
}

void expect_attachment(const PdfAttachment& one, const std::vector<std::string_view>& cells) {
  EXPECT_EQ(one.name, cells[attachment]);
  EXPECT_EQ("/" + one.relationship, cells[relationship]);
  EXPECT_EQ(one.mime, cells[mime]);
  EXPECT_EQ(std::to_string(one.size), cells[att_bytes]);
  EXPECT_EQ(lifecycle::sha256_hex(one.bytes), cells[att_sha256]);
  if (cells[xml_root] == "not-well-formed") return;
  EXPECT_EQ(root_name(one), cells[xml_root]);
}

void expect_document(const PdfContents& contents, const std::vector<std::string_view>& cells) {
  EXPECT_EQ(contents.encrypted ? "1" : "0", cells[encrypted]);
  EXPECT_EQ(std::to_string(contents.repairs), cells[warnings]);
  const auto facts = read_xmp(contents.metadata);
  EXPECT_EQ(facts.file_name, cells[xmp_name]);
  EXPECT_EQ(facts.level, cells[xmp_level]);
  EXPECT_EQ(facts.version, cells[xmp_version]);
  EXPECT_EQ(std::string(facts.pdfa_part) + std::string(facts.pdfa_conformance), cells[pdfa]);
}

void expect_unopened(const PdfContents& contents, std::string_view error) {
  EXPECT_EQ(contents.state,
            error == "invalid password" ? PdfState::needs_password : PdfState::damaged);
  EXPECT_EQ(contents.detail, error);
}

TEST(PdfExtraction, GivesWhatTheReferenceMeasured) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  const auto text = tests::read_file(*data / "pdf/pdf-extraction.tsv");
  const auto rows = read_table(text, columns);
  ASSERT_TRUE(rows) << rows.error().detail;
  std::map<std::string_view, std::size_t> seen;  ///< how many attachments of each PDF were compared
  for (const auto& row : *rows) {
    const auto& cells = row.cells;
    SCOPED_TRACE(std::string(cells[path]) + " " + std::string(cells[attachment]));
    auto contents = read_pdf(tests::read_file(*data / cells[path]), all_kept);
    std::ranges::stable_sort(contents.attachments, {}, &PdfAttachment::name);  // as in the table
    if (cells[count].empty()) {
      expect_unopened(contents, cells[expected_error]);
      continue;
    }
    ASSERT_EQ(contents.state, PdfState::opened) << contents.detail;
    expect_document(contents, cells);
    if (more_than_measured.contains(cells[path])) {
      EXPECT_EQ(cells[count], "0");
      EXPECT_EQ(names(contents), (std::vector<std::string>{"ZUGFeRD-invoice.xml", "factur-x.xml"}));
      continue;
    }
    ASSERT_EQ(std::to_string(contents.attachments.size()), cells[count]);
    if (cells[count] != "0") expect_attachment(contents.attachments.at(seen[cells[path]]++), cells);
  }
  EXPECT_EQ(rows->size(), 172U);
}

/// A PDF whose form has these fields, numbered from 2.
PdfContents with_fields(const std::string& fields, const std::vector<std::string>& objects) {
  tests::PdfWriter pdf;
  pdf.add("<< /Type /Catalog /AcroForm << /Fields " + fields + " >> >>");
  for (const auto& body : objects) pdf.add(body);
  return read_pdf(pdf.finish(1));
}

constexpr const char* seal =
    "<< /Type /Sig /SubFilter /ETSI.CAdES.detached /Contents <00FF> /M (D:2026) "
    "/ByteRange [0 1 2 3] >>";
const PdfSignature sealed{
    "a", "ETSI.CAdES.detached", std::string("\0\xFF", 2), "D:2026", {0, 1, 2, 3}};

TEST(Pdf, GivesTheSignaturesOfItsForm) {
  const auto one = with_fields("[2 0 R]", {"<< /FT /Sig /T (a) /V 3 0 R >>", seal});
  EXPECT_EQ(one.signatures, std::vector{sealed});
  auto below = sealed;
  below.field = "form.a";
  EXPECT_EQ(with_fields("[2 0 R]",
                        {"<< /T (form) /FT /Sig /Kids [3 0 R] >>", "<< /T (a) /V 4 0 R >>", seal})
                .signatures,
            std::vector{below});
  EXPECT_EQ(with_fields("[2 0 R 3 0 R]",
                        {"<< /FT /Sig /T (a) /V 4 0 R >>", "<< /FT /Sig /T (b) /V 4 0 R >>", seal})
                .signatures,
            std::vector{sealed});
}

TEST(Pdf, FindsNoSignatureInFieldsThatAreNone) {
  for (const auto* field : {"<< /FT /Sig /T (a) >>", "<< /FT /Tx /T (a) /V 3 0 R >>",
                            "<< /FT /Sig /T (a) /V (text) >>", "[1 2]", "null"})
    EXPECT_TRUE(with_fields("[2 0 R]", {field, seal}).signatures.empty()) << field;
  EXPECT_TRUE(with_fields("2 0 R", {"<< /FT /Sig /V 3 0 R >>", seal}).signatures.empty());
}

TEST(Pdf, GivesOfASignatureWhatHasTheRightForm) {
  const auto odd = with_fields("[2 0 R]", {"<< /FT /Sig /V << /SubFilter (x) /Contents 5 /M 6 "
                                           "/ByteRange [0 (a) 1 2] >> >>"});
  EXPECT_EQ(odd.signatures, std::vector{PdfSignature{}});
}

TEST(Pdf, StopsAtTooManyFieldsOrSignatures) {
  std::string many = "[", seals = "[";
  for (int i = 0; i < 20'001; ++i) many += "<<>> ";
  for (int i = 0; i < 51; ++i) seals += "<< /FT /Sig /V << >> >> ";
  EXPECT_EQ(with_fields(many + "]", {}).detail, "pdf_fields");
  EXPECT_EQ(with_fields(seals + "]", {}).detail, "pdf_signatures");
  EXPECT_EQ(with_fields("[2 0 R]", {"<< /FT /Sig /Kids [2 0 R] >>"}).detail, "pdf_fields");
  EXPECT_EQ(with_fields("[2 0 R]",
                        {"<< /FT /Sig /V << /Contents (" + std::string(5'000'001, 'x') + ") >> >>"})
                .detail,
            "pdf_signatures");
}

}  // namespace
}  // namespace ecluse::parsers
