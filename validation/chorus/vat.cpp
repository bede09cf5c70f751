#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"

namespace ecluse::validation {
namespace {

constexpr auto one_percent = Decimal::of(0, 10'000);

// Rule G1.24 of the DGFiP annex 7 (chorus-edi.md §3.6).
constexpr std::array french_rates{
    Decimal::of(0),           Decimal::of(0, 900'000), Decimal::of(1, 50'000),
    Decimal::of(1, 750'000),  Decimal::of(2, 100'000), Decimal::of(5, 500'000),
    Decimal::of(7),           Decimal::of(8, 500'000), Decimal::of(9, 200'000),
    Decimal::of(9, 600'000),  Decimal::of(10),         Decimal::of(13),
    Decimal::of(19, 600'000), Decimal::of(20),         Decimal::of(20, 600'000)};

// What stands for a régime: in UBL the words of TaxTypeCode; in CII the code of DueDateTypeCode
// (chorus-edi.md §3.3, §4.7, §12), with what EN 16931 allows in its place.
constexpr std::array<std::string_view, 4> regimes{"TVA DEBIT", "TVA ENCAISSEMENT", "EXONERATION",
                                                  "SANS TVA"};
constexpr std::array<std::string_view, 6> due_dates{"3", "5", "29", "35", "72", "432"};
constexpr std::array<std::string_view, 10> categories{"S", "E", "AE", "K", "G",
                                                      "O", "Z", "L",  "M", "B"};

template <class List, class Item>
bool is_among(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void rate_listed(const ChorusCheck& check, const Number& rate) {
  if (rate.value && !is_among(french_rates, *rate.value)) report(check, rate, {seen(rate.written)});
}

/// A sum over the breakdown, nothing when a row lacks its part.
std::optional<Decimal> sum_of(const Piece& piece, Number VatBreakdown::*part) {
  Decimal sum;
  for (const auto& row : piece.vat) {
    const auto& number = row.*part;
    if (!number.value) return std::nullopt;
    sum += *number.value;
  }
  return sum;
}

void breakdown_makes(const ChorusCheck& check, const Number& total, Number VatBreakdown::*part) {
  if (!total.value || check.piece.vat.empty()) return;
  const auto sum = sum_of(check.piece, part);
  if (sum && !near(*sum, *total.value)) report_sum(check, total, *sum);
}

}  // namespace

void vat_rows_add_up(const ChorusCheck& check) {
  const auto& declared = check.piece.totals.vat;
  if (!declared.value || check.piece.vat.empty()) return;
  Decimal sum;
  std::int64_t count = 0;
  for (const auto& row : check.piece.vat) {
    if (!row.amount.value) return;
    sum += *row.amount.value;
    ++count;
  }
  const auto tolerance = one_cent * Decimal::of(count);
  if (!near(sum, *declared.value, tolerance)) report_sum(check, declared, sum);
}

void vat_row_right(const ChorusCheck& check) {
  for (const auto& row : check.piece.vat) {
    if (!row.base.value || !row.rate.value || !row.amount.value) continue;
    const auto computed = (*row.base.value * *row.rate.value * one_percent).rounded(2);
    if (!near(computed, *row.amount.value)) report_sum(check, row.amount, computed);
  }
}

void exemption_explained(const ChorusCheck& check) {
  for (const auto& row : check.piece.vat)
    if (text_of(row.category) == "E" && is_blank(row.exemption_reason))
      report(check, row.category, {seen("E")});
}

void breakdown_adds_up(const ChorusCheck& check) {
  breakdown_makes(check, check.piece.totals.net, &VatBreakdown::base);
  if (currency_of(check.piece) == "EUR")
    breakdown_makes(check, check.piece.totals.vat, &VatBreakdown::amount);
}

void rates_listed(const ChorusCheck& check) {
  for (const auto& row : check.piece.vat) rate_listed(check, row.rate);
  for (const auto& row : check.piece.allowances_charges) rate_listed(check, row.vat_rate);
  for (const auto& line : check.piece.lines) rate_listed(check, line.vat_rate);
}

void regime_known(const ChorusCheck& check) {
  const auto& regime = check.piece.supplier.vat_regime;
  if (!is_blank(regime) && !is_among(regimes, text_of(regime)))
    report(check, regime, {seen(text_of(regime)), {"expected", "TVA DEBIT, TVA ENCAISSEMENT"}});
  for (const auto& row : check.piece.vat)
    if (!is_blank(row.due_date_type) && !is_among(due_dates, text_of(row.due_date_type)))
      report(check, row.due_date_type,
             {seen(text_of(row.due_date_type)), {"expected", "5 (débits), 72 (encaissements)"}});
}

void categories_known(const ChorusCheck& check) {
  const auto judge = [&](const Text& category) {
    if (!is_blank(category) && !is_among(categories, text_of(category)))
      report(check, category, {seen(text_of(category)), {"expected", "S, E, AE, K, G, O, Z"}});
  };
  for (const auto& row : check.piece.vat) judge(row.category);
  for (const auto& line : check.piece.lines) judge(line.vat_category);
}

}  // namespace ecluse::validation
