// What a line says of itself.
#include <algorithm>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"

namespace ecluse::validation {
namespace {

Decimal or_zero(const Number& number) {
  return number.value.value_or(Decimal{});
}

/// Allowances and charges of the line, added to quantity × price.
Decimal adjustment_of(const Line& line) {
  Decimal sum;
  for (const auto& one : line.allowances_charges)
    adds(one) ? sum += or_zero(one.amount) : sum += -or_zero(one.amount);
  return sum;
}

/// Rounding a price to its last written decimal moves the amount by half of it times the quantity.
Decimal tolerance_of(const Line& line) {
  auto last_decimal = Decimal::of(1);
  for (int i = line.unit_price.value->written_decimals(); i > 0; --i)
    last_decimal = last_decimal * Decimal::of(0, 100'000);
  const auto of_price = last_decimal * Decimal::of(0, 500'000) * line.quantity.value->abs();
  return std::max(one_cent, of_price);
}

/// A price for several units (BT-149) would need a division, which rounds: it is not judged.
bool has_plain_price(const Line& line) {
  return line.type == LineType::detail && line.quantity.value && line.unit_price.value &&
         line.net_amount.value &&
         (!line.base_quantity.present() || line.base_quantity.value == Decimal::of(1));
}

void judge_amounts(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    if (!has_plain_price(line)) continue;
    const auto computed = *line.quantity.value * *line.unit_price.value + adjustment_of(line);
    const auto declared = *line.net_amount.value;
    if (!near(computed, declared) && !near(computed, declared, tolerance_of(line)))
      report_sum(check, line.net_amount, computed.rounded(2));
  }
}

bool is_memoire(const ChorusCheck& check) {
  return applies(Scope::memoires, check.context.interface);
}

}  // namespace

void lines_numbered(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines)
    if (is_blank(line.id)) report_at(check, line.at, {});
}

void line_amount_right(const ChorusCheck& check) {
  if (!is_memoire(check)) judge_amounts(check);
}

void memoire_line_amount_right(const ChorusCheck& check) {
  judge_amounts(check);
}

void price_after_discount(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    if (!line.gross_price.value || !line.price_discount.value || !line.unit_price.value) continue;
    const auto computed = *line.gross_price.value - *line.price_discount.value;
    if (!near(computed, *line.unit_price.value)) report_sum(check, line.unit_price, computed);
  }
}

}  // namespace ecluse::validation
