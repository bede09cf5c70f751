#include "validation/signatures/pades.hpp"

#include <gtest/gtest.h>

#include "parsers/pdf.hpp"
#include "tests/support/signers.hpp"

namespace ecluse::validation {
namespace {

using tests::Identity;
using tests::signed_pdf;
using tests::signing_day;

const Identity& jeanne() {
  static const Identity one({});
  return one;
}

/// The seals of a PDF, which views `contents`.
std::vector<PdfSeal> seals_of(const parsers::PdfContents& contents) {
  std::vector<PdfSeal> seals;
  for (const auto& one : contents.signatures)
    seals.push_back({one.field, one.sub_filter, one.contents, one.declared, one.byte_range});
  return seals;
}

std::vector<Signature> checked(const std::string& pdf) {
  static const auto trust = Trust::load({{"jeanne.pem", jeanne().pem()}}).value();
  const auto contents = parsers::read_pdf(pdf);
  return check_pdf_signatures(pdf, seals_of(contents), {trust, signing_day});
}

tests::PdfPlan plan() {
  tests::PdfPlan made;
  made.files.emplace_back().bytes = "<a/>";
  return made;
}

TEST(Pades, FindsASignatureIntact) {
  const auto all = checked(signed_pdf(plan(), jeanne()));
  ASSERT_EQ(all.size(), 1U);
  Signature expected{SignatureKind::pades, SignatureState::intact,      {},  {}, "Signature1",
                     "CN=Jeanne Martin",   "2026-02-28T10:15:00+01:00", true};
  EXPECT_EQ(all[0], expected) << all[0].cause << ' ' << all[0].detail;
}

TEST(Pades, FindsNothingWhereNothingIsSigned) {
  EXPECT_TRUE(checked(made_pdf(plan())).empty());
}

TEST(Pades, SaysWhatCannotBeVerified) {
  struct Row {
    const char *sub_filter, *cause;
  };
  for (const auto& row :
       {Row{"ETSI.RFC3161", "timestamp"}, Row{"adbe.pkcs7.sha1", "sub_filter"},
        Row{"adbe.x509.rsa_sha1", "sub_filter"}, Row{"Something.Else", "sub_filter"}}) {
    const auto one = checked(signed_pdf(plan(), jeanne(), {.sub_filter = row.sub_filter})).at(0);
    EXPECT_EQ(one.state, SignatureState::unverifiable);
    EXPECT_EQ(one.cause, row.cause);
    EXPECT_EQ(one.detail, row.sub_filter);
  }
  EXPECT_EQ(
      checked(signed_pdf(plan(), jeanne(), {.sub_filter = "adbe.pkcs7.detached"})).at(0).state,
      SignatureState::intact);
}

TEST(Pades, SaysWhenThePdfWasCompletedAfterIt) {
  const auto one = checked(tests::with_update(signed_pdf(plan(), jeanne()), "(more)")).at(0);
  EXPECT_EQ(one.state, SignatureState::intact);
  EXPECT_FALSE(one.covers_all);
}

TEST(Pades, BelievesNoByteRangeThatIsNotItsOwn) {
  const auto pdf = signed_pdf(plan(), jeanne());
  const auto contents = parsers::read_pdf(pdf);
  const auto size = static_cast<std::int64_t>(pdf.size());
  const auto good = contents.signatures.at(0).byte_range;
  ASSERT_EQ(good.size(), 4U);
  struct Row {
    std::vector<std::int64_t> range;
    const char* cause;
  };
  for (const auto& row : {
           Row{{}, "byte_range"},
           Row{{0, good[1], good[2]}, "byte_range"},
           Row{{0, good[1], good[2], good[3], 0, 1}, "byte_range"},
           Row{{1, good[1], good[2], good[3]}, "byte_range"},
           Row{{0, -1, good[2], good[3]}, "byte_range"},
           Row{{0, good[2], good[1], good[3]}, "byte_range"},
           Row{{0, good[1], good[2], good[3] + 1}, "byte_range"},
           Row{{0, good[1], good[2], INT64_MAX}, "byte_range"},
           Row{{0, good[1], INT64_MAX, good[3]}, "byte_range"},
           Row{{0, good[1], size, 0}, "gap"},
           Row{{0, good[1] - 1, good[2], good[3]}, "gap"},
           Row{{0, good[1], good[2] + 1, good[3] - 1}, "gap"},
           Row{{0, good[1] + 1, good[2] + 1, good[3] - 1}, "gap"},
           Row{{0, 0, size, 0}, "gap"},
           Row{{0, size, size, 0}, "gap"},
           Row{{0, good[1], good[2], good[3] - 1}, "content"},
       }) {
    auto seals = seals_of(contents);
    seals.at(0).byte_range = row.range;
    const auto one = check_pdf_signatures(pdf, seals, {Trust(), signing_day}).at(0);
    EXPECT_EQ(one.state, SignatureState::altered);
    EXPECT_EQ(one.cause, row.cause) << testing::PrintToString(row.range);
  }
}

TEST(Pades, ChecksTenAndTellsTheOthers) {
  const auto pdf = signed_pdf(plan(), jeanne());
  const auto contents = parsers::read_pdf(pdf);
  const std::vector<PdfSeal> many(12, seals_of(contents).at(0));
  const auto all = check_pdf_signatures(pdf, many, {Trust(), signing_day});
  ASSERT_EQ(all.size(), 12U);
  EXPECT_EQ(all[9].cause, "no_trust");
  EXPECT_EQ(all[10].state, SignatureState::unverifiable);
  EXPECT_EQ(all[11].cause, "count");
}

TEST(Pades, ReadsDatesAsPdfWritesThem) {
  struct Row {
    const char *pdf, *iso;
  };
  for (const auto& row :
       {Row{"D:20260302100000+01'00'", "2026-03-02T10:00:00+01:00"},
        Row{"D:20260302100000-05'30", "2026-03-02T10:00:00-05:30"},
        Row{"D:20260302100000Z", "2026-03-02T10:00:00Z"},
        Row{"D:20260302100000Z00'00'", "2026-03-02T10:00:00Z"},
        Row{"20260302100000", "2026-03-02T10:00:00"},
        Row{"D:20260302100000+ab'cd'", "2026-03-02T10:00:00"}, Row{"D:2026", ""}, Row{"", ""},
        Row{"D:2026030210000x", ""}, Row{"<script>alert(1)</script>", ""}})
    EXPECT_EQ(iso_of_pdf_date(row.pdf), row.iso) << row.pdf;
}

}  // namespace
}  // namespace ecluse::validation
