// The audit of the embedded ledger.
#include "lifecycle/audit.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

Result<std::vector<AuditEntry>> read_audit(const std::string& path, const AuditFilter& filter) {
  auto connection = Connection::open(path, Access::read_only);
  if (!connection) return tl::unexpected(connection.error());
  auto statement = connection->prepare(
      "SELECT at, who, what, detail, sha256 FROM audit WHERE at >= ?1 AND (?2 = '' OR who = ?2)"
      " ORDER BY id DESC LIMIT ?3");
  if (!statement) return tl::unexpected(statement.error());
  std::vector<AuditEntry> found;
  for (auto rows = statement->query(filter.since.value_or(Instant{}), filter.who, filter.limit);;) {
    const auto more = rows.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    found.push_back({rows.instant(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)});
  }
}

}  // namespace ecluse::lifecycle
