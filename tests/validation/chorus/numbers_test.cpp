#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

TEST(NumberRules, JudgeNumbersAsWritten) {
  struct Row {
    const char* written;
    Codes codes;
  };
  for (const auto& row : std::vector<Row>{
           {"1.123456", {}},
           {"1.1234560000", {}},
           {"-.5", {}},
           {"0000000000000000000000001", {}},
           {"1234567890123.123456", {}},
           {"1.1234567", {"!ECL-NOMBRE-TAILLE"}},
           {"12345678901234567890", {"!ECL-NOMBRE-TAILLE"}},
           {"12345678901234.123456", {"!ECL-NOMBRE-TAILLE"}},
           {"12,50", {"!ECL-NOMBRE"}},
           {"1E+2", {"!ECL-NOMBRE"}},
           {"12 EUR", {"!ECL-NOMBRE"}},
           {"", {"!ECL-NOMBRE"}},
           {".", {"!ECL-NOMBRE"}},
       }) {
    Sample sample;
    sample.piece.lines[0].base_quantity = sample.number(row.written);
    EXPECT_EQ(sample.codes(), row.codes) << row.written;
  }
}

TEST(NumberRules, LookAtEveryNumberOfThePiece) {
  const std::vector<void (*)(Sample&)> places{
      [](Sample& s) { s.piece.totals.rounding = s.number("x"); },
      [](Sample& s) { s.piece.totals.payable = s.number("x"); },
      [](Sample& s) { s.piece.vat[0].rate = s.number("x"); },
      [](Sample& s) {
        AllowanceCharge allowance;
        allowance.amount = s.number("x");
        s.piece.allowances_charges.push_back(allowance);
      },
      [](Sample& s) { s.piece.lines[1].unit_price = s.number("x"); },
  };
  for (const auto spoil : places) {
    Sample sample;
    spoil(sample);
    EXPECT_EQ(sample.codes(), (Codes{"!ECL-NOMBRE"}));
  }
}

}  // namespace
}  // namespace ecluse::validation::chorus
