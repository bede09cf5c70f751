#include "lifecycle/ledger_sqlite_orders.hpp"

#include <string>
#include <vector>

namespace ecluse::lifecycle {
namespace {
namespace sql {

constexpr std::string_view give =
    "INSERT INTO standing_order (kind, partner, name, at, who, comment)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

constexpr std::string_view end =
    "UPDATE standing_order SET ended = ?3 WHERE partner = ?1 AND name = ?2 AND ended IS NULL"
    " RETURNING id";

constexpr std::string_view flux = "SELECT id, attempts FROM flux WHERE arrival = ?1";

// Each file once, as it was first; none that has still to be delivered under that name.
constexpr std::string_view answers =
    "SELECT MIN(id), kind, folder, file_name, bytes FROM outbox WHERE id IN"
    " (SELECT id FROM outbox WHERE flux = ?1 UNION SELECT answer FROM shared_answer WHERE flux = "
    "?1)"
    " AND NOT EXISTS (SELECT 1 FROM outbox AS owed INDEXED BY outbox_owed"
    " WHERE owed.delivered IS NULL AND owed.folder = outbox.folder"
    " AND owed.file_name = outbox.file_name) GROUP BY folder, file_name ORDER BY 1";

constexpr std::string_view enclose =
    "INSERT INTO enclosure (answer, place, sha256, received, entry, name)"
    " SELECT ?2, place, sha256, received, entry, name FROM enclosure WHERE answer = ?1";

constexpr std::string_view retry =
    "INSERT INTO retry (flux, next, cause) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (flux) DO UPDATE SET next = excluded.next, cause = excluded.cause";

constexpr std::string_view orders =
    "SELECT kind, partner, name, at, who, comment FROM standing_order"
    " INDEXED BY standing_order_now WHERE ended IS NULL AND (kind = 'requeue' OR NOT EXISTS"
    " (SELECT 1 FROM flux WHERE flux.arrival = standing_order.name AND flux.fate IS NOT NULL))"
    " ORDER BY partner, name";

constexpr std::string_view retries =
    "SELECT flux.arrival, flux.partner, flux.file_name, retry.cause, retry.next"
    " FROM flux INDEXED BY flux_by_fate JOIN retry ON retry.flux = flux.id WHERE flux.fate IS NULL"
    " ORDER BY flux.id";

}  // namespace sql

/// A return file to be given again, and its row.
struct Given {
  std::int64_t row = 0;
  Answer answer;
};

}  // namespace

OrderStatements OrderStatements::prepare(Preparation& prepared) {
  return {.give = prepared.of(sql::give),
          .end = prepared.of(sql::end),
          .flux = prepared.of(sql::flux),
          .answers = prepared.of(sql::answers),
          .enclose = prepared.of(sql::enclose),
          .retry = prepared.of(sql::retry)};
}

Result<BookStatements> BookStatements::prepare(Connection& connection) {
  Preparation prepared(connection);
  return prepared.made(
      BookStatements{.orders = prepared.of(sql::orders), .retries = prepared.of(sql::retries)});
}

Done SqliteOrders::give(const StandingOrder& order) {
  const auto ended = end(order.partner, order.name, order.at);
  if (!ended) return tl::unexpected(ended.error());
  return sql_.give.run(name_of(order.kind), order.partner, order.name, order.at, order.who,
                       order.comment);
}

Result<bool> SqliteOrders::end(const std::string& partner, const std::string& name, Instant at) {
  auto rows = sql_.end.query(partner, name, at);
  return rows.next();
}

Result<SqliteOrders::Tried> SqliteOrders::tried(std::string_view arrival_id) {
  auto rows = sql_.flux.query(arrival_id);
  const auto some = rows.next();
  if (!some) return tl::unexpected(some.error());
  if (!*some) return failure("E_ARRIVAL", std::string(arrival_id) + ": never attempted");
  return Tried{rows.integer(0), static_cast<int>(rows.integer(1))};
}

Result<int> SqliteOrders::redeliver(std::string_view arrival_id) {
  const auto flux = tried(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  std::vector<Given> given;
  for (auto rows = sql_.answers.query(flux->row);;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    given.push_back({rows.integer(0), {rows.text(1), rows.text(2), rows.text(3), rows.text(4)}});
  }
  for (const auto& [row, answer] : given) {
    const auto written = write_answer_(flux->row, answer);
    if (!written) return tl::unexpected(written.error());
    if (auto done = sql_.enclose.run(row, *written); !done) return tl::unexpected(done.error());
  }
  return static_cast<int>(given.size());
}

Done SqliteOrders::try_again(std::string_view arrival_id, const std::string& cause, Instant now,
                             const RetryRule& rule) {
  const auto flux = tried(arrival_id);
  if (!flux) return tl::unexpected(flux.error());
  return sql_.retry.run(flux->row, now + rule.delay(flux->attempts), cause);
}

Result<OrderBook> read_order_book(BookStatements& sql) {
  auto orders = all_of(sql.orders.query(), [](const Cursor& row) {
    return StandingOrder{order_named(row.view(0)).value_or(OrderKind::hold),
                         row.text(1),
                         row.text(2),
                         row.instant(3),
                         row.text(4),
                         row.text(5)};
  });
  if (!orders) return tl::unexpected(orders.error());
  auto retries = all_of(sql.retries.query(), [](const Cursor& row) {
    return Retry{row.text(0), row.text(1), row.text(2), row.text(3), row.instant(4)};
  });
  if (!retries) return tl::unexpected(retries.error());
  return OrderBook(std::move(*orders), std::move(*retries));
}

}  // namespace ecluse::lifecycle
