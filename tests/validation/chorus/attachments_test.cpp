#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::tests {
namespace {

constexpr std::uint64_t mo = std::uint64_t{1024} * 1024;

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

TEST(AttachmentRules, WantZipInCii) {
  Document document;
  auto* pdf = document.add_blob();
  pdf->decoded_size = 100;
  pdf->head = {'%', 'P', 'D', 'F'};
  for (const auto& [syntax, codes] :
       {std::pair{Syntax::cii, Codes{"ECL-PJ-ZIP"}}, {Syntax::ubl_invoice, Codes{}}}) {
    Sample sample(syntax);
    sample.piece.attachments[0].content = pdf;
    EXPECT_EQ(sample.codes(), codes);
  }
}

}  // namespace
}  // namespace ecluse::validation::tests
