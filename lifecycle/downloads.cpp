#include "lifecycle/downloads.hpp"

namespace ecluse::lifecycle {

Result<Downloads> Downloads::open(const std::string& path) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return Downloads(std::move(*connection));
}

Done Downloads::keep(const std::string& account, const std::vector<std::int64_t>& rows,
                     Instant at) {
  auto statement = connection_.prepare(
      "INSERT OR IGNORE INTO download (piece, account, at) VALUES (?1, ?2, ?3)");
  if (!statement) return tl::unexpected(statement.error());
  for (const auto row : rows)
    if (auto done = statement->run(row, account, at); !done) return done;
  return {};
}

Result<std::set<std::int64_t>> Downloads::taken(const std::string& account,
                                                const std::vector<std::int64_t>& rows) {
  std::string list;
  for (const auto row : rows) list.append(list.empty() ? "" : ",").append(std::to_string(row));
  auto statement = connection_.prepare(
      "SELECT piece FROM download WHERE account = ?1 AND piece IN (" + list + ")");
  if (!statement) return tl::unexpected(statement.error());
  std::set<std::int64_t> found;
  for (auto cursor = statement->query(account);;) {
    const auto more = cursor.next();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return found;
    found.insert(cursor.integer(0));
  }
}

}  // namespace ecluse::lifecycle
