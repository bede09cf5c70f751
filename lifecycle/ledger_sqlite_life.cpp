#include "lifecycle/ledger_sqlite_life.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "lifecycle/cells.hpp"
#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_batch.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"
#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {
namespace {

/// A dossier is seen by any of its pieces. Judged here, not among the newest hundred: a number may
/// be that of many.
Result<std::vector<std::int64_t>> firsts_of(Connection& connection, std::string_view number,
                                            std::string_view supplier,
                                            const std::optional<Sight>& sight) {
  Wording words(
      "SELECT DISTINCT COALESCE(dossier.first, numbered.id) AS it FROM piece AS numbered INDEXED BY"
      " piece_by_number LEFT JOIN dossier ON dossier.piece = numbered.id WHERE numbered.integrated"
      " = 1");
  words.add(" AND numbered.number = ?", std::string(number));
  if (!supplier.empty()) words.add(" AND numbered.supplier = ?", std::string(supplier));
  if (sight && !sight->everything)
    words
        .add(
            " AND EXISTS (SELECT 1 FROM piece NOT INDEXED WHERE piece.id IN (SELECT"
            " COALESCE(dossier.first, numbered.id) UNION ALL SELECT member.piece FROM dossier AS"
            " member WHERE member.first = COALESCE(dossier.first, numbered.id)) AND ")
        .add(condition_of(*sight).test)
        .add(")");
  return words.add(" ORDER BY it DESC LIMIT 100").ask(connection, first_number);
}

/// The history of one piece, newest first, from that of its flux.
std::vector<TransitionRow> history_of(std::vector<TransitionRow> steps, int position) {
  std::erase_if(steps, [&](const TransitionRow& row) { return row.step.piece != position; });
  std::reverse(steps.begin(), steps.end());
  return steps;
}

Result<DossierPiece> read_member(Connection& connection, std::int64_t row,
                                 std::optional<std::int64_t> before) {
  auto piece = read_piece(connection, row);
  if (!piece) return tl::unexpected(piece.error());
  if (piece->empty()) return failure("E_LEDGER_CORRUPT", "a dossier without its piece");
  auto& found = piece->front();
  FluxFilter filter;
  filter.row = found.flux_row;
  auto flux = read_flux(connection, filter, {});
  if (!flux) return tl::unexpected(flux.error());
  if (flux->empty()) return failure("E_LEDGER_CORRUPT", "a piece without its flux");
  auto steps = read_transitions_of(connection, found.flux_row);
  if (!steps) return tl::unexpected(steps.error());
  auto history = history_of(std::move(*steps), found.position);
  return DossierPiece{std::move(found), std::move(flux->front()), std::move(history), before};
}

Result<Dossier> read_dossier(Connection& connection, std::int64_t first) {
  using Member = std::pair<std::int64_t, std::optional<std::int64_t>>;
  auto statement = connection.prepare(
      "SELECT ?1 AS it, NULL AS before UNION ALL SELECT piece, before FROM dossier"
      " WHERE first = ?1 ORDER BY it DESC");
  if (!statement) return tl::unexpected(statement.error());
  const auto members = all_of(statement->query(first), [](const Cursor& row) {
    return Member{row.integer(0), row.null(1) ? std::nullopt : std::optional(row.integer(1))};
  });
  if (!members) return tl::unexpected(members.error());
  Dossier dossier;
  for (const auto& [row, before] : *members) {
    auto member = read_member(connection, row, before);
    if (!member) return tl::unexpected(member.error());
    dossier.pieces.push_back(std::move(*member));
  }
  dossier.number = dossier.pieces.back().piece.summary.number;
  return dossier;
}

/// Whom a piece waits for, where it stands.
std::string valideur_of(const PieceRow& piece) {
  const auto role = piece.state == "A_VALIDER_2" ? Role::second_valideur : Role::valideur;
  if (piece.route)
    for (const auto& actor : piece.route->actors)
      if (actor.role == role && !actor.identifier.empty()) return actor.identifier;
  return role == Role::valideur ? piece.summary.validator : std::string();
}

}  // namespace

KnownPiece known_piece(const Cursor& row) {
  KnownPiece piece;
  auto& sum = piece.summary;
  piece.arrival_id = row.text(0);
  piece.partner = row.text(1);
  piece.position = static_cast<int>(row.integer(2));
  piece.state = row.text(3);
  Route route;
  route.actors = unpacked_actors(row.text(4));
  piece.validators = validators_of(route);
  sum.supplier_type = static_cast<IdentifierType>(row.integer(5));
  int column = 6;
  for (auto* text : {&sum.cadre, &sum.type, &sum.currency, &sum.number, &sum.supplier,
                     &sum.supplier_name, &sum.recipient, &sum.recipient_name, &sum.service,
                     &sum.validator, &sum.engagement, &sum.marche})
    *text = row.text(column++);
  for (auto* amount : {&sum.net, &sum.vat, &sum.gross, &sum.payable})
    *amount = Decimal::parse(row.text(column++));
  sum.issue_date = parse_iso_date(row.text(column));
  return piece;
}

Result<std::vector<KnownPiece>> SqliteBatch::pieces_numbered(std::string_view number) {
  auto found = all_of(sql_.numbered.query(number), known_piece);
  return found && found->empty() ? pieces_called(number) : found;
}

Result<std::optional<KnownPiece>> SqliteBatch::holder_of_number(IdentifierType supplier_type,
                                                                std::string_view supplier,
                                                                std::string_view number, int year) {
  auto found = all_of(sql_.holder.query(supplier, number, static_cast<int>(supplier_type), year),
                      known_piece);
  if (!found) return tl::unexpected(found.error());
  return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<std::vector<KnownPiece>> SqliteBatch::pieces_of_marche(std::string_view marche,
                                                              std::string_view cadre) {
  return all_of(sql_.of_marche.query(marche, cadre), known_piece);
}

Result<std::vector<KnownPiece>> SqliteBatch::overdue(Instant now, int limit) {
  return all_of(sql_.overdue.query(now, limit), known_piece);
}

Result<std::int64_t> SqliteBatch::slot_of(std::string_view arrival_id, int position) {
  const auto flux = standing(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  if (!*flux) return failure("E_ARRIVAL", std::string(arrival_id) + ": never attempted");
  return slot((*flux)->row, position);
}

Done SqliteBatch::wait(std::string_view arrival_id, int position, std::optional<Instant> until) {
  const auto piece = slot_of(arrival_id, position);
  if (!piece) return tl::unexpected(piece.error());
  return kept(until ? sql_.wait.run(*piece, *until) : sql_.wait_no_more.run(*piece));
}

Done SqliteBatch::link(std::int64_t slot_of_piece, const KnownPiece& before) {
  const auto earlier = slot_of(before.arrival_id, before.position);
  if (!earlier) return tl::unexpected(earlier.error());
  auto rows = sql_.link.query(slot_of_piece, *earlier);
  const auto some = rows.next();
  if (!some) return kept(tl::unexpected(some.error()));
  seals_.content().begin(Journal::dossier, slot_of_piece).add(rows.integer(0), *earlier);
  seals_.content().end();
  return {};
}

Result<bool> SqliteBatch::made_from(const KnownPiece& piece, const KnownPiece& before) {
  const auto later = slot_of(piece.arrival_id, piece.position);
  if (!later) return tl::unexpected(later.error());
  const auto earlier = slot_of(before.arrival_id, before.position);
  if (!earlier) return tl::unexpected(earlier.error());
  auto rows = sql_.made_from.query(*later, *earlier);
  return rows.next();
}

Result<std::optional<Instant>> read_next_due(Connection& connection) {
  auto statement = connection.prepare("SELECT due FROM delay ORDER BY due LIMIT 1");
  if (!statement) return tl::unexpected(statement.error());
  auto rows = statement->rows();
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  return *some ? std::optional(rows.instant(0)) : std::nullopt;
}

Result<std::vector<Dossier>> read_dossiers(Connection& connection, std::string_view number,
                                           std::string_view supplier,
                                           const std::optional<Sight>& sight) {
  const auto firsts = firsts_of(connection, number, supplier, sight);
  if (!firsts) return tl::unexpected(firsts.error());
  std::vector<Dossier> dossiers;
  for (const auto first : *firsts) {
    auto dossier = read_dossier(connection, first);
    if (!dossier) return tl::unexpected(dossier.error());
    dossiers.push_back(std::move(*dossier));
  }
  return dossiers;
}

Result<std::vector<WaitingRow>> read_to_validate(Connection& connection, std::string_view valideur,
                                                 int limit) {
  using Row = std::pair<std::int64_t, std::optional<Instant>>;
  auto statement = connection.prepare(
      "SELECT piece.id, delay.due FROM piece INDEXED BY piece_by_state"
      " LEFT JOIN delay ON delay.piece = piece.id"
      " WHERE piece.state IN ('A_VALIDER_1', 'A_VALIDER_2')"
      " AND (?1 = '' OR piece.validator = ?1 OR instr(piece.actors, ?1) > 0)"
      " ORDER BY delay.due IS NULL, delay.due, piece.id");
  if (!statement) return tl::unexpected(statement.error());
  const auto rows = all_of(statement->query(valideur), [](const Cursor& row) {
    return Row{row.integer(0), row.null(1) ? std::nullopt : std::optional(row.instant(1))};
  });
  if (!rows) return tl::unexpected(rows.error());
  std::vector<WaitingRow> waiting;
  for (const auto& [id, due] : *rows) {
    if (waiting.size() >= static_cast<std::size_t>(limit)) break;
    auto piece = read_piece(connection, id);
    if (!piece) return tl::unexpected(piece.error());
    if (piece->empty()) continue;
    if (valideur.empty() || valideur_of(piece->front()) == valideur)
      waiting.push_back({std::move(piece->front()), due});
  }
  return waiting;
}

}  // namespace ecluse::lifecycle
