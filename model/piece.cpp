#include "model/piece.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace ecluse {
namespace {

constexpr std::string_view avoir = "381";

struct RegimeName {
  std::string_view written;
  VatRegime regime;
};

/// Régimes of UBL TaxTypeCode (chorus-edi.md §12) and of the API (§4.7), due date codes of CII
/// (§3.3: 72 and 5) and of BT-8 in UBL (UNTDID 2005: 3 invoice, 35 delivery, 432 payment).
constexpr std::array<RegimeName, 12> regimes{{
    {"TVA DEBIT", VatRegime::debit},
    {"TVA ENCAISSEMENT", VatRegime::encaissement},
    {"TVA_SUR_DEBIT", VatRegime::debit},
    {"TVA_SUR_ENCAISSEMENT", VatRegime::encaissement},
    {"EXONERATION", VatRegime::exonere},
    {"EXONERE", VatRegime::exonere},
    {"SANS_TVA", VatRegime::sans_tva},
    {"SANS TVA", VatRegime::sans_tva},
    {"5", VatRegime::debit},
    {"3", VatRegime::debit},
    {"72", VatRegime::encaissement},
    {"432", VatRegime::encaissement},
}};

VatRegime regime_named(const Text& field) {
  const auto found = std::ranges::find(regimes, text_of(field), &RegimeName::written);
  return found == regimes.end() ? VatRegime::unknown : found->regime;
}

auto head_of(const Piece& piece) {
  return std::tie(piece.kind, piece.number, piece.title, piece.vat_currency, piece.issue_date,
                  piece.tax_date, piece.delivery_date, piece.period_start, piece.period_end,
                  piece.period_text, piece.notes, piece.engagement, piece.engagement_date,
                  piece.marche, piece.origin_invoice, piece.origin_invoice_date,
                  piece.reference_code, piece.reference_text, piece.own_invoice,
                  piece.provider_category, piece.references);
}

auto parties_of(const Piece& piece) {
  return std::tie(piece.supplier, piece.recipient, piece.validator, piece.second_validator,
                  piece.moe, piece.moa, piece.payee, piece.tax_representative, piece.invoicer,
                  piece.payer);
}

auto groups_of(const Piece& piece) {
  return std::tie(piece.deliveries, piece.payments, piece.prepayments, piece.totals, piece.vat,
                  piece.allowances_charges, piece.lines, piece.attachments);
}

auto item_of(const Line& line) {
  return std::tie(line.id, line.type, line.subtype, line.name, line.description, line.note,
                  line.item_id, line.buyer_item_id, line.order_line, line.object_id,
                  line.accounting, line.origin_country, line.case_number, line.requisition_date,
                  line.authority);
}

auto sums_of(const Line& line) {
  return std::tie(line.quantity, line.unit, line.unit_price, line.net_amount, line.vat_category,
                  line.vat_rate, line.delivery_date, line.delivery_site, line.period_start,
                  line.period_end, line.allowances_charges);
}

/// One by default, so that a syntax which says it equals one which does not.
Decimal base_quantity_of(const Line& line) {
  return line.base_quantity.value.value_or(Decimal::of(1));
}

/// As written, or what the root of a credit note says.
std::string_view type_of(const Piece& piece) {
  const auto written = text_of(piece.type);
  return written.empty() && piece.syntax == Syntax::ubl_credit_note ? avoir : written;
}

bool same_bytes(const Blob* a, const Blob* b) {
  if (!a || !b) return a == b;
  return a->decoded_size == b->decoded_size && a->head == b->head;
}

}  // namespace

bool operator==(const Note& a, const Note& b) {
  return a.subject_code == b.subject_code && a.content == b.content;
}

bool operator==(const VatBreakdown& a, const VatBreakdown& b) {
  return a.category == b.category && a.rate == b.rate && a.base == b.base && a.amount == b.amount &&
         a.exemption_reason == b.exemption_reason && a.exemption_code == b.exemption_code;
}

bool operator==(const AllowanceCharge& a, const AllowanceCharge& b) {
  return adds(a) == adds(b) && a.amount == b.amount && a.base == b.base && a.percent == b.percent &&
         a.reason == b.reason && a.reason_code == b.reason_code &&
         a.vat_category == b.vat_category && a.vat_rate == b.vat_rate;
}

bool adds(const AllowanceCharge& one) {
  const auto written = text_of(one.is_charge);
  return written == "true" || written == "1";
}

bool operator==(const Property& a, const Property& b) {
  return a.name == b.name && a.value == b.value;
}

bool operator==(const Line& a, const Line& b) {
  return item_of(a) == item_of(b) && sums_of(a) == sums_of(b) &&
         base_quantity_of(a) == base_quantity_of(b);
}

bool operator==(const Attachment& a, const Attachment& b) {
  return a.id == b.id && a.file_name == b.file_name && a.mime == b.mime && a.uri == b.uri &&
         a.line == b.line && same_bytes(a.content, b.content);
}

bool operator==(const Payment& a, const Payment& b) {
  return a.means == b.means && a.iban == b.iban && a.bic == b.bic &&
         a.account_name == b.account_name && a.reference == b.reference && a.mandate == b.mandate &&
         a.card == b.card && a.note == b.note && a.due_date == b.due_date && a.terms == b.terms;
}

bool operator==(const Prepayment& a, const Prepayment& b) {
  return a.id == b.id && a.amount == b.amount && a.date == b.date;
}

bool operator==(const Delivery& a, const Delivery& b) {
  return a.site_id == b.site_id && a.name == b.name && a.address == b.address && a.date == b.date;
}

bool same_content(const Piece& a, const Piece& b) {
  return cadre_of(a) == cadre_of(b) && currency_of(a) == currency_of(b) &&
         type_of(a) == type_of(b) && vat_regime_of(a) == vat_regime_of(b) &&
         head_of(a) == head_of(b) && parties_of(a) == parties_of(b) && groups_of(a) == groups_of(b);
}

std::string_view cadre_of(const Piece& piece) {
  const auto written = text_of(piece.cadre);
  if (!written.empty()) return written;
  return piece.kind == PieceKind::memoire ? "A3" : "A1";
}

std::string_view currency_of(const Piece& piece) {
  const auto written = text_of(piece.currency);
  return written.empty() ? "EUR" : written;
}

VatRegime vat_regime_of(const Piece& piece) {
  auto regime = regime_named(piece.supplier.vat_regime);
  if (regime == VatRegime::unknown) regime = regime_named(piece.tax_date_type);
  for (const auto& row : piece.vat)
    if (regime == VatRegime::unknown) regime = regime_named(row.due_date_type);
  return regime;
}

bool is_avoir(const Piece& piece) {
  return piece.syntax == Syntax::ubl_credit_note || text_of(piece.type) == avoir;
}

}  // namespace ecluse
