// The rules of the DGFiP annex 7 (V1.8) that bear on the invoice as a whole (chorus-edi.md §3.6).
#include <algorithm>
#include <string>

#include "validation/chorus/predicates.hpp"
#include "validation/chorus/report.hpp"
#include "validation/chorus/tree.hpp"
#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

constexpr std::string_view credit_notes = "261 381 396 502 503";
constexpr std::string_view corrective = "384 471 472 473";
constexpr std::string_view prepayments = "386 500 503";
constexpr std::string_view after_prepayment = "B4 S4 M4";
constexpr std::string_view net_of_tax = "VATEX-FR-CNWVAT";
constexpr auto small_invoice = Decimal::of(150);  ///< EUR, G1.41

constexpr Whereabouts origin_place{
    "BillingReference/InvoiceDocumentReference/ID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/InvoiceReferencedDocument/"
    "IssuerAssignedID"};
constexpr Whereabouts line_origin_place{
    "InvoiceLine/BillingReference/InvoiceDocumentReference/ID "
    "CreditNoteLine/BillingReference/InvoiceDocumentReference/ID",
    "SupplyChainTradeTransaction/IncludedSupplyChainTradeLineItem/SpecifiedLineTradeSettlement/"
    "InvoiceReferencedDocument/IssuerAssignedID"};
constexpr Whereabouts vat_total_place{
    "TaxTotal/TaxAmount",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement/"
    "SpecifiedTradeSettlementHeaderMonetarySummation/TaxTotalAmount"};
constexpr Whereabouts seller_vat_place{
    "AccountingSupplierParty/Party/PartyTaxScheme/CompanyID",
    "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/SellerTradeParty/"
    "SpecifiedTaxRegistration/ID"};
constexpr Whereabouts exemption_code{"TaxCategory/TaxExemptionReasonCode", "ExemptionReasonCode"};

bool is_of(const Piece& piece, std::string_view types) {
  return is_listed(text_of(piece.type), types);
}

bool any_at(const Piece& piece, const Whereabouts& where) {
  bool found = false;
  if (piece.root)
    for_each_at(*piece.root, path_in(piece, where), [&](const Element&) { found = true; });
  return found;
}

/// The VATEX code of a row of the breakdown, empty when it has none.
std::string_view exemption_code_of(const Piece& piece, const VatBreakdown& row) {
  std::string_view code;
  if (row.at)
    for_each_at(*row.at, path_in(piece, exemption_code),
                [&](const Element& at) { code = trimmed_text(at); });
  return code;
}

bool is_number_character(char c) {
  return is_alphanumeric({&c, 1}) || c == ' ' || c == '-' || c == '+' || c == '_' || c == '/';
}

}  // namespace

void number_form_2026(const ChorusCheck& check) {
  const auto& number = check.piece.number;
  if (!number.present()) return;
  const auto written = number.at->text;
  const auto spaces_right = written.find_first_not_of(' ') == 0 && !written.ends_with(' ') &&
                            written.find("  ") == std::string_view::npos;
  if (spaces_right && std::all_of(written.begin(), written.end(), is_number_character)) return;
  report(check, number,
         {seen(written), {"cause", spaces_right ? "number_alphabet" : "number_spaces"}});
}

void vat_total_in_euros(const ChorusCheck& check) {
  if (currency_of(check.piece) == "EUR") return;
  bool in_euros = false;
  if (check.piece.root)
    for_each_at(*check.piece.root, path_in(check.piece, vat_total_place), [&](const Element& at) {
      in_euros = in_euros || attribute(at, "currencyID") == "EUR";
    });
  if (!in_euros)
    report_missing(check, vat_total_place,
                   {{"seen", std::string(currency_of(check.piece))}, {"expected", "EUR"}});
}

void origin_present(const ChorusCheck& check) {
  const auto& piece = check.piece;
  const bool needed = piece.syntax == Syntax::ubl_credit_note || is_of(piece, credit_notes) ||
                      is_of(piece, corrective);
  if (needed && !any_at(piece, origin_place) && !any_at(piece, line_origin_place))
    report_missing(check, origin_place, {seen(text_of(piece.type))});
}

void exemption_coded(const ChorusCheck& check) {
  const auto& piece = check.piece;
  const auto& gross = piece.totals.gross.value;
  if (is_of(piece, corrective) || (gross && *gross < small_invoice)) return;
  for (const auto& row : piece.vat)
    if (text_of(row.category) == "E" &&
        (is_blank(row.exemption_reason) || exemption_code_of(piece, row).empty()))
      report(check, row.category, {seen("E")});
}

void exempt_seller_has_vat_number(const ChorusCheck& check) {
  const auto& piece = check.piece;
  const bool exempt = std::any_of(piece.vat.begin(), piece.vat.end(), [](const VatBreakdown& row) {
    return text_of(row.category) == "E";
  });
  if (exempt && is_blank(piece.supplier.vat_number)) report_missing(check, seller_vat_place);
}

void net_of_tax_on_credit_notes(const ChorusCheck& check) {
  if (is_of(check.piece, "261 381 396")) return;
  for (const auto& row : check.piece.vat)
    if (exemption_code_of(check.piece, row) == net_of_tax)
      report_at(check, row.at,
                {seen(net_of_tax), {"type", std::string(text_of(check.piece.type))}});
}

void final_invoice_type(const ChorusCheck& check) {
  const auto& piece = check.piece;
  if (is_listed(text_of(piece.cadre), after_prepayment) && is_of(piece, prepayments))
    report(check, piece.type,
           {seen(text_of(piece.type)), {"cadre", std::string(text_of(piece.cadre))}});
}

void allowance_has_vat_rate(const ChorusCheck& check) {
  for (const auto& row : check.piece.allowances_charges) {
    const auto indicator = text_of(row.is_charge);
    if (indicator != "true" && indicator != "1" && !row.vat_rate.present())
      report_at(check, row.at, {{"seen", std::string(row.amount.written)}});
  }
}

void period_strictly_in_order(const ChorusCheck& check) {
  const auto &start = check.piece.period_start, &end = check.piece.period_end;
  if (!start.value || !end.value || *start.value < *end.value) return;
  report(check, end, {seen(iso_text(*end.value)), {"start", iso_text(*start.value)}});
}

void country_known(const ChorusCheck& check) {
  for_each_place(check, [&](const Element& at) {
    const auto code = trimmed_text(at);
    if (!is_country(code)) report_at(check, &at, {seen(code)});
  });
}

}  // namespace ecluse::validation
