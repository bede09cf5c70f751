#include "parsers/line_fields.hpp"

#include "parsers/group_fields.hpp"

namespace ecluse::parsers {
namespace {

using Fields = std::vector<FieldEntry>;

void add_line(Draft& draft, const Element& at) {
  add_member(draft.piece.lines, at);
  if (draft.prices.empty()) draft.prices.reserve(draft.piece.lines.capacity());
  draft.prices.emplace_back();
}

/// The same in a group of the last line.
template <auto Group>
GroupSlot group_of_line() {
  return {[](Draft& d, const Element& at) { add_member(d.piece.lines.back().*Group, at); }};
}

template <auto Group, auto F>
FieldEntry text_of_line(const char* name) {
  return {name,
          TextSlot{[](Draft& d) -> Text& { return (d.piece.lines.back().*Group).back().*F; }}};
}

template <auto Group, auto F>
FieldEntry number_of_line(const char* name) {
  return {name,
          NumberSlot{[](Draft& d) -> Number& { return (d.piece.lines.back().*Group).back().*F; }}};
}

template <Number Draft::Prices::*F>
FieldEntry price(const char* name) {
  return {name, NumberSlot{[](Draft& d) -> Number& { return d.prices.back().*F; }}};
}

void add_items(Fields& fields) {
  constexpr auto in = &Piece::lines;
  fields.insert(fields.end(), {
                                  {"line", GroupSlot{add_line}},
                                  text_in<in, &Line::id>("line.id"),
                                  {"line.type", TextSlot{[](Draft& d) -> Text& {
                                                           return d.piece.lines.back().type_written;
                                                         },
                                                         is_line_type}},
                                  text_in<in, &Line::subtype>("line.subtype"),
                                  text_in<in, &Line::name>("line.name"),
                                  text_in<in, &Line::description>("line.description"),
                                  text_in<in, &Line::note>("line.note"),
                                  text_in<in, &Line::item_id>("line.item_id"),
                                  text_in<in, &Line::buyer_item_id>("line.buyer_item_id"),
                                  text_in<in, &Line::order_line>("line.order_line"),
                                  text_in<in, &Line::object_id>("line.object_id"),
                                  text_in<in, &Line::accounting>("line.accounting"),
                                  text_in<in, &Line::origin_country>("line.origin_country"),
                                  text_in<in, &Line::delivery_site>("line.delivery_site"),
                                  text_in<in, &Line::case_number>("line.case_number"),
                                  text_in<in, &Line::authority>("line.authority"),
                                  day_in<in, &Line::requisition_date>("line.requisition_date"),
                                  day_in<in, &Line::delivery_date>("line.delivery_date"),
                                  day_in<in, &Line::period_start>("line.period_start"),
                                  day_in<in, &Line::period_end>("line.period_end"),
                              });
}

void add_sums_of_lines(Fields& fields) {
  constexpr auto in = &Piece::lines;
  fields.insert(fields.end(), {
                                  number_in<in, &Line::quantity>("line.quantity"),
                                  text_in<in, &Line::unit>("line.unit"),
                                  number_in<in, &Line::unit_price>("line.unit_price"),
                                  number_in<in, &Line::base_quantity>("line.base_quantity"),
                                  number_in<in, &Line::price_discount>("line.price_discount"),
                                  price<&Draft::Prices::gross>("line.gross_price"),
                                  price<&Draft::Prices::gross_quantity>("line.gross_quantity"),
                                  price<&Draft::Prices::net>("line.net_price"),
                                  price<&Draft::Prices::net_quantity>("line.net_quantity"),
                                  number_in<in, &Line::net_amount>("line.net_amount"),
                                  text_in<in, &Line::vat_category>("line.vat_category"),
                                  number_in<in, &Line::vat_rate>("line.vat_rate"),
                              });
}

void add_groups_of_lines(Fields& fields) {
  constexpr auto in = &Line::allowances_charges;
  using One = AllowanceCharge;
  fields.insert(fields.end(),
                {
                    {"line.allowance_charge", group_of_line<in>()},
                    text_of_line<in, &One::is_charge>("line.allowance_charge.is_charge"),
                    number_of_line<in, &One::amount>("line.allowance_charge.amount"),
                    number_of_line<in, &One::base>("line.allowance_charge.base"),
                    number_of_line<in, &One::percent>("line.allowance_charge.percent"),
                    text_of_line<in, &One::reason>("line.allowance_charge.reason"),
                    text_of_line<in, &One::reason_code>("line.allowance_charge.reason_code"),
                    {"line.property", group_of_line<&Line::properties>()},
                    text_of_line<&Line::properties, &Property::name>("line.property.name"),
                    text_of_line<&Line::properties, &Property::value>("line.property.value"),
                });
}

}  // namespace

void add_lines(Fields& fields) {
  add_items(fields);
  add_sums_of_lines(fields);
  add_groups_of_lines(fields);
}

}  // namespace ecluse::parsers
