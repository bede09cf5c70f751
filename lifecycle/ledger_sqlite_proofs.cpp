#include "lifecycle/ledger_sqlite_proofs.hpp"

#include <utility>

#include "lifecycle/journal.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view roots_sql =
    "SELECT day, first, last, root, (SELECT hash FROM seal WHERE id = last) FROM day_root";

DayRoot told_root(const Cursor& row) {
  DayRoot root{row.text(0), row.integer(1), row.integer(2), {}, {}};
  root.root = digest_of_bytes(row.view(3)).value_or(Sha256Digest{});
  root.head = digest_of_bytes(row.view(4)).value_or(Sha256Digest{});
  return root;
}

Purge told_purge(const Cursor& row) {
  Purge purge;
  purge.day = parse_iso_date(row.text(0)).value_or(Date{});
  purge.sha256 = row.text(1);
  purge.size = row.integer(2);
  purge.at = row.instant(3);
  purge.actor = row.text(4);
  purge.comment = row.text(5);
  return purge;
}

Result<std::vector<DayRoot>> roots(Connection& connection, std::string_view end) {
  auto statement = connection.prepare(std::string(roots_sql).append(end));
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(), told_root);
}

}  // namespace

SealRow told_seal(const Cursor& row) {
  return {row.integer(0),
          row.integer(1),
          row.instant(2),
          row.text(3),
          row.text(4),
          digest_of_bytes(row.view(5)),
          digest_of_bytes(row.view(6))};
}

Result<JournalReader> JournalReader::open(Connection& connection) {
  std::vector<Statement> statements;
  for (const auto& table : journal_tables) {
    auto statement = connection.prepare(select_of(table));
    if (!statement) return tl::unexpected(statement.error());
    statements.push_back(std::move(*statement));
  }
  return JournalReader(std::move(statements));
}

Cursor JournalReader::rows(const Span& span) {
  return statements_.at(static_cast<std::size_t>(span.table))
      .query(span.first, span.first + span.count - 1);
}

Result<std::vector<std::int64_t>> JournalReader::read(const Span& span, SealContent& content) {
  std::vector<std::int64_t> found;
  for (auto rows = this->rows(span);;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    found.push_back(rows.integer(0));
    add_row(content, journal_of(span.table), rows);
  }
}

Result<std::vector<DayRoot>> read_roots(Connection& connection) {
  return roots(connection, " ORDER BY day");
}

Result<std::vector<DayRoot>> read_roots_owed(Connection& connection) {
  return roots(connection, " WHERE written IS NULL ORDER BY day");
}

Result<std::vector<Purge>> read_purged(Connection& connection, std::string_view sha256) {
  auto statement = connection.prepare(
      "SELECT day, sha256, size, at, actor, comment FROM purge WHERE ?1 = '' OR sha256 = ?1"
      " ORDER BY id");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(statement->query(sha256), told_purge);
}

}  // namespace ecluse::lifecycle
