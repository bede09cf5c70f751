#include "lifecycle/ledger_sqlite_returns.hpp"

#include <utility>

#include "lifecycle/cells.hpp"
#include "lifecycle/ledger_slot.hpp"

namespace ecluse::lifecycle {
namespace {
namespace sql {

constexpr std::string_view flux = "SELECT id FROM flux WHERE arrival = ?1";

constexpr std::string_view share = "INSERT INTO shared_answer (flux, answer) VALUES (?1, ?2)";

constexpr std::string_view enclose =
    "INSERT INTO enclosure (answer, place, sha256, received, entry, name)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

constexpr std::string_view keep =
    "INSERT INTO pivot (piece, partner, name, document) VALUES (?1, ?2, ?3, ?4)";

constexpr std::string_view kept =
    "SELECT pivot.partner, pivot.name, pivot.document, flux.sha256, flux.received, piece.file"
    " FROM pivot JOIN piece ON piece.id = pivot.piece JOIN flux ON flux.id = ?2"
    " WHERE pivot.piece = ?1";

constexpr std::string_view reported = "SELECT until, flux FROM reported WHERE partner = ?1";

// The first time, what came since the eve.
constexpr std::string_view report =
    "INSERT INTO reported (partner, until, flux, next) VALUES (?1, ?2,"
    " COALESCE((SELECT MIN(id) FROM flux INDEXED BY flux_by_received"
    " WHERE received >= ?2 - 86400000), 0),"
    " COALESCE((SELECT MIN(id) FROM flux INDEXED BY flux_by_fate WHERE fate IS NULL),"
    " (SELECT MAX(id) + 1 FROM flux), 0))"
    " ON CONFLICT (partner) DO UPDATE SET until = excluded.until, flux = reported.next,"
    " next = excluded.next";

// The rows of the day, and no index: one pass a day over what came since the last one.
constexpr std::string_view refused =
    "SELECT flux.id, flux.flux_id, flux.file_name, flux.received, flux.state_at, piece.position,"
    " piece.file, piece.number, piece.supplier, piece.recipient, flux.arrival, flux.fate"
    " FROM flux NOT INDEXED LEFT JOIN piece ON piece.id BETWEEN flux.id << 24"
    " AND ((flux.id + 1) << 24) - 1 AND piece.integrated = 0"
    " WHERE flux.id >= ?1 AND flux.partner = ?2 AND flux.state_at >= ?3 AND flux.state_at < ?4"
    " AND flux.fate IN ('rejected', 'partially_integrated', 'duplicate')"
    " ORDER BY flux.id, piece.id";

constexpr std::string_view findings =
    "SELECT code, layer, seen FROM finding WHERE id BETWEEN ?1 AND ?2 AND piece = ?3"
    " AND severity = 'error' ORDER BY id";

}  // namespace sql

Finding told_error(const Cursor& row) {
  Finding finding;
  finding.code = row.text(0);
  finding.layer = layer_named(row.text(1)).value_or(Layer::technique);
  finding.values = unpacked_values(row.text(2));
  return finding;
}

Refusal told_refusal(const Cursor& row) {
  Refusal refusal;
  refusal.flux_name = row.text(1).empty() ? row.text(2) : row.text(1);
  refusal.received = row.instant(3);
  refusal.refused = row.instant(4);
  refusal.arrival_id = row.text(10);
  refusal.fate = fate_named(row.text(11)).value_or(Fate::rejected);
  if (row.null(5)) return refusal;
  refusal.piece = static_cast<int>(row.integer(5));
  refusal.file = row.text(6);
  refusal.number = row.text(7);
  refusal.supplier = row.text(8);
  refusal.recipient = row.text(9);
  return refusal;
}

}  // namespace

ReturnStatements ReturnStatements::prepare(Preparation& prepared) {
  return {.flux = prepared.of(sql::flux),
          .share = prepared.of(sql::share),
          .enclose = prepared.of(sql::enclose),
          .keep = prepared.of(sql::keep),
          .kept = prepared.of(sql::kept),
          .reported = prepared.of(sql::reported),
          .report = prepared.of(sql::report),
          .refused = prepared.of(sql::refused),
          .findings = prepared.of(sql::findings)};
}

Result<std::int64_t> SqliteReturns::row_of(std::string_view arrival_id) {
  auto rows = sql_.flux.query(arrival_id);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return failure("E_ARRIVAL", std::string(arrival_id) + ": never attempted");
  return rows.integer(0);
}

Done SqliteReturns::owe(std::span<const std::string> arrivals, const Answer& answer) {
  if (arrivals.empty()) return failure("E_ARRIVAL", answer.file_name + ": about no flux");
  std::int64_t id = 0;
  for (std::size_t at = 0; at < arrivals.size(); ++at) {
    const auto flux = row_of(arrivals[at]);
    if (!flux) return tl::unexpected(flux.error());
    if (at > 0) {
      if (auto done = sql_.share.run(*flux, id); !done) return done;
      continue;
    }
    const auto written = write_answer_(*flux, answer);
    if (!written) return tl::unexpected(written.error());
    id = *written;
  }
  if (!answer.original) return {};
  const auto& of = *answer.original;
  return sql_.enclose.run(id, of.at, of.sha256, of.received, of.entry, of.name);
}

Done SqliteReturns::keep_pivot(std::string_view arrival_id, int position, const PivotDraft& draft) {
  const auto flux = row_of(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  return sql_.keep.run(slot(*flux, position), draft.partner, draft.name, Bytes{draft.text});
}

Result<std::optional<KeptPivot>> SqliteReturns::kept_pivot(std::string_view arrival_id,
                                                           int position) {
  const auto flux = row_of(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  auto rows = sql_.kept.query(slot(*flux, position), *flux);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return std::optional<KeptPivot>{};
  return KeptPivot{{rows.text(0), rows.text(1), rows.text(2)},
                   {0, rows.text(3), rows.instant(4), rows.text(5), rows.text(1)}};
}

Result<std::optional<Reported>> SqliteReturns::reported(std::string_view partner) {
  auto rows = sql_.reported.query(partner);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return std::optional<Reported>{};
  return Reported{rows.instant(0), rows.integer(1)};
}

Done SqliteReturns::report_until(std::string_view partner, Instant until) {
  return sql_.report.run(partner, until);
}

Done SqliteReturns::read_errors(std::int64_t flux_row, Refusal& refusal) {
  auto rows = sql_.findings.query(slot(flux_row, 0), last_slot(flux_row), refusal.piece);
  while (true) {
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    if (!*some) return {};
    refusal.errors.push_back(told_error(rows));
  }
}

Result<std::vector<Refusal>> SqliteReturns::refusals(std::string_view partner,
                                                     const Reported& since, Instant until) {
  std::vector<Refusal> all;
  std::vector<std::int64_t> flux_rows;
  {
    auto rows = sql_.refused.query(since.from_row, partner, since.until, until);
    while (true) {
      const auto some = rows.next();
      if (!some) return tl::unexpected(some.error());
      if (!*some) break;
      flux_rows.push_back(rows.integer(0));
      all.push_back(told_refusal(rows));
    }
  }
  for (std::size_t at = 0; at < all.size(); ++at)
    if (auto done = read_errors(flux_rows[at], all[at]); !done) return tl::unexpected(done.error());
  std::erase_if(all, [](const Refusal& one) { return one.errors.empty(); });
  return all;
}

}  // namespace ecluse::lifecycle
