#include "parsers/draft.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "parsers/group_fields.hpp"
#include "parsers/line_fields.hpp"
#include "parsers/party_fields.hpp"

namespace ecluse::parsers {
namespace {

using Fields = std::vector<FieldEntry>;

template <Text Piece::*F>
FieldEntry header(const char* name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return d.piece.*F; }}};
}

template <Day Piece::*F>
FieldEntry header_day(const char* name) {
  return {name, DaySlot{[](Draft& d) -> Day& { return d.piece.*F; }}};
}

template <Number Totals::*F>
FieldEntry total(const char* name) {
  return {name, NumberSlot{[](Draft& d) -> Number& { return d.piece.totals.*F; }}};
}

template <Text References::*F>
FieldEntry reference(const char* name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return d.piece.references.*F; }}};
}

template <Text Payment::*F>
FieldEntry any_payment(const char* name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return d.any_payment.*F; }}};
}

void add_header(Fields& fields) {
  fields.insert(fields.end(), {
                                  header<&Piece::number>("number"),
                                  header<&Piece::type>("type"),
                                  header<&Piece::title>("title"),
                                  header<&Piece::cadre>("cadre"),
                                  header<&Piece::profile>("profile"),
                                  header<&Piece::deposit_mode>("deposit_mode"),
                                  header<&Piece::currency>("currency"),
                                  header<&Piece::vat_currency>("vat_currency"),
                                  header<&Piece::tax_date_type>("tax_date_type"),
                                  header<&Piece::engagement>("engagement"),
                                  header<&Piece::engagement_type>("engagement_type"),
                                  header<&Piece::marche>("marche"),
                                  header<&Piece::marche_type>("marche_type"),
                                  header<&Piece::origin_invoice>("origin_invoice"),
                                  header<&Piece::reference_code>("reference_code"),
                                  header<&Piece::reference_text>("reference_text"),
                                  header<&Piece::own_invoice>("own_invoice"),
                                  header<&Piece::provider_category>("provider_category"),
                                  header<&Piece::period_text>("period_text"),
                              });
}

void add_days(Fields& fields) {
  fields.insert(fields.end(),
                {
                    header_day<&Piece::issue_date>("issue_date"),
                    header_day<&Piece::tax_date>("tax_date"),
                    header_day<&Piece::delivery_date>("delivery_date"),
                    header_day<&Piece::period_start>("period_start"),
                    header_day<&Piece::period_end>("period_end"),
                    header_day<&Piece::engagement_date>("engagement_date"),
                    header_day<&Piece::origin_invoice_date>("origin_invoice_date"),
                    {"due_date", DaySlot{[](Draft& d) -> Day& { return d.any_payment.due_date; }}},
                });
}

void add_references(Fields& fields) {
  fields.insert(fields.end(),
                {
                    reference<&References::project>("references.project"),
                    reference<&References::sales_order>("references.sales_order"),
                    reference<&References::reception>("references.reception"),
                    reference<&References::despatch>("references.despatch"),
                    reference<&References::tender>("references.tender"),
                    reference<&References::invoiced_object>("references.invoiced_object"),
                    reference<&References::accounting>("references.accounting"),
                });
}

void add_totals(Fields& fields) {
  fields.insert(fields.end(),
                {
                    total<&Totals::lines>("totals.lines"),
                    total<&Totals::allowances>("totals.allowances"),
                    total<&Totals::charges>("totals.charges"),
                    total<&Totals::net>("totals.net"),
                    total<&Totals::vat>("totals.vat"),
                    {"totals.vat_accounting",
                     NumberSlot{[](Draft& d) -> Number& { return d.piece.totals.vat_accounting; },
                                InCurrency::accounting}},
                    total<&Totals::gross>("totals.gross"),
                    total<&Totals::prepaid>("totals.prepaid"),
                    total<&Totals::rounding>("totals.rounding"),
                    total<&Totals::payable>("totals.payable"),
                });
}

/// What is said of all payments, and the account of CPP, which stands with the supplier.
void add_any_payment(Fields& fields) {
  fields.insert(fields.end(), {
                                  any_payment<&Payment::terms>("terms"),
                                  any_payment<&Payment::mandate>("mandate"),
                                  any_payment<&Payment::reference>("payment_reference"),
                                  any_payment<&Payment::account_type>("account.type"),
                                  any_payment<&Payment::iban>("account.iban"),
                                  any_payment<&Payment::bic>("account.bic"),
                                  any_payment<&Payment::account_name>("account.name"),
                              });
}

/// An attachment within a line is of that line.
void add_attachment(Draft& draft, const Element& at) {
  add_member(draft.piece.attachments, at);
  if (draft.piece.lines.empty()) return;
  const auto& line = draft.piece.lines.back();
  for (const auto* one = at.parent; one; one = one->parent)
    if (one == line.at) draft.piece.attachments.back().line = line.id;
}

void add_notes(Fields& fields) {
  constexpr auto in = &Piece::notes;
  fields.insert(fields.end(), {
                                  {"note", group<in>()},
                                  text_in<in, &Note::subject_code>("note.subject_code"),
                                  text_in<in, &Note::content>("note.content"),
                              });
}

void add_payments(Fields& fields) {
  constexpr auto in = &Piece::payments;
  fields.insert(fields.end(), {
                                  {"payment", group<in>()},
                                  text_in<in, &Payment::means>("payment.means"),
                                  text_in<in, &Payment::means_text>("payment.means_text"),
                                  text_in<in, &Payment::iban>("payment.iban"),
                                  text_in<in, &Payment::account_type>("payment.account_type"),
                                  text_in<in, &Payment::bic>("payment.bic"),
                                  text_in<in, &Payment::account_name>("payment.account_name"),
                                  text_in<in, &Payment::reference>("payment.reference"),
                                  text_in<in, &Payment::mandate>("payment.mandate"),
                                  text_in<in, &Payment::card>("payment.card"),
                                  text_in<in, &Payment::note>("payment.note"),
                                  text_in<in, &Payment::terms>("payment.terms"),
                                  day_in<in, &Payment::due_date>("payment.due_date"),
                              });
}

void add_prepayments(Fields& fields) {
  constexpr auto in = &Piece::prepayments;
  fields.insert(fields.end(), {
                                  {"prepayment", group<in>()},
                                  text_in<in, &Prepayment::id>("prepayment.id"),
                                  number_in<in, &Prepayment::amount>("prepayment.amount"),
                                  day_in<in, &Prepayment::date>("prepayment.date"),
                              });
}

Address& delivery_address(Draft& draft) {
  return draft.piece.deliveries.back().address;
}

void add_deliveries(Fields& fields) {
  constexpr auto in = &Piece::deliveries;
  fields.insert(fields.end(), {
                                  {"delivery", group<in>()},
                                  text_in<in, &Delivery::site_id>("delivery.site_id"),
                                  text_in<in, &Delivery::name>("delivery.name"),
                                  day_in<in, &Delivery::date>("delivery.date"),
                              });
  add_address<&delivery_address>(fields, "delivery.address");
}

void add_vat(Fields& fields) {
  constexpr auto in = &Piece::vat;
  fields.insert(fields.end(),
                {
                    {"vat", group<in>()},
                    text_in<in, &VatBreakdown::category>("vat.category"),
                    number_in<in, &VatBreakdown::rate>("vat.rate"),
                    number_in<in, &VatBreakdown::base>("vat.base"),
                    number_in<in, &VatBreakdown::amount>("vat.amount"),
                    text_in<in, &VatBreakdown::exemption_reason>("vat.exemption_reason"),
                    text_in<in, &VatBreakdown::exemption_code>("vat.exemption_code"),
                    text_in<in, &VatBreakdown::due_date_type>("vat.due_date_type"),
                });
}

void add_allowances_charges(Fields& fields) {
  constexpr auto in = &Piece::allowances_charges;
  fields.insert(fields.end(),
                {
                    {"allowance_charge", group<in>()},
                    text_in<in, &AllowanceCharge::is_charge>("allowance_charge.is_charge"),
                    number_in<in, &AllowanceCharge::amount>("allowance_charge.amount"),
                    number_in<in, &AllowanceCharge::base>("allowance_charge.base"),
                    number_in<in, &AllowanceCharge::percent>("allowance_charge.percent"),
                    text_in<in, &AllowanceCharge::reason>("allowance_charge.reason"),
                    text_in<in, &AllowanceCharge::reason_code>("allowance_charge.reason_code"),
                    text_in<in, &AllowanceCharge::vat_category>("allowance_charge.vat_category"),
                    number_in<in, &AllowanceCharge::vat_rate>("allowance_charge.vat_rate"),
                });
}

void add_attachments(Fields& fields) {
  constexpr auto in = &Piece::attachments;
  fields.insert(fields.end(), {
                                  {"attachment", GroupSlot{add_attachment}},
                                  text_in<in, &Attachment::id>("attachment.id"),
                                  text_in<in, &Attachment::file_name>("attachment.file_name"),
                                  text_in<in, &Attachment::type>("attachment.type"),
                                  text_in<in, &Attachment::description>("attachment.description"),
                                  text_in<in, &Attachment::mime>("attachment.mime"),
                                  text_in<in, &Attachment::uri>("attachment.uri"),
                                  text_in<in, &Attachment::line>("attachment.line"),
                                  {"attachment.content", BlobSlot{[](Draft& d) -> const Blob*& {
                                     return d.piece.attachments.back().content;
                                   }}},
                              });
}

struct LineTypeName {
  std::string_view written;
  LineType type;
};

/// UBL TYPE_LIGNE (chorus-edi.md §12) and the LineStatusReasonCode of the profiles of 2026.
constexpr std::array<LineTypeName, 4> line_types{{
    {"DETAIL", LineType::detail},
    {"INFORMATION", LineType::information},
    {"REGROUPEMENT", LineType::regroupement},
    {"GROUP", LineType::regroupement},
}};

void settle(Line& line, const Draft::Prices& prices) {
  line.type = line_type_of(text_of(line.type_written));
  if (is_line_type(text_of(line.subtype))) line.subtype = {};
  line.gross_price = prices.gross;
}

void settle(Payment& payment, const Payment& any) {
  const auto take = [](auto& field, const auto& from) {
    if (!field.present()) field = from;
  };
  take(payment.due_date, any.due_date);
  for (const auto field :
       {&Payment::terms, &Payment::mandate, &Payment::reference, &Payment::account_type,
        &Payment::iban, &Payment::bic, &Payment::account_name})
    take(payment.*field, any.*field);
}

/// What the register gave is told apart only where it is not the identifier.
void settle(Party& party) {
  if (party.registration.at == party.identifier.id.at) party.registration = {};
}

bool names_no_site(const Delivery& one) {
  return !one.site_id.present() && !one.name.present() && one.address == Address{};
}

constexpr std::array parties{
    &Piece::supplier, &Piece::recipient, &Piece::validator, &Piece::second_validator,
    &Piece::moe,      &Piece::moa,       &Piece::payee,     &Piece::tax_representative,
    &Piece::invoicer, &Piece::payer};

}  // namespace

std::vector<FieldEntry> all_fields() {
  Fields fields;
  add_header(fields);
  add_days(fields);
  add_references(fields);
  add_totals(fields);
  add_any_payment(fields);
  add_parties(fields);
  add_notes(fields);
  add_deliveries(fields);
  add_payments(fields);
  add_prepayments(fields);
  add_vat(fields);
  add_allowances_charges(fields);
  add_attachments(fields);
  add_lines(fields);
  return fields;
}

Piece finished(Draft draft) {
  auto& piece = draft.piece;
  for (std::size_t i = 0; i < piece.lines.size(); ++i) settle(piece.lines[i], draft.prices[i]);
  for (auto& payment : piece.payments) settle(payment, draft.any_payment);
  for (auto P : parties) settle(piece.*P);
  std::erase_if(piece.deliveries, names_no_site);
  return std::move(piece);
}

LineType line_type_of(std::string_view written) {
  const auto found = std::ranges::find(line_types, written, &LineTypeName::written);
  return found == line_types.end() ? LineType::detail : found->type;
}

bool is_line_type(std::string_view written) {
  return std::ranges::find(line_types, written, &LineTypeName::written) != line_types.end();
}

}  // namespace ecluse::parsers
