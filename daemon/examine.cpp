#include "daemon/examine.hpp"

#include <chrono>
#include <string>
#include <utility>

#include "daemon/attachments.hpp"
#include "daemon/deposit.hpp"
#include "daemon/layers.hpp"
#include "daemon/read_piece.hpp"
#include "daemon/statuses.hpp"
#include "model/text.hpp"
#include "routing/router.hpp"
#include "validation/chorus.hpp"

namespace ecluse::daemon {
namespace {

std::string owned(const Text& field) {
  return std::string(text_of(field));
}

PieceSummary summary_of(const Piece& piece) {
  PieceSummary summary;
  summary.number = owned(piece.number);
  summary.type = owned(piece.type);
  summary.cadre = cadre_of(piece);
  summary.currency = currency_of(piece);
  summary.supplier_type = piece.supplier.identifier.type;
  summary.supplier = without_spaces(text_of(piece.supplier.identifier.id));
  summary.supplier_name = owned(piece.supplier.name);
  summary.recipient = without_spaces(text_of(piece.recipient.identifier.id));
  summary.recipient_name = owned(piece.recipient.name);
  summary.service = owned(piece.recipient.service_code);
  summary.validator = without_spaces(text_of(piece.validator.identifier.id));
  summary.engagement = owned(piece.engagement);
  summary.marche = owned(piece.marche);
  summary.issue_date = piece.issue_date.value;
  summary.net = piece.totals.net.value;
  summary.vat = piece.totals.vat.value;
  summary.gross = piece.totals.gross.value;
  summary.payable = piece.totals.payable.value;
  return summary;
}

Place number_place(const Piece& piece) {
  const auto* at = piece.number.present() ? piece.number.at : piece.root;
  return at ? place_of(*at, "BT-1") : Place{};
}

std::optional<PreviousPiece> previous_of(const Piece& piece, routing::Deposit deposit) {
  if (deposit == routing::Deposit::initial) return std::nullopt;
  const auto& origin = piece.origin_invoice;
  return PreviousPiece{std::string(trimmed(text_of(origin))), place_of(*origin.at, "BT-25")};
}

/// The interface that a piece is judged by when its flux names none; null when the tables have it
/// not.
const Interface* interface_for(Format format, PieceKind kind,
                               const routing::Interfaces& interfaces) {
  if (format == Format::pdf) return interfaces.find("FSO1117A");
  if (kind == PieceKind::memoire) return interfaces.find("FSO1120A");
  if (format == Format::cpp_mixte) return interfaces.find("FSO1113A");
  const bool ubl = format == Format::ubl_invoice || format == Format::ubl_credit_note;
  return interfaces.find(ubl ? "FSO1100A" : "FSO1106A");
}

std::string_view schema_for(const PieceContext& context, const Interface* interface) {
  return context.schema.empty() && interface ? std::string_view(interface->schema) : context.schema;
}

}  // namespace

Result<ExaminedPiece> examine_piece(parsers::LiftedText&& content, const PieceContext& context,
                                    const Tables& tables, Desk& desk) {
  const std::string_view bytes = content.text;  // reading leaves it as it is
  const auto& interfaces = tables.referential.interfaces;
  const auto* interface = context.interface;
  if (!interface && is_pdf(bytes)) interface = interface_for(Format::pdf, {}, interfaces);
  ExaminedPiece examined;
  PdfFacts pdf;
  const auto reading = timed(examined, Layer::syntaxe, [&](auto& findings) {
    auto read = read_piece(std::move(content), schema_for(context, interface), desk.reader, &pdf);
    if (!read) return read;
    findings = std::move(read->findings);
    examined.deposit = deposit_of(bytes, *read, pdf, tables, context.at, findings);
    return read;
  });
  if (!reading) return tl::unexpected(reading.error());
  examined.statuses = notices_of(*reading, interface);
  if (!reading->piece) return examined;
  examined.summary = summary_of(*reading->piece);
  examined.attachments = attachments_of(*reading->piece);
  examined.number_place = number_place(*reading->piece);
  if (has_error(examined.findings)) return causes_first(std::move(examined));

  if (!interface) interface = interface_for(reading->format, reading->piece->kind, interfaces);
  if (!interface) return examined;  // a root's own table may lack it: those layers stay SKIPPED
  timed(examined, Layer::chorus, [&](auto& findings) {
    validation::check_chorus(*reading->piece, {context.received, interface}, findings);
  });
  timed(examined, Layer::referentiel, [&](auto& findings) {
    auto routed =
        routing::route_piece(*reading->piece, *interface, tables.referential, context.mode);
    findings = std::move(routed.findings);
    examined.route = std::move(routed.route);
    examined.previous = previous_of(*reading->piece, routed.deposit);
  });
  return causes_first(std::move(examined));
}

}  // namespace ecluse::daemon
