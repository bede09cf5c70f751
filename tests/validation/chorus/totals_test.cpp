#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(TotalRules, WantTheTotals) {
  expect_codes({
      {"no line", [](Sample& s) { s.piece.lines.clear(); }, {"!ECL-LIGNES-ABSENTES"}},
      {"no line in CPP", [](Sample& s) { s.piece.lines.clear(); }, {}, Syntax::cpp_mixte},
      {"no net", [](Sample& s) { s.piece.totals.net = {}; }, {"!ECL-TOTAL-HT-ABSENT"}},
      {"no VAT", [](Sample& s) { s.piece.totals.vat = {}; }, {"ECL-TOTAL-TVA-ABSENT"}},
      {"no gross", [](Sample& s) { s.piece.totals.gross = {}; }, {"!ECL-TOTAL-TTC-ABSENT"}},
      {"nothing due", [](Sample& s) { s.piece.totals.payable = {}; }, {"!ECL-NET-ABSENT"}},
      {"no total of lines", [](Sample& s) { s.piece.totals.lines = {}; }, {}},
  });
}

TEST(TotalRules, AddUpExactly) {
  expect_codes({
      {"a line too much",
       [](Sample& s) { s.piece.lines.push_back(s.line("0.02")); },
       {"!ECL-TOTAL-LIGNES"}},
      {"in a mixed flux: a warning",
       [](Sample& s) {
         s.interface.type = "E2";
         s.piece.lines.push_back(s.line("1.00"));
       },
       {"ECL-TOTAL-LIGNES"}},
      {"information lines are left out",
       [](Sample& s) {
         s.piece.lines.push_back(s.line("50.00"));
         s.piece.lines.back().type = LineType::information;
       },
       {}},
      {"lines against the net when their total is absent",
       [](Sample& s) {
         s.piece.totals.lines = {};
         s.piece.lines.pop_back();
       },
       {"!ECL-TOTAL-LIGNES"}},
      {"net", [](Sample& s) { s.piece.totals.lines = s.number("100.01"); }, {}},
      {"net is not the lines",
       [](Sample& s) {
         s.piece.lines.push_back(s.line("10.00"));
         s.piece.totals.lines = s.number("110.00");
       },
       {"!ECL-TOTAL-HT"}},
      {"gross, one cent", [](Sample& s) { s.piece.totals.gross = s.number("120.01"); }, {}},
      {"gross, two cents",
       [](Sample& s) { s.piece.totals.gross = s.number("120.02"); },
       {"!ECL-NET-A-PAYER", "!ECL-TOTAL-TTC"}},
      {"due, two cents",
       [](Sample& s) { s.piece.totals.payable = s.number("119.98"); },
       {"!ECL-NET-A-PAYER"}},
      {"rounding",
       [](Sample& s) {
         s.piece.totals.rounding = s.number("-0.30");
         s.piece.totals.payable = s.number("119.70");
       },
       {}},
      {"more paid than owed",
       [](Sample& s) {
         s.piece.totals.prepaid = s.number("140");
         s.piece.totals.payable = s.number("-20.00");
       },
       {}},
  });
}

TEST(TotalRules, TakeAllowancesFromTheNetOrFromTheGross) {
  expect_codes({
      {"from the net",
       [](Sample& s) {
         s.piece.lines[0].net_amount = s.number("110.00");
         s.piece.totals.lines = s.number("150.00");
         s.piece.totals.allowances = s.number("60.00");
         s.piece.totals.charges = s.number("10.00");
       },
       {}},
      {"from the gross (GAP-10)",
       [](Sample& s) {
         s.piece.totals.allowances = s.number("12.00");
         s.piece.totals.payable = s.number("108.00");
       },
       {}},
      {"from nowhere",
       [](Sample& s) { s.piece.totals.allowances = s.number("12.00"); },
       {"!ECL-TOTAL-HT"}},
      {"listed and not totalled",
       [](Sample& s) {
         s.piece.lines[0].net_amount = s.number("110.00");
         s.piece.totals.lines = s.number("150.00");
         AllowanceCharge allowance, charge;
         allowance.is_charge = s.text("false");
         allowance.amount = s.number("60");
         charge.is_charge = s.text("true");
         charge.amount = s.number("10");
         s.piece.allowances_charges = {allowance, charge};
       },
       {}},
  });
}

TEST(TotalRules, SayWhatWasComputed) {
  Sample sample;
  sample.piece.totals.payable = sample.number("100.00");
  ASSERT_EQ(sample.findings().size(), 1U);
  const auto finding = sample.findings()[0];
  EXPECT_EQ(value_of(finding, "seen"), "100.00");
  EXPECT_EQ(value_of(finding, "computed"), "120.00");
  EXPECT_EQ(value_of(finding, "difference"), "-20.00");
}

TEST(TotalRules, LeaveHalfACentToEachLine) {
  Sample sample;
  for (int i = 0; i < 8; ++i) sample.piece.lines.push_back(sample.line("0"));
  sample.piece.totals.lines = sample.number("100.05");
  sample.piece.totals.net = sample.number("100.05");
  sample.piece.totals.gross = sample.number("120.05");
  sample.piece.totals.payable = sample.number("120.05");
  EXPECT_EQ(sample.codes(), Codes{});
  sample.piece.lines.pop_back();
  EXPECT_EQ(sample.codes(), (Codes{"!ECL-TOTAL-LIGNES"}));
}

}  // namespace
}  // namespace ecluse::validation::chorus
