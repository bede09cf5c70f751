#include "lifecycle/downloads.hpp"

#include "lifecycle/search_wording.hpp"

namespace ecluse::lifecycle {

Result<Downloads> Downloads::open(const std::string& path) {
  auto connection = Connection::open(path, Access::write);
  if (!connection) return tl::unexpected(connection.error());
  return Downloads(std::move(*connection));
}

/// In one statement, which is one commit.
Done Downloads::keep(const std::string& who, const std::vector<std::int64_t>& rows, Instant at) {
  std::string list;
  for (const auto row : rows)
    list.append(list.empty() ? "(" : ",(").append(std::to_string(row)).append(",?1,?2)");
  if (list.empty()) return {};
  auto statement =
      connection_.prepare("INSERT OR IGNORE INTO download (piece, account, at) VALUES " + list);
  if (!statement) return tl::unexpected(statement.error());
  return statement->run(who, at);
}

Result<std::set<std::int64_t>> Downloads::taken(const std::vector<std::string>& who,
                                                const std::vector<std::int64_t>& rows) {
  std::string list;
  for (const auto row : rows) list.append(list.empty() ? "" : ",").append(std::to_string(row));
  const auto told = Wording("SELECT piece FROM download WHERE piece IN (" + list + ") AND ")
                        .add(in_list("account", who))
                        .ask(connection_, first_number);
  if (!told) return tl::unexpected(told.error());
  return std::set<std::int64_t>(told->begin(), told->end());
}

}  // namespace ecluse::lifecycle
