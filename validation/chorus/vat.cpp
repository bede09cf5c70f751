#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"

namespace ecluse::validation {
namespace {

constexpr auto one_percent = Decimal::of(0, 10'000);

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

}  // namespace ecluse::validation
