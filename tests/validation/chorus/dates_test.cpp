#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(DateRules, JudgeCivilDays) {
  expect_codes({
      {"day of the control", [](Sample& s) { s.piece.issue_date = s.day("2026-03-15"); }, {}},
      {"tomorrow", [](Sample& s) { s.piece.issue_date = s.day("2026-03-16"); }, {"!G1.07"}},
      {"absent", [](Sample& s) { s.piece.issue_date = {}; }, {"!ECL-DATE-ABSENTE"}},
      {"no such day", [](Sample& s) { s.piece.issue_date = s.day("2026-02-30"); }, {"!ECL-DATE"}},
      {"last century", [](Sample& s) { s.piece.issue_date = s.day("1999-12-31"); }, {"!G1.36"}},
      {"first of the century", [](Sample& s) { s.piece.issue_date = s.day("2000-01-01"); }, {}},
      {"next century",
       [](Sample& s) { s.piece.issue_date = s.day("2100-01-01"); },
       {"!G1.07", "!G1.36"}},
      {"delivery", [](Sample& s) { s.piece.delivery_date = s.day("hier"); }, {"!ECL-DATE"}},
      {"due date", [](Sample& s) { s.piece.payments[0].due_date = s.day("x"); }, {"!ECL-DATE"}},
      {"line", [](Sample& s) { s.piece.lines[1].delivery_date = s.day("x"); }, {"!ECL-DATE"}},
      {"period in order",
       [](Sample& s) {
         s.piece.period_start = s.day("2026-01-01");
         s.piece.period_end = s.day("2026-01-01");
       },
       {}},
      {"period reversed",
       [](Sample& s) {
         s.piece.period_start = s.day("2026-02-01");
         s.piece.period_end = s.day("2026-01-31");
       },
       {"ECL-PERIODE"}},
  });
}

TEST(DateRules, ExpectTheFormOfTheSyntax) {
  for (const auto& [syntax, form] :
       {std::pair{Syntax::cii, "AAAAMMJJ"}, {Syntax::ubl_invoice, "AAAA-MM-JJ"}}) {
    Sample sample(syntax);
    sample.piece.issue_date = sample.day("14/03/2026");
    ASSERT_EQ(sample.findings().size(), 1U);
    EXPECT_EQ(value_of(sample.findings()[0], "expected"), form);
    EXPECT_EQ(value_of(sample.findings()[0], "seen"), "14/03/2026");
  }
}

}  // namespace
}  // namespace ecluse::validation::chorus
