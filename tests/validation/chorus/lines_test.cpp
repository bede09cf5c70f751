#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

void price_line(Sample& s, std::string_view quantity, std::string_view price,
                std::string_view amount) {
  auto line = s.line(amount);
  line.quantity = s.number(quantity);
  line.unit_price = s.number(price);
  s.piece.lines = {line};
}

TEST(LineRules, MultiplyQuantityAndPrice) {
  expect_codes({
      {"right", [](Sample& s) { price_line(s, "4", "25.00", "100.00"); }, {}},
      {"wrong", [](Sample& s) { price_line(s, "4", "24.00", "100.00"); }, {"ECL-LIGNE-MONTANT"}},
      {"the price was rounded", [](Sample& s) { price_line(s, "3000", "0.03", "100.00"); }, {}},
      {"an allowance of the line",
       [](Sample& s) {
         price_line(s, "4", "26.00", "100.00");
         AllowanceCharge allowance;
         allowance.is_charge = s.text("false");
         allowance.amount = s.number("4.00");
         s.piece.lines[0].allowances_charges = {allowance};
       },
       {}},
      {"a price for several units is not judged",
       [](Sample& s) {
         price_line(s, "4", "250.00", "100.00");
         s.piece.lines[0].base_quantity = s.number("10");
       },
       {}},
  });
}

}  // namespace
}  // namespace ecluse::validation::chorus
