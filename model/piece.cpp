#include "model/piece.hpp"

#include <tuple>

namespace ecluse {
namespace {

auto content_of(const Piece& piece) {
  return std::tie(piece.number, piece.type, piece.issue_date, piece.delivery_date,
                  piece.period_start, piece.period_end, piece.note, piece.supplier, piece.recipient,
                  piece.validator, piece.payee, piece.engagement, piece.marche,
                  piece.origin_invoice, piece.payments, piece.totals, piece.vat,
                  piece.allowances_charges, piece.lines, piece.attachments);
}

}  // namespace

bool same_content(const Piece& a, const Piece& b) {
  return cadre_of(a) == cadre_of(b) && currency_of(a) == currency_of(b) &&
         content_of(a) == content_of(b);
}

std::string_view cadre_of(const Piece& piece) {
  const auto written = text_of(piece.cadre);
  return written.empty() ? "A1" : written;
}

std::string_view currency_of(const Piece& piece) {
  const auto written = text_of(piece.currency);
  return written.empty() ? "EUR" : written;
}

}  // namespace ecluse
