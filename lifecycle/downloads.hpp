// Which pieces each reader of the console has downloaded (acceptance.md SCR-06, SCR-08). Kept in
// the ledger's file, by a connection of its own; used from one thread at a time. Instants are
// given.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

class Downloads {
 public:
  /// The ledger of a file (Root::ledger()), which must exist. E_LEDGER_*.
  static Result<Downloads> open(const std::string& path);

  /// `rows`: of pieces. What was downloaded before keeps its first instant.
  Done keep(const std::string& account, const std::vector<std::int64_t>& rows, Instant at);
  /// Those of these rows that the account has downloaded.
  Result<std::set<std::int64_t>> taken(const std::string& account,
                                       const std::vector<std::int64_t>& rows);

 private:
  explicit Downloads(Connection connection) : connection_(std::move(connection)) {}

  Connection connection_;
};

}  // namespace ecluse::lifecycle
