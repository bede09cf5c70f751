// A piece made by hand, for the tests of the pivot.
#pragma once

#include "model/piece.hpp"

namespace ecluse::tests {

inline const Element& somewhere() {
  static const Element element{};
  return element;
}

inline Text text(std::string_view value) {
  Text field;
  field.value = field.written = value;
  field.at = &somewhere();
  return field;
}

inline Number number(std::string_view value) {
  Number field;
  field.value = Decimal::parse(value);
  field.written = value;
  field.at = &somewhere();
  return field;
}

/// An invoice with one tax, one line of detail and one of information, and an account.
inline Piece made_piece() {
  using namespace std::chrono;
  Piece piece;
  piece.number = text("F-1");
  piece.issue_date.value = year{2026} / 2 / 1;
  piece.supplier.name = text("Société & Fils");
  piece.supplier.identifier = {text("111 111 111 00011"), text("1"), IdentifierType::siret};
  piece.recipient.name = text("Mairie");
  piece.recipient.identifier = {text("22222222200022"), text("1"), IdentifierType::siret};
  piece.recipient.service_code = text("SERVICE");
  piece.engagement = text("EJ-1");
  piece.totals.net = number("100");
  piece.totals.gross = number("120.00");
  piece.totals.payable = number("120.00");
  auto& vat = piece.vat.emplace_back();
  vat.rate = number("20");
  vat.base = number("100");
  vat.amount = number("20");
  auto& line = piece.lines.emplace_back();
  line.name = text("Vis");
  line.quantity = number("4");
  line.unit_price = number("25");
  line.net_amount = number("100");
  piece.lines.emplace_back().type = LineType::information;
  auto& payment = piece.payments.emplace_back();
  payment.means = text("42");
  payment.iban = text("FR76 3000");
  return piece;
}

}  // namespace ecluse::tests
