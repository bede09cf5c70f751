#include "lifecycle/ledger_sqlite.hpp"

#include <utility>

#include "lifecycle/ledger_sqlite_batch.hpp"
#include "lifecycle/ledger_sqlite_life.hpp"
#include "lifecycle/ledger_sqlite_orders.hpp"
#include "lifecycle/ledger_sqlite_proofs.hpp"
#include "lifecycle/ledger_sqlite_reads.hpp"

#include "embedded/lifecycle.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::int64_t schema_version = 7;
constexpr std::string_view application_id = "1162035317";  // "ECL5", for file(1)

class SqliteLedger final : public Ledger {
 public:
  SqliteLedger(Connection connection, Machines machines, std::optional<WriteStatements> statements)
      : connection_(std::move(connection)),
        machines_(std::move(machines)),
        statements_(std::move(statements)) {}

  Result<std::unique_ptr<Batch>> begin() override {
    if (!statements_) return failure("E_LEDGER", "the ledger is open to read only");
    return SqliteBatch::begin(*statements_, machines_);
  }

  Result<std::vector<FluxRow>> flux(const FluxFilter& filter, const Page& page) override {
    return read_flux(connection_, filter, page);
  }
  Result<std::vector<FluxRow>> flux_named(std::string_view name) override {
    return read_flux_named(connection_, name);
  }
  Result<std::vector<PieceRow>> pieces_of(std::int64_t flux_row) override {
    return read_pieces_of(connection_, flux_row);
  }
  Result<std::vector<EventRow>> events_of(std::int64_t flux_row) override {
    return read_events_of(connection_, flux_row);
  }
  Result<std::vector<FindingRow>> findings_of(std::int64_t flux_row) override {
    return read_findings_of(connection_, flux_row);
  }
  Result<std::vector<TransitionRow>> transitions_of(std::int64_t flux_row) override {
    return read_transitions_of(connection_, flux_row);
  }
  Result<std::vector<AnswerRow>> answers_of(std::int64_t flux_row) override {
    return read_answers_of(connection_, flux_row);
  }
  Result<std::vector<AnswerRow>> owed(int limit, std::int64_t after) override {
    return read_owed(connection_, limit, after);
  }
  Result<OrderBook> order_book() override {
    if (!book_) {
      auto prepared = BookStatements::prepare(connection_);
      if (!prepared) return tl::unexpected(prepared.error());
      book_ = std::move(*prepared);
    }
    return read_order_book(*book_);
  }
  Result<Conservation> conservation() override { return read_conservation(connection_); }
  Result<std::vector<DayRoot>> roots_owed() override { return read_roots_owed(connection_); }
  Result<std::vector<Purge>> purged(std::string_view sha256) override {
    return read_purged(connection_, sha256);
  }
  Result<std::optional<Instant>> next_due() override { return read_next_due(connection_); }
  Result<std::vector<Dossier>> dossiers(std::string_view number,
                                        std::string_view supplier) override {
    return read_dossiers(connection_, number, supplier);
  }
  Result<std::vector<WaitingRow>> to_validate(std::string_view valideur, int limit) override {
    return read_to_validate(connection_, valideur, limit);
  }

 private:
  Connection connection_;
  Machines machines_;
  std::optional<WriteStatements> statements_;  ///< none to read only; goes before connection_
  std::optional<BookStatements> book_;         ///< once asked for; goes before connection_
};

Done make_tables(Connection& connection) {
  return connection.execute(
      "BEGIN IMMEDIATE; PRAGMA application_id = " + std::string(application_id) + ";" +
      std::string(embedded::lifecycle("ledger.sql")) +
      std::string(embedded::lifecycle("ledger_seals.sql")) +
      std::string(embedded::lifecycle("ledger_search.sql")) +
      std::string(embedded::lifecycle("ledger_orders.sql")) +
      std::string(embedded::lifecycle("ledger_accounts.sql")) +
      std::string(embedded::lifecycle("ledger_counts.sql")) +
      std::string(embedded::lifecycle("ledger_shelf.sql")) +
      "PRAGMA user_version = " + std::to_string(schema_version) + "; COMMIT;");
}

/// The settings of the writer (stack.md §3): nothing is answered before it is durable (FULL); the
/// log is folded into the file every 64 MB rather than every 4, which a busy second would exceed.
Done settle_writer(Connection& connection) {
  return connection.execute(
      "PRAGMA page_size = 8192;"
      "PRAGMA journal_mode = WAL;"
      "PRAGMA synchronous = FULL;"
      "PRAGMA wal_autocheckpoint = 8192;"
      "PRAGMA journal_size_limit = 134217728;"
      "PRAGMA cache_size = -65536;"
      "PRAGMA temp_store = MEMORY;");
}

Done check_version(Connection& connection, Access access) {
  const auto version = connection.number("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version == 0 && access == Access::write) return make_tables(connection);
  if (*version != schema_version)
    return failure("E_LEDGER_VERSION", "version " + std::to_string(*version) + ", " +
                                           std::to_string(schema_version) + " expected");
  return {};
}

}  // namespace

Result<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path, Access access,
                                                   Machines machines, Patience patience) {
  auto connection = Connection::open(path, access, patience);
  if (!connection) return tl::unexpected(connection.error());
  if (access == Access::write)
    if (auto done = settle_writer(*connection); !done) return tl::unexpected(done.error());
  if (auto done = check_version(*connection, access); !done) return tl::unexpected(done.error());
  std::optional<WriteStatements> statements;
  if (access == Access::write) {
    auto prepared = WriteStatements::prepare(*connection);
    if (!prepared) return tl::unexpected(prepared.error());
    statements = std::move(*prepared);
  }
  return std::make_unique<SqliteLedger>(std::move(*connection), std::move(machines),
                                        std::move(statements));
}

}  // namespace ecluse::lifecycle
