// The audit of the embedded ledger.
#include <utility>

#include "lifecycle/audit.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {
namespace {

class SqliteAuditKeeper final : public AuditKeeper {
 public:
  explicit SqliteAuditKeeper(Connection connection) : connection_(std::move(connection)) {}

  Done keep(std::span<const AuditEntry> entries) override {
    if (entries.empty()) return {};
    if (auto begun = connection_.execute("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = add(entries);
    if (done) done = connection_.execute("COMMIT");
    if (!done) (void)connection_.execute("ROLLBACK");
    return done;
  }

 private:
  Done add(std::span<const AuditEntry> entries) {
    auto statement = connection_.prepare(
        "INSERT INTO audit (at, who, what, detail, sha256) VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!statement) return tl::unexpected(statement.error());
    for (const auto& one : entries)
      if (auto kept = statement->run(one.at, one.who, one.what, one.detail, one.sha256); !kept)
        return kept;
    return {};
  }

  Connection connection_;
};

}  // namespace

Result<std::unique_ptr<AuditKeeper>> open_audit_keeper(const std::string& path) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return std::make_unique<SqliteAuditKeeper>(std::move(*connection));
}

Result<std::vector<AuditEntry>> read_audit(const std::string& path, const AuditFilter& filter) {
  auto connection = Connection::open(path, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  auto statement = connection->prepare(
      "SELECT at, who, what, detail, sha256 FROM audit WHERE at >= ?1 AND (?2 = '' OR who = ?2)"
      " ORDER BY id DESC LIMIT ?3");
  if (!statement) return tl::unexpected(statement.error());
  return all_of(
      statement->query(filter.since.value_or(Instant{}), filter.who, filter.limit),
      [](const Cursor& row) {
        return AuditEntry{row.instant(0), row.text(1), row.text(2), row.text(3), row.text(4)};
      });
}

}  // namespace ecluse::lifecycle
