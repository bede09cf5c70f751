#include "daemon/examine.hpp"

#include <chrono>
#include <set>
#include <string>
#include <utility>

#include "daemon/attachments.hpp"
#include "daemon/deposit.hpp"
#include "daemon/judging.hpp"
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

/// The cases that the lines name, each once, joined by ", "; those beyond some are left out.
std::string cases_of(const Piece& piece) {
  constexpr std::size_t most = 500;  // bytes
  std::set<std::string> seen;
  std::string all;
  for (const auto& line : piece.lines) {
    auto one = owned(line.case_number);
    if (one.empty() || all.size() + one.size() > most || !seen.insert(one).second) continue;
    all.append(all.empty() ? "" : ", ").append(one);
  }
  return all;
}

MemoireFacts memoire_of(const Piece& piece) {
  MemoireFacts facts;
  facts.own_invoice = owned(piece.own_invoice);
  facts.reference = owned(piece.reference_code);
  facts.category = owned(piece.provider_category);
  facts.service = owned(piece.supplier.service_code);
  facts.cases = cases_of(piece);
  return facts;
}

/// What the global allowances take off the amount with VAT; nothing when the rate of one is not
/// told.
std::optional<Decimal> discount_of(const Piece& piece) {
  Decimal sum;
  for (const auto& one : piece.allowances_charges) {
    if (adds(one) || !one.amount.value) continue;
    const auto& rate = one.vat_rate.value || piece.vat.size() != 1 ? one.vat_rate.value
                                                                   : piece.vat.front().rate.value;
    if (!rate) return std::nullopt;
    sum += *one.amount.value * (Decimal::of(100) + *rate) * Decimal::of(0, 10'000);
  }
  return Decimal::of_cents(sum.cents());
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
  summary.discount = discount_of(piece);
  if (piece.kind == PieceKind::memoire) summary.memoire = memoire_of(piece);
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

/// For a recipient who is connected; nothing for the others.
std::optional<PivotDraft> pivot_of(const Piece& piece, std::string_view recipient, Format format,
                                   Date received, const Tables& tables) {
  const auto* asked = tables.referential.subscriptions.pivot_for(recipient);
  if (!asked) return std::nullopt;
  return tables.pivot.draft(piece, {asked->partner, received, format});
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

/// The layer stays SKIPPED where no rulebook judges.
Done apply_rulebooks(ExaminedPiece& examined, const parsers::Reading& reading,
                     const Interface* interface, const PieceContext& context,
                     const Tables& tables) {
  const auto judges = judges_of(reading, interface, tables);
  if (!judges) return tl::unexpected(judges.error());
  if (judges->empty()) return {};
  timed(examined, Layer::rulebooks, [&](auto& findings) {
    findings = judge(reading.document, *judges, tables.derogations, context.at, context.received);
  });
  return {};
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
  if (!reading->piece) {
    if (has_error(examined.findings)) return examined;
    const auto judged = apply_rulebooks(examined, *reading, interface, context, tables);
    if (!judged) return tl::unexpected(judged.error());
    return examined;
  }
  examined.summary = summary_of(*reading->piece);
  examined.attachments = attachments_of(*reading->piece, tables.attachment_kinds);
  examined.number_place = number_place(*reading->piece);
  if (has_error(examined.findings)) return causes_first(std::move(examined));

  if (!interface) interface = interface_for(reading->format, reading->piece->kind, interfaces);
  if (!interface) return examined;  // a root's own table may lack it: those layers stay SKIPPED
  timed(examined, Layer::chorus, [&](auto& findings) {
    validation::check_chorus(*reading->piece, {context.received, interface}, findings);
  });
  const auto judged = apply_rulebooks(examined, *reading, interface, context, tables);
  if (!judged) return tl::unexpected(judged.error());
  timed(examined, Layer::referentiel, [&](auto& findings) {
    auto routed =
        routing::route_piece(*reading->piece, *interface, tables.referential, context.mode);
    findings = std::move(routed.findings);
    examined.route = std::move(routed.route);
    examined.previous = previous_of(*reading->piece, routed.deposit);
  });
  if (accepted(examined))
    examined.pivot = pivot_of(*reading->piece, examined.summary.recipient, reading->format,
                              context.received, tables);
  return causes_first(std::move(examined));
}

}  // namespace ecluse::daemon
