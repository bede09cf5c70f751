#include "lifecycle/ledger_sqlite_statements.hpp"

#include <string>

#include "lifecycle/ledger_sqlite_life.hpp"

namespace ecluse::lifecycle {
namespace {
namespace sql {

// INDEXED BY where the planner, which knows no figures here, could take the index on fate and read
// every flux of the year.
constexpr std::string_view receive =
    "INSERT INTO flux (arrival, partner, file_name, size, received, attempts)"
    " VALUES (?1, ?2, ?3, ?4, ?5, 1)"
    " ON CONFLICT (arrival) DO UPDATE SET attempts = attempts + 1"
    " RETURNING id, attempts, received";

constexpr std::string_view attempt = "INSERT INTO attempt (flux, nth, at) VALUES (?1, ?2, ?3)";

constexpr std::string_view flux_by_arrival =
    "SELECT id, state, fate, sha256, received, partner, file_name, size, attempts FROM flux"
    " WHERE arrival = ?1";

constexpr std::string_view earlier_by_id =
    "SELECT arrival, file_name, flux_id, received FROM flux INDEXED BY flux_by_flux_id"
    " WHERE flux_id = ?1 AND flux_id <> '' AND arrival <> ?2"
    " AND fate IS NOT NULL AND fate <> 'quarantined' ORDER BY id LIMIT 1";

constexpr std::string_view integrated_by_bytes =
    "SELECT arrival, file_name, flux_id, received FROM flux INDEXED BY flux_by_content"
    " WHERE sha256 = ?1 AND sha256 <> '' AND arrival <> ?2 AND fate = 'integrated'"
    " ORDER BY id LIMIT 1";

constexpr std::string_view taken =
    "SELECT 1 FROM piece INDEXED BY piece_by_number WHERE supplier = ?1 AND number = ?2 AND "
    "supplier_type = ?3 AND year = ?4"
    " AND integrated = 1 LIMIT 1";

constexpr std::string_view sequence =
    "INSERT INTO sequence (interface, last) VALUES (?1, 1)"
    " ON CONFLICT (interface) DO UPDATE SET last = last + 1 RETURNING last";

constexpr std::string_view transition =
    "INSERT INTO transition (id, piece, origin, state, at, actor, cause, comment)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

constexpr std::string_view finish_flux =
    "UPDATE flux SET flux_id = ?2, interface = ?3, format = ?4, sha256 = ?5, tables = ?6,"
    " state = ?7, state_at = ?8, fate = ?9, cause = ?10, pieces = ?11, accepted = ?12,"
    " layers = ?13 WHERE id = ?1";

constexpr std::string_view piece =
    "INSERT INTO piece (id, state, state_at, integrated, file, number, type, cadre, currency,"
    " supplier_type, supplier, supplier_name, recipient, recipient_name, service, engagement,"
    " marche, issued, net, vat, gross, discount, payable, year, validator, payable_cents, layers,"
    " space, destination, destination_name, destination_service, destination_service_name,"
    " next_role, actors, reason, deposit)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19,"
    " ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36)";

constexpr std::string_view event =
    "INSERT INTO event (id, object, subject, supplier, recipient, code, status, at, sender, actor,"
    " motif, comment, amount, fate, target)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

/// The pieces that came before: what ledger_sqlite_life reads of them, with a condition.
std::string known(std::string_view condition) {
  return std::string("SELECT ").append(known_columns).append(" FROM ").append(condition);
}

constexpr std::string_view numbered =
    "piece INDEXED BY piece_by_number JOIN flux ON flux.id = piece.flux"
    " WHERE piece.number = ?1 AND piece.integrated = 1 ORDER BY piece.id LIMIT 100";

constexpr std::string_view holder =
    "piece INDEXED BY piece_by_number JOIN flux ON flux.id = piece.flux"
    " WHERE piece.number = ?2 AND piece.supplier = ?1 AND piece.supplier_type = ?3"
    " AND piece.year = ?4 AND piece.integrated = 1 ORDER BY piece.id DESC LIMIT 1";

constexpr std::string_view of_marche =
    "piece INDEXED BY piece_by_marche JOIN flux ON flux.id = piece.flux"
    " WHERE piece.marche = ?1 AND piece.marche <> '' AND piece.cadre = ?2"
    " AND piece.integrated = 1 ORDER BY piece.id DESC LIMIT 100";

constexpr std::string_view overdue =
    "delay JOIN piece ON piece.id = delay.piece JOIN flux ON flux.id = piece.flux"
    " WHERE delay.due <= ?1 ORDER BY delay.due, delay.piece LIMIT ?2";

constexpr std::string_view wait =
    "INSERT INTO delay (piece, due) VALUES (?1, ?2)"
    " ON CONFLICT (piece) DO UPDATE SET due = excluded.due";

constexpr std::string_view wait_no_more = "DELETE FROM delay WHERE piece = ?1";

constexpr std::string_view link =
    "INSERT INTO dossier (piece, first, before)"
    " VALUES (?1, COALESCE((SELECT first FROM dossier WHERE piece = ?2), ?2), ?2) RETURNING first";

constexpr std::string_view made_from =
    "WITH RECURSIVE up (piece) AS (SELECT before FROM dossier WHERE piece = ?1"
    " UNION SELECT before FROM dossier JOIN up ON dossier.piece = up.piece)"
    " SELECT 1 FROM up WHERE piece = ?2";

constexpr std::string_view finding =
    "INSERT INTO finding (id, piece, code, severity, layer, line, place_column, path, term, seen)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

constexpr std::string_view answer =
    "INSERT INTO outbox (id, flux, kind, folder, file_name, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

constexpr std::string_view last_step =
    "SELECT COALESCE(MAX(id), ?1 - 1) FROM transition WHERE id BETWEEN ?1 AND ?2";

constexpr std::string_view piece_state = "SELECT state, cadre, state_at FROM piece WHERE id = ?1";

constexpr std::string_view move_flux =
    "UPDATE flux SET state = ?2, state_at = ?3, cause = ?4 WHERE id = ?1";

constexpr std::string_view move_piece = "UPDATE piece SET state = ?2, state_at = ?3 WHERE id = ?1";

constexpr std::string_view delivered =
    "UPDATE outbox SET delivered = ?2 WHERE id = ?1 AND delivered IS NULL";

constexpr std::string_view memoire =
    "INSERT INTO memoire (piece, tmp, mj, invoice, reference, category, provider_service, cases,"
    " copy_of) VALUES (?1, ?2, NULLIF(?3, ''), ?4, ?5, ?6, ?7, ?8, ?9)";

constexpr std::string_view number_memoire =
    "UPDATE memoire SET mj = ?2 WHERE piece = ?1 AND mj IS NULL RETURNING piece";

constexpr std::string_view aliased =
    "memoire JOIN piece ON piece.id = memoire.piece JOIN flux ON flux.id = piece.flux"
    " WHERE memoire.tmp = ?1 OR memoire.mj = ?1 ORDER BY piece.id LIMIT 100";

constexpr std::string_view copy_piece =
    "INSERT INTO piece (id, state, state_at, integrated, file, number, year, type, cadre, currency,"
    " supplier_type, supplier, supplier_name, recipient, recipient_name, service, validator,"
    " engagement, marche, issued, net, vat, gross, payable, payable_cents, layers, space,"
    " destination, destination_name, destination_service, destination_service_name, next_role,"
    " actors, reason, deposit, discount)"
    " SELECT (SELECT MAX(id) + 1 FROM piece WHERE id BETWEEN ?2 AND ?3), '', ?4, 1, file, number,"
    " year, type, cadre, currency, supplier_type, supplier, supplier_name, recipient,"
    " recipient_name, service, validator, engagement, marche, issued, net, vat, gross, payable,"
    " payable_cents, layers, space, destination, destination_name, destination_service,"
    " destination_service_name, next_role, actors, reason, deposit, discount"
    " FROM piece WHERE id = ?1 RETURNING position";

constexpr std::string_view copy_memoire =
    "INSERT INTO memoire (piece, tmp, mj, invoice, reference, category, provider_service, cases,"
    " copy_of) SELECT ?2, ?3, NULL, invoice, reference, category, provider_service, cases, tmp"
    " FROM memoire WHERE piece = ?1 RETURNING piece";

constexpr std::string_view yield_number = "UPDATE piece SET integrated = 0 WHERE id = ?1";

constexpr std::string_view part =
    "INSERT OR IGNORE INTO part (structure, role, piece) VALUES (?1, ?2, ?3)";

constexpr std::string_view party = "INSERT OR IGNORE INTO party (structure, name) VALUES (?1, ?2)";

constexpr std::string_view remark = "INSERT INTO remark_words (rowid, words) VALUES (?1, ?2)";

constexpr std::string_view audit =
    "INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)";

}  // namespace sql

}  // namespace

Result<WriteStatements> WriteStatements::prepare(Connection& connection) {
  Preparation prepared(connection);
  WriteStatements statements{.begin = prepared.of("BEGIN IMMEDIATE"),
                             .commit = prepared.of("COMMIT"),
                             .roll_back = prepared.of("ROLLBACK"),
                             .receive = prepared.of(sql::receive),
                             .attempt = prepared.of(sql::attempt),
                             .flux_by_arrival = prepared.of(sql::flux_by_arrival),
                             .earlier_by_id = prepared.of(sql::earlier_by_id),
                             .integrated_by_bytes = prepared.of(sql::integrated_by_bytes),
                             .taken = prepared.of(sql::taken),
                             .sequence = prepared.of(sql::sequence),
                             .transition = prepared.of(sql::transition),
                             .finish_flux = prepared.of(sql::finish_flux),
                             .piece = prepared.of(sql::piece),
                             .event = prepared.of(sql::event),
                             .numbered = prepared.of(sql::known(sql::numbered)),
                             .finding = prepared.of(sql::finding),
                             .answer = prepared.of(sql::answer),
                             .last_step = prepared.of(sql::last_step),
                             .piece_state = prepared.of(sql::piece_state),
                             .move_flux = prepared.of(sql::move_flux),
                             .move_piece = prepared.of(sql::move_piece),
                             .delivered = prepared.of(sql::delivered),
                             .holder = prepared.of(sql::known(sql::holder)),
                             .of_marche = prepared.of(sql::known(sql::of_marche)),
                             .wait = prepared.of(sql::wait),
                             .wait_no_more = prepared.of(sql::wait_no_more),
                             .overdue = prepared.of(sql::known(sql::overdue)),
                             .link = prepared.of(sql::link),
                             .made_from = prepared.of(sql::made_from),
                             .memoire = prepared.of(sql::memoire),
                             .number_memoire = prepared.of(sql::number_memoire),
                             .aliased = prepared.of(sql::known(sql::aliased)),
                             .copy_piece = prepared.of(sql::copy_piece),
                             .copy_memoire = prepared.of(sql::copy_memoire),
                             .yield_number = prepared.of(sql::yield_number),
                             .part = prepared.of(sql::part),
                             .party = prepared.of(sql::party),
                             .remark = prepared.of(sql::remark),
                             .audit = prepared.of(sql::audit)};
  statements.seals = SealStatements::prepare(prepared);
  statements.returns = ReturnStatements::prepare(prepared);
  statements.orders = OrderStatements::prepare(prepared);
  statements.counts = CountStatements::prepare(prepared);
  return prepared.made(std::move(statements));
}

}  // namespace ecluse::lifecycle
