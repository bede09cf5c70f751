// Which pieces each reader of the console has downloaded, and for whom: the depositor or the
// structures as which he sees them (acceptance.md STS-26, SCR-06, SCR-08). Kept in the ledger's
// file, by a connection of its own; used from one thread at a time. Instants are given.
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

  /// `who`: an account, a partner or a structure; `rows`: of pieces. What was downloaded before
  /// keeps its first instant.
  Done keep(const std::string& who, const std::vector<std::int64_t>& rows, Instant at);
  /// Those of these rows that one of them has downloaded.
  Result<std::set<std::int64_t>> taken(const std::vector<std::string>& who,
                                       const std::vector<std::int64_t>& rows);

 private:
  explicit Downloads(Connection connection) : connection_(std::move(connection)) {}

  Connection connection_;
};

}  // namespace ecluse::lifecycle
