#include <algorithm>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/chorus/tree.hpp"

// Sums are exact. One cent of difference is left to rounding; where lines are added, half a cent
// for each, what rounding a line can make.
namespace ecluse::validation {
namespace {

constexpr auto half_a_cent = Decimal::of(0, 5'000);

constexpr Whereabouts lines_place{"InvoiceLine",
                                  "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem",
                                  "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Lignes/"
                                  "Ligne"};
constexpr Whereabouts net_place{
    "LegalMonetaryTotal/TaxExclusiveAmount",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementHeaderMonetarySummation/TaxBasisTotalAmount",
    "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Montants/"
    "MontantHT"};
constexpr Whereabouts gross_place{
    "LegalMonetaryTotal/TaxInclusiveAmount",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount",
    "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Montants/"
    "MontantTTC"};
constexpr Whereabouts payable_place{
    "LegalMonetaryTotal/PayableAmount",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementHeaderMonetarySummation/DuePayableAmount",
    "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/Montants/"
    "MontantNetAPayer"};
constexpr Whereabouts vat_place{"TaxTotal/TaxAmount",
                                "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
                                "SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount",
                                "CPPFactures/CPPFactureMixteUnitaire/DonneesFacture/TVAS/TVA/"
                                "MontantTVA"};

Decimal or_zero(const Number& number) {
  return number.value.value_or(Decimal{});
}

/// What document allowances and charges add to the lines, from the totals that declare them.
Decimal declared_adjustment(const Totals& totals) {
  return or_zero(totals.charges) - or_zero(totals.allowances);
}

/// The same where a total that is not declared is replaced by the sum of its rows.
Decimal listed_adjustment(const Piece& piece) {
  Decimal allowances = or_zero(piece.totals.allowances), charges = or_zero(piece.totals.charges);
  for (const auto& row : piece.allowances_charges) {
    const auto indicator = text_of(row.is_charge);
    const bool is_charge = indicator == "true" || indicator == "1";
    if (is_charge && !piece.totals.charges.present()) charges += or_zero(row.amount);
    if (!is_charge && !piece.totals.allowances.present()) allowances += or_zero(row.amount);
  }
  return charges - allowances;
}

/// Whether `lines` and the allowances and charges of the document give `net`, by either reading.
bool gives_net(const Piece& piece, Decimal lines, Decimal net, Decimal tolerance) {
  return near(lines + declared_adjustment(piece.totals), net, tolerance) ||
         near(lines + listed_adjustment(piece), net, tolerance);
}

Decimal due_beside_gross(const Totals& totals) {
  return or_zero(totals.rounding) - or_zero(totals.prepaid);
}

/// Whether the global allowance is taken from the total with VAT (remise globale TTC, acceptance
/// GAP-10): the lines make the net and the whole chain holds with it at the end.
bool allowance_with_vat(const Totals& totals) {
  if (!totals.lines.value || !totals.net.value || !totals.vat.value || !totals.payable.value)
    return false;
  const auto adjustment = declared_adjustment(totals);
  if (adjustment.is_zero()) return false;
  const auto expected =
      *totals.net.value + *totals.vat.value + adjustment + due_beside_gross(totals);
  return near(*totals.lines.value, *totals.net.value) && near(expected, *totals.payable.value);
}

struct LineSum {
  Decimal total;
  std::int64_t count = 0;  ///< DETAIL lines
  bool complete = true;    ///< each of them has a readable amount
};

LineSum sum_of_lines(const Piece& piece) {
  LineSum sum;
  for (const auto& line : piece.lines) {
    if (line.type != LineType::detail) continue;
    ++sum.count;
    sum.complete = sum.complete && line.net_amount.value;
    sum.total += or_zero(line.net_amount);
  }
  return sum;
}

Decimal tolerance_of(const LineSum& sum) {
  return std::max(one_cent, half_a_cent * Decimal::of(sum.count));
}

void present(const ChorusCheck& check, const Number& total, const Whereabouts& where) {
  if (!total.present()) report_missing(check, where);
}

}  // namespace

void lines_present(const ChorusCheck& check) {
  if (check.piece.syntax == Syntax::cpp_mixte) return;  // the real example has none (§12)
  if (check.piece.lines.empty()) report_missing(check, lines_place);
}

void net_present(const ChorusCheck& check) {
  present(check, check.piece.totals.net, net_place);
}

void gross_present(const ChorusCheck& check) {
  present(check, check.piece.totals.gross, gross_place);
}

void payable_present(const ChorusCheck& check) {
  present(check, check.piece.totals.payable, payable_place);
}

void vat_present(const ChorusCheck& check) {
  present(check, check.piece.totals.vat, vat_place);
}

void tax_total_has_amount(const ChorusCheck& check) {
  for_each_place(check, [&](const Element& at) {
    if (!child(at, "TaxAmount"))
      report_at(check, &at, {{"missing", dotted_path_of(check.piece, vat_place)}});
  });
}

void lines_add_up(const ChorusCheck& check) {
  const auto& totals = check.piece.totals;
  const auto sum = sum_of_lines(check.piece);
  if (sum.count == 0 || !sum.complete) return;
  const auto tolerance = tolerance_of(sum);
  if (totals.lines.value) {
    if (!near(sum.total, *totals.lines.value, tolerance))
      report_sum(check, totals.lines, sum.total);
  } else if (totals.net.value && !gives_net(check.piece, sum.total, *totals.net.value, tolerance)) {
    report_sum(check, totals.net, sum.total + declared_adjustment(totals));
  }
}

void net_adds_up(const ChorusCheck& check) {
  const auto& totals = check.piece.totals;
  if (!totals.lines.value || !totals.net.value || allowance_with_vat(totals)) return;
  if (!gives_net(check.piece, *totals.lines.value, *totals.net.value, one_cent))
    report_sum(check, totals.net, *totals.lines.value + declared_adjustment(totals));
}

void gross_adds_up(const ChorusCheck& check) {
  const auto& totals = check.piece.totals;
  if (!totals.net.value || !totals.vat.value || !totals.gross.value) return;
  const auto computed = *totals.net.value + *totals.vat.value;
  if (near(computed, *totals.gross.value)) return;
  if (allowance_with_vat(totals) &&
      near(computed + declared_adjustment(totals), *totals.gross.value))
    return;
  report_sum(check, totals.gross, computed);
}

void payable_adds_up(const ChorusCheck& check) {
  const auto& totals = check.piece.totals;
  if (!totals.gross.value || !totals.payable.value) return;
  const auto computed = *totals.gross.value + due_beside_gross(totals);
  if (near(computed, *totals.payable.value) || allowance_with_vat(totals)) return;
  report_sum(check, totals.payable, computed);
}

}  // namespace ecluse::validation
