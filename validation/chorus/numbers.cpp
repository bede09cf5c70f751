#include <algorithm>
#include <string_view>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

// chorus-edi.md §1.5.
constexpr std::size_t most_positions = 19;
constexpr std::size_t most_decimals = 6;

/// The digits of a decimal that count, before and after the point; `valid` when the text is one.
struct Digits {
  std::string_view whole, fraction;
  bool valid = false;
};

bool only_digits(std::string_view text) {
  return is_digits(text, text.size());
}

Digits digits_of(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const auto point = text.find('.');
  Digits digits{text.substr(0, point), {}};
  if (point != std::string_view::npos) digits.fraction = text.substr(point + 1);
  digits.valid = digits.whole.size() + digits.fraction.size() > 0 && only_digits(digits.whole) &&
                 only_digits(digits.fraction);
  const auto first = std::min(digits.whole.find_first_not_of('0'), digits.whole.size());
  digits.whole.remove_prefix(first);
  digits.fraction = digits.fraction.substr(0, digits.fraction.find_last_not_of('0') + 1);
  return digits;
}

bool in_range(const Digits& digits) {
  return digits.fraction.size() <= most_decimals &&
         digits.whole.size() + digits.fraction.size() <= most_positions;
}

template <class Judge>
void for_each_number(const Piece& piece, Judge judge) {
  const auto& totals = piece.totals;
  for (const auto* number :
       {&totals.lines, &totals.allowances, &totals.charges, &totals.net, &totals.vat, &totals.gross,
        &totals.prepaid, &totals.rounding, &totals.payable})
    judge(*number);
  for (const auto& row : piece.vat)
    for (const auto* number : {&row.rate, &row.base, &row.amount}) judge(*number);
  for (const auto& row : piece.allowances_charges)
    for (const auto* number : {&row.amount, &row.base, &row.percent, &row.vat_rate}) judge(*number);
  for (const auto& line : piece.lines)
    for (const auto* number :
         {&line.quantity, &line.unit_price, &line.base_quantity, &line.net_amount, &line.vat_rate})
      judge(*number);
}

/// A number of at most `decimals` decimals, as written, and 19 digits (G1.14 to G1.16 of §3.6).
void form(const ChorusCheck& check, const Number& number, std::size_t decimals) {
  if (!number.value) return;
  const auto point = number.written.find('.');
  const auto written =
      point == std::string_view::npos ? std::size_t{0} : number.written.size() - point - 1;
  if (written > decimals || !in_range(digits_of(number.written)))
    report(check, number, {seen(number.written), {"expected", std::to_string(decimals)}});
}

}  // namespace

void numbers_readable(const ChorusCheck& check) {
  for_each_number(check.piece, [&](const Number& number) {
    if (number.unreadable() && !digits_of(number.written).valid)
      report(check, number, {seen(number.written)});
  });
}

void numbers_in_range(const ChorusCheck& check) {
  for_each_number(check.piece, [&](const Number& number) {
    if (!number.present()) return;
    const auto digits = digits_of(number.written);
    if (digits.valid && !in_range(digits)) report(check, number, {seen(number.written)});
  });
}

void amount_forms(const ChorusCheck& check) {
  constexpr std::size_t decimals = 2;
  const auto& totals = check.piece.totals;
  for (const auto* number :
       {&totals.lines, &totals.allowances, &totals.charges, &totals.net, &totals.vat, &totals.gross,
        &totals.prepaid, &totals.rounding, &totals.payable})
    form(check, *number, decimals);
  for (const auto& row : check.piece.vat)
    for (const auto* number : {&row.base, &row.amount}) form(check, *number, decimals);
  for (const auto& row : check.piece.allowances_charges)
    for (const auto* number : {&row.amount, &row.base}) form(check, *number, decimals);
  for (const auto& line : check.piece.lines) form(check, line.net_amount, decimals);
}

void quantity_forms(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) form(check, line.quantity, check.rule.limit);
}

void price_forms(const ChorusCheck& check) {
  for (const auto& line : check.piece.lines) {
    form(check, line.unit_price, most_decimals);
    if (line.unit_price.value && line.unit_price.value->is_negative())
      report(check, line.unit_price,
             {seen(line.unit_price.written), {"expected", std::to_string(most_decimals)}});
  }
}

}  // namespace ecluse::validation
