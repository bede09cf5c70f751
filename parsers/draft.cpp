#include "parsers/draft.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecluse::parsers {
namespace {

using Fields = std::vector<FieldEntry>;

constexpr std::size_t most_reserved = 10'000;  ///< members; a hostile document may name millions

template <Party Piece::*P>
void add_party(Fields& fields, const std::string& name) {
  const auto text = [&](const char* field, Reach<Text> reach) {
    fields.push_back({name + "." + field, TextSlot{reach}});
  };
  text("name", [](Draft& d) -> Text& { return (d.piece.*P).name; });
  text("trading_name", [](Draft& d) -> Text& { return (d.piece.*P).trading_name; });
  text("vat_number", [](Draft& d) -> Text& { return (d.piece.*P).vat_number; });
  text("vat_regime", [](Draft& d) -> Text& { return (d.piece.*P).vat_regime; });
  text("service_code", [](Draft& d) -> Text& { return (d.piece.*P).service_code; });
  text("address.line", [](Draft& d) -> Text& { return (d.piece.*P).address.line; });
  text("address.additional_line",
       [](Draft& d) -> Text& { return (d.piece.*P).address.additional_line; });
  text("address.city", [](Draft& d) -> Text& { return (d.piece.*P).address.city; });
  text("address.postal_code", [](Draft& d) -> Text& { return (d.piece.*P).address.postal_code; });
  text("address.country", [](Draft& d) -> Text& { return (d.piece.*P).address.country; });
  text("contact.name", [](Draft& d) -> Text& { return (d.piece.*P).contact.name; });
  text("contact.department", [](Draft& d) -> Text& { return (d.piece.*P).contact.department; });
  text("contact.telephone", [](Draft& d) -> Text& { return (d.piece.*P).contact.telephone; });
  text("contact.email", [](Draft& d) -> Text& { return (d.piece.*P).contact.email; });
  fields.push_back({name + ".identifier", IdentifierSlot{[](Draft& d) -> Identifier& {
                      return (d.piece.*P).identifier;
                    }}});
}

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

void add_header(Fields& fields) {
  fields.insert(fields.end(),
                {
                    header<&Piece::number>("number"),
                    header<&Piece::type>("type"),
                    header<&Piece::cadre>("cadre"),
                    header<&Piece::profile>("profile"),
                    header<&Piece::currency>("currency"),
                    header<&Piece::engagement>("engagement"),
                    header<&Piece::marche>("marche"),
                    header<&Piece::marche_type>("marche_type"),
                    header<&Piece::origin_invoice>("origin_invoice"),
                    header_day<&Piece::issue_date>("issue_date"),
                    header_day<&Piece::delivery_date>("delivery_date"),
                    header_day<&Piece::period_start>("period_start"),
                    header_day<&Piece::period_end>("period_end"),
                    {"due_date", DaySlot{[](Draft& d) -> Day& { return d.due_date; }}},
                    {"terms", TextSlot{[](Draft& d) -> Text& { return d.terms; }}},
                    total<&Totals::lines>("totals.lines"),
                    total<&Totals::allowances>("totals.allowances"),
                    total<&Totals::charges>("totals.charges"),
                    total<&Totals::net>("totals.net"),
                    total<&Totals::vat>("totals.vat"),
                    total<&Totals::gross>("totals.gross"),
                    total<&Totals::prepaid>("totals.prepaid"),
                    total<&Totals::rounding>("totals.rounding"),
                    total<&Totals::payable>("totals.payable"),
                });
}

std::size_t same_named_from(const Element& element) {
  std::size_t count = 0;
  for (const auto* one = &element; one; one = one->next) count += one->name == element.name;
  return count;
}

/// A member more in a vector of groups that know their element. The first makes room for all that
/// follow.
template <class T>
void add_member(std::vector<T>& members, const Element& at) {
  if (members.empty()) members.reserve(std::min(same_named_from(at), most_reserved));
  members.emplace_back().at = &at;
}

template <auto Group>
GroupSlot group() {
  return {[](Draft& d, const Element& at) { add_member(d.piece.*Group, at); }};
}

void add_line(Draft& draft, const Element& at) {
  add_member(draft.piece.lines, at);
  if (draft.prices.empty()) draft.prices.reserve(draft.piece.lines.capacity());
  draft.prices.emplace_back();
}

/// The field F of the last member of the group.
template <auto Group, auto F>
FieldEntry text_in(const char* name) {
  return {name, TextSlot{[](Draft& d) -> Text& { return (d.piece.*Group).back().*F; }}};
}

template <auto Group, auto F>
FieldEntry number_in(const char* name) {
  return {name, NumberSlot{[](Draft& d) -> Number& { return (d.piece.*Group).back().*F; }}};
}

template <auto Group, auto F>
FieldEntry day_in(const char* name) {
  return {name, DaySlot{[](Draft& d) -> Day& { return (d.piece.*Group).back().*F; }}};
}

template <Number Draft::Prices::*F>
FieldEntry price(const char* name) {
  return {name, NumberSlot{[](Draft& d) -> Number& { return d.prices.back().*F; }}};
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
                                  text_in<in, &Payment::bic>("payment.bic"),
                                  text_in<in, &Payment::account_name>("payment.account_name"),
                                  text_in<in, &Payment::terms>("payment.terms"),
                                  day_in<in, &Payment::due_date>("payment.due_date"),
                              });
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
                                  {"attachment", group<in>()},
                                  text_in<in, &Attachment::id>("attachment.id"),
                                  text_in<in, &Attachment::file_name>("attachment.file_name"),
                                  text_in<in, &Attachment::type>("attachment.type"),
                                  text_in<in, &Attachment::mime>("attachment.mime"),
                                  {"attachment.content", BlobSlot{[](Draft& d) -> const Blob*& {
                                     return d.piece.attachments.back().content;
                                   }}},
                              });
}

void add_lines(Fields& fields) {
  constexpr auto in = &Piece::lines;
  fields.insert(fields.end(), {
                                  {"line", GroupSlot{add_line}},
                                  text_in<in, &Line::id>("line.id"),
                                  {"line.type", TextSlot{[](Draft& d) -> Text& {
                                                           return d.piece.lines.back().type_written;
                                                         },
                                                         is_line_type}},
                                  text_in<in, &Line::name>("line.name"),
                                  text_in<in, &Line::description>("line.description"),
                                  text_in<in, &Line::note>("line.note"),
                                  text_in<in, &Line::item_id>("line.item_id"),
                                  number_in<in, &Line::quantity>("line.quantity"),
                                  text_in<in, &Line::unit>("line.unit"),
                                  number_in<in, &Line::unit_price>("line.unit_price"),
                                  number_in<in, &Line::base_quantity>("line.base_quantity"),
                                  price<&Draft::Prices::gross>("line.gross_price"),
                                  price<&Draft::Prices::gross_quantity>("line.gross_quantity"),
                                  price<&Draft::Prices::net>("line.net_price"),
                                  price<&Draft::Prices::net_quantity>("line.net_quantity"),
                                  number_in<in, &Line::net_amount>("line.net_amount"),
                                  text_in<in, &Line::vat_category>("line.vat_category"),
                                  number_in<in, &Line::vat_rate>("line.vat_rate"),
                                  day_in<in, &Line::delivery_date>("line.delivery_date"),
                                  text_in<in, &Line::delivery_site>("line.delivery_site"),
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

}  // namespace

std::vector<FieldEntry> all_fields() {
  Fields fields;
  add_header(fields);
  add_party<&Piece::supplier>(fields, "supplier");
  add_party<&Piece::recipient>(fields, "recipient");
  add_party<&Piece::validator>(fields, "validator");
  add_party<&Piece::payee>(fields, "payee");
  add_notes(fields);
  add_payments(fields);
  add_vat(fields);
  add_allowances_charges(fields);
  add_attachments(fields);
  add_lines(fields);
  return fields;
}

Piece finished(Draft draft) {
  for (auto& line : draft.piece.lines) line.type = line_type_of(text_of(line.type_written));
  for (auto& payment : draft.piece.payments) {
    if (!payment.due_date.present()) payment.due_date = draft.due_date;
    if (!payment.terms.present()) payment.terms = draft.terms;
  }
  return std::move(draft.piece);
}

LineType line_type_of(std::string_view written) {
  const auto found = std::ranges::find(line_types, written, &LineTypeName::written);
  return found == line_types.end() ? LineType::detail : found->type;
}

bool is_line_type(std::string_view written) {
  return std::ranges::find(line_types, written, &LineTypeName::written) != line_types.end();
}

}  // namespace ecluse::parsers
