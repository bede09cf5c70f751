#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

constexpr auto mo = one_mo;

TEST(AttachmentRules, JudgeNamesAndSizes) {
  struct Row {
    std::string name;
    std::uint64_t size;
    Codes codes;
  };
  const std::string long_stem(46, 'n');
  for (const auto& row : std::vector<Row>{
           {"facture.PDF", 1, {}},
           {long_stem + ".pdf", 1, {}},
           {long_stem + "n.pdf", 1, {"!ECL-PJ-NOM-LONG"}},
           {"facture", 1, {"!ECL-PJ-EXTENSION"}},
           {"virus.exe", 1, {"!ECL-PJ-EXTENSION"}},
           {"archive.tar.gz", 1, {}},
           {"vide.pdf", 0, {"!ECL-PJ-VIDE"}},
           {"presque.pdf", 10 * mo - 1, {}},
           {"trop.pdf", 10 * mo, {"!ECL-PJ-TAILLE"}},
       }) {
    Sample sample;
    sample.piece.attachments = {sample.attachment(row.name, row.size)};
    EXPECT_EQ(sample.codes(), row.codes) << row.name;
  }
}

TEST(AttachmentRules, BoundTheWhole) {
  Sample sample;
  sample.piece.attachments.assign(12, sample.attachment("a.pdf", 10 * mo - 1));
  EXPECT_EQ(sample.codes(), Codes{});
  sample.piece.attachments.push_back(sample.attachment("b.pdf", 13));
  EXPECT_EQ(sample.codes(), (Codes{"!ECL-PJ-TOTAL"}));
}

TEST(AttachmentRules, TakeTheReferenceForNameInCiiOnly) {
  expect_codes({
      {"CII",
       [](Sample& s) {
         s.piece.attachments[0].file_name = {};
         s.piece.attachments[0].id = s.text("aa.pdf");
       },
       {}},
      {"UBL",
       [](Sample& s) {
         s.piece.attachments[0].file_name = {};
         s.piece.attachments[0].id = s.text("aa.pdf");
       },
       {"ECL-PJ-NOM"},
       Syntax::ubl_invoice},
  });
}

TEST(AttachmentRules, LeaveReferencesWithoutContentAlone) {
  Sample sample;
  sample.piece.attachments = {sample.attachment("sans-extension", 0)};
  sample.piece.attachments[0].content = nullptr;
  EXPECT_EQ(sample.codes(), Codes{});
}

TEST(AttachmentRules, WantTheReadableInvoiceInAMixedFlux) {
  Sample sample;
  sample.piece.attachments.clear();
  EXPECT_EQ(sample.codes(), Codes{});
  sample.interface.type = "E2";
  EXPECT_EQ(sample.codes(), (Codes{"ECL-PJ-ABSENTE"}));
  sample.interface.format = Format::pdf;
  EXPECT_EQ(sample.codes(), Codes{});
}

TEST(AttachmentRules, WantZipInCiiAndCpp) {
  Document document;
  auto* pdf = document.add_blob();
  pdf->decoded_size = 100;
  pdf->head = {'%', 'P', 'D', 'F'};
  for (const auto& [syntax, codes] : {std::pair{Syntax::cii, Codes{"ECL-PJ-ZIP"}},
                                      {Syntax::cpp_mixte, Codes{"ECL-PJ-ZIP"}},
                                      {Syntax::ubl_invoice, Codes{}}}) {
    Sample sample(syntax);
    sample.piece.attachments[0].content = pdf;
    EXPECT_EQ(sample.codes(), codes);
  }
}

/// A content of that type, and what is in it when it is a ZIP.
struct Inside {
  ContentType type;
  std::vector<ContentType> files{};
  ZipFault fault = ZipFault::none;
};

Codes codes_of(std::string_view name, const Inside& inside) {
  Document document;
  auto* blob = document.add_blob();
  blob->decoded_size = 100;
  blob->head = {'P', 'K'};
  blob->type = inside.type;
  blob->zip_fault = inside.fault;
  const auto files = document.add_files(inside.files.size());
  for (std::size_t i = 0; i < files.size(); ++i) {
    files[i] = {"f", 1, 1, inside.files[i], {}, 0};
    if (inside.files[i] == ContentType::empty) files[i].size = 0;
  }
  blob->files = files;
  Sample sample;
  sample.piece.attachments = {sample.attachment(name, 0)};
  sample.piece.attachments[0].content = blob;
  return sample.codes();
}

TEST(AttachmentRules, CompareTheContentWithTheExtension) {
  using enum ContentType;
  struct Row {
    std::string_view name;
    Inside inside;
    Codes codes;
  };
  const Codes wrong{"ECL-PJ-TYPE"};
  for (const auto& row : std::vector<Row>{
           {"a.pdf", {pdf}, {}},
           {"a.pdf", {zip, {pdf}}, {}},
           {"a.pdf", {zip, {pdf, png}}, {}},
           {"a.pdf", {png}, wrong},
           {"a.pdf", {zip, {png}}, wrong},
           {"a.zip", {zip, {png, xml}}, {}},
           {"a.zip", {pdf}, wrong},
           {"a.docx", {ooxml}, {}},
           {"a.docx", {zip, {ooxml}}, {}},
           {"a.odt", {ooxml}, wrong},
           {"a.xls", {html}, {}},
           {"a.csv", {text}, {}},
           {"a.xml", {xml}, {}},
           {"a.JPG", {jpeg}, {}},
           {"a.tiff", {tiff}, {}},
       })
    EXPECT_EQ(codes_of(row.name, row.inside), row.codes) << row.name;
}

TEST(AttachmentRules, RefuseZipsThatCannotBeOpened) {
  using enum ContentType;
  for (int i = 1; i < zip_fault_count; ++i) {
    const auto fault = static_cast<ZipFault>(i);
    const bool closed = fault == ZipFault::encrypted || fault == ZipFault::method;
    const Codes codes{closed ? "ECL-PJ-FERMEE" : "!ECL-PJ-ILLISIBLE"};
    EXPECT_EQ(codes_of("a.pdf", {zip, {}, fault}), codes) << name_of(fault);
  }
}

TEST(AttachmentRules, RefuseZipsOfNothing) {
  using enum ContentType;
  EXPECT_EQ(codes_of("a.zip", {zip}), (Codes{"!ECL-PJ-VIDE"}));
  EXPECT_EQ(codes_of("a.zip", {zip, {empty}}), (Codes{"!ECL-PJ-VIDE"}));
  EXPECT_EQ(codes_of("a.zip", {zip, {empty, text}}), Codes{});
}

TEST(AttachmentRules, FlagTheSameContentTwice) {
  Document document;
  const auto content = [&](unsigned char digest) {
    auto* blob = document.add_blob();
    blob->decoded_size = 100;
    blob->type = ContentType::pdf;
    blob->kept.sha256.fill(digest);
    return blob;
  };
  for (const auto& [second, codes] : {std::pair<unsigned char, Codes>{7, {"ECL-PJ-DOUBLON"}},
                                      std::pair<unsigned char, Codes>{8, {}}}) {
    Sample sample(Syntax::ubl_invoice);
    sample.piece.attachments = {sample.attachment("a.pdf", 0), sample.attachment("b.pdf", 0)};
    sample.piece.attachments[0].content = content(7);
    sample.piece.attachments[1].content = content(second);
    EXPECT_EQ(sample.codes(), codes);
  }
}

TEST(AttachmentRules, RefusePrograms) {
  using enum ContentType;
  EXPECT_EQ(codes_of("a.txt", {executable}), (Codes{"ECL-PJ-TYPE", "!ECL-PJ-PROGRAMME"}));
  EXPECT_EQ(codes_of("a.pdf", {zip, {pdf, executable}}), (Codes{"!ECL-PJ-PROGRAMME"}));
}

}  // namespace
}  // namespace ecluse::validation::chorus
