// What the ledger tells of its proofs: roots of days, files that left the archive. Plain values.
#pragma once

#include <cstdint>
#include <string>

#include "model/content.hpp"
#include "model/date.hpp"

namespace ecluse::lifecycle {

/// The root of the seals of a civil day of Paris.
struct DayRoot {
  std::string day;                   ///< AAAA-MM-JJ
  std::int64_t first = 0, last = 0;  ///< seals, both included
  Sha256Digest root{};
  Sha256Digest head{};  ///< hash of the last seal: the end of the chain on that day

  friend bool operator==(const DayRoot&, const DayRoot&) = default;
};

/// A file that left the archive by order; its certificate and its hashes stay.
struct Purge {
  Date day{};  ///< of the folder in the archive
  std::string sha256;
  std::int64_t size = 0;
  Instant at{};
  std::string actor, comment;
};

}  // namespace ecluse::lifecycle
