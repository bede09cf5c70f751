#include "lifecycle/ledger_sqlite_seals.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lifecycle/cells.hpp"
#include "lifecycle/journal.hpp"
#include "lifecycle/ledger_slot.hpp"
#include "lifecycle/ledger_sqlite_batch.hpp"
#include "lifecycle/paris_time.hpp"
#include "model/paris.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view head_sql = "SELECT id, at, hash FROM seal ORDER BY id DESC LIMIT 1";
constexpr std::string_view add_sql =
    "INSERT INTO seal (id, flux, at, spans, marks, content, hash)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
constexpr std::string_view last_root_sql =
    "SELECT day, last FROM day_root ORDER BY day DESC LIMIT 1";
constexpr std::string_view hashes_sql = "SELECT hash FROM seal WHERE id BETWEEN ?1 AND ?2";
constexpr std::string_view add_root_sql =
    "INSERT INTO day_root (day, first, last, root) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view root_written_sql =
    "UPDATE day_root SET written = ?2 WHERE day = ?1 AND written IS NULL";
constexpr std::string_view attempts_sql =
    "SELECT nth, at FROM attempt WHERE flux = ?1 ORDER BY nth";
constexpr std::string_view last_answer_sql = "SELECT COALESCE(MAX(id), 0) FROM outbox";
constexpr std::string_view last_purge_sql = "SELECT COALESCE(MAX(id), 0) FROM purge";
constexpr std::string_view purge_sql =
    "INSERT INTO purge (id, day, sha256, size, at, actor, comment)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";

/// The first instant of Paris after a day; the epoch when there is none.
Instant first_after(std::string_view day) {
  const auto date = parse_iso_date(day);
  return date ? from_paris(Instant{std::chrono::sys_days{*date} + std::chrono::days{1}})
              : Instant{};
}

}  // namespace

SealStatements SealStatements::prepare(Preparation& prepared) {
  SealStatements statements{.head = prepared.of(head_sql),
                            .add = prepared.of(add_sql),
                            .last_root = prepared.of(last_root_sql),
                            .hashes = prepared.of(hashes_sql),
                            .add_root = prepared.of(add_root_sql),
                            .root_written = prepared.of(root_written_sql),
                            .attempts = prepared.of(attempts_sql),
                            .last_answer = prepared.of(last_answer_sql),
                            .last_purge = prepared.of(last_purge_sql),
                            .purge = prepared.of(purge_sql)};
  for (const auto& table : journal_tables) statements.rows.push_back(prepared.of(select_of(table)));
  return statements;
}

Result<SealWriter::Head> SealWriter::head() {
  if (head_) return *head_;
  Head last;
  {
    auto rows = sql_.head.query();
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    if (*some) {
      const auto hash = digest_of_bytes(rows.view(2));
      if (!hash) return failure("E_LEDGER_CORRUPT", "seal " + std::to_string(rows.integer(0)));
      last = {rows.integer(0), rows.instant(1), *hash};
    }
  }
  auto rows = sql_.last_root.query();
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (*some) {
    last.closed = rows.text(0);
    last.closed_seal = rows.integer(1);
  }
  head_ = std::move(last);
  return *head_;
}

Done SealWriter::seal_rest() {
  if (content_.empty()) return {};
  const auto last = head();
  return last ? seal(0, last->at) : tl::unexpected(last.error());
}

Done SealWriter::cover(Journal table, std::int64_t id) {
  auto rows = sql_.rows.at(static_cast<std::size_t>(table)).query(id, id);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (*some) add_row(content_, journal_of(table), rows);
  return {};
}

Done SealWriter::seal(std::int64_t flux_row, Instant at) {
  if (content_.empty()) return {};
  const auto closed = close_day(at);
  if (!closed) return tl::unexpected(closed.error());
  const auto last = head();
  if (!last) return tl::unexpected(last.error());
  const auto sealed = content_.finish(flux_row);
  content_.clear();
  Head next{last->id + 1,
            std::max({at, last->at, first_after(last->closed)}),
            {},
            last->closed,
            last->closed_seal};
  next.hash = hash_of_seal(next.id, next.at, last->hash, sealed.content);
  head_ = next;
  return sql_.add.run(next.id, flux_row, next.at, sealed.spans, Bytes{sealed.marks},
                      Bytes{bytes_of(sealed.content)}, Bytes{bytes_of(next.hash)});
}

Result<bool> SealWriter::close_day(Instant now) {
  const auto last = head();
  if (!last) return tl::unexpected(last.error());
  if (last->id == last->closed_seal || paris_day(now) <= paris_day(last->at)) return false;
  std::vector<Sha256Digest> hashes;
  for (auto rows = sql_.hashes.query(last->closed_seal + 1, last->id);;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    hashes.push_back(digest_of_bytes(rows.view(0)).value_or(Sha256Digest{}));
  }
  const auto root = merkle_root(std::move(hashes));
  head_->closed = iso_text(paris_day(last->at));
  const auto done =
      sql_.add_root.run(head_->closed, last->closed_seal + 1, last->id, Bytes{bytes_of(root)});
  if (!done) return tl::unexpected(done.error());
  head_->closed_seal = last->id;
  return true;
}

Done SqliteBatch::sealed(const Done& done, std::int64_t flux_row, Instant at) {
  return done ? seals_.seal(flux_row, at) : done;
}

void SqliteBatch::seal_flux(const Standing& flux, const Outcome& outcome) {
  const auto& examined = outcome.examined;
  auto& content = seals_.content();
  content.begin(Journal::flux, flux.row)
      .add(flux.partner, flux.file_name, flux.size, flux.received,
           examined.name ? examined.name->id : "", examined.name ? examined.name->interface : "",
           name_of(examined.format), examined.sha256, name_of(outcome.fate), examined.pieces.size(),
           accepted_count(examined));
  content.end_facts();
  content.row().add(examined.flux.arrival_id, flux.attempts, examined.tables,
                    packed(examined.layers));
  content.end();
}

Done SqliteBatch::seal_attempts(std::int64_t row) {
  for (auto rows = sql_.seals.attempts.query(row);;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    const auto nth = rows.integer(0);
    seals_.content().begin(Journal::attempt, slot(row, nth)).add(row, nth, rows.instant(1));
    seals_.content().end();
  }
}

Result<std::int64_t> SqliteBatch::next_answer() {
  if (!last_answer_) {
    auto rows = sql_.seals.last_answer.query();
    const auto some = rows.next();
    if (!some) return tl::unexpected(some.error());
    last_answer_ = rows.integer(0);
  }
  return ++*last_answer_;
}

Result<bool> SqliteBatch::close_day(Instant now) {
  auto closed = seals_.close_day(now);
  if (!closed && open_) roll_back();
  return closed;
}

Done SqliteBatch::root_written(std::string_view day, Instant at) {
  return kept(sql_.seals.root_written.run(day, at));
}

Done SqliteBatch::purge(const Purge& purge) {
  std::int64_t last = 0;
  {
    auto rows = sql_.seals.last_purge.query();
    const auto some = rows.next();
    if (!some) return kept(tl::unexpected(some.error()));
    last = rows.integer(0);
  }
  auto done =
      write_row(sql_.seals.purge, seals_.content(), Journal::purge, last + 1, iso_text(purge.day),
                purge.sha256, purge.size, purge.at, purge.actor, purge.comment);
  return kept(sealed(done, 0, purge.at));
}

}  // namespace ecluse::lifecycle
