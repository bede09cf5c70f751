// An inbox over a pretended disk, for its tests: files are dropped at given instants, and what is
// ripe is told by its path below inbound.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "ingest/inbox.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::tests {

using Names = std::vector<std::string>;

inline const Instant inbox_noon = parse_utc("2026-03-02T12:00:00.000Z").value();
inline const Instant long_ago = inbox_noon - std::chrono::hours(1);

inline Names names(const std::vector<Arrival>& arrivals) {
  Names found;
  found.reserve(arrivals.size());
  for (const auto& arrival : arrivals) found.push_back(arrival.partner + '/' + arrival.file.name);
  return found;
}

/// An inbox over a pretended disk.
struct InboxPlace {
  explicit InboxPlace(ingest::Settle settle = {},
                      ingest::PickupRules rules = ingest::PickupRules::standard())
      : inbox(disk, "inbound", settle, std::move(rules)) {
    (void)disk.make_folder("inbound");
  }
  void drop(const std::string& path, Instant modified = long_ago, const std::string& bytes = "x") {
    disk.put("inbound/" + path, bytes, modified);
  }
  Names ripe(Instant now = inbox_noon) { return names(inbox.ripe(now).value()); }
  /// What daemon does: takes what is ripe away, until nothing is given.
  Names claim_all(Instant now = inbox_noon) {
    Names all;
    for (auto given = ripe(now); !given.empty(); given = ripe(now)) {
      for (const auto& path : given) (void)disk.remove("inbound/" + path);
      all.insert(all.end(), given.begin(), given.end());
    }
    return all;
  }

  DiskMemory disk;
  ingest::Inbox inbox;
};

}  // namespace ecluse::tests
