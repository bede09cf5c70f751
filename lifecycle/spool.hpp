// The spool: where the bytes of a claimed arrival stand, unchanged, until its outcome is committed.
// Called by daemon, from the thread that owns the disk. What is in memory is only what the disk
// says: opening a Spool is the ordinary scan, there is no recovery.
//
// Order that makes it safe (house §4):
//   claim… · settle · Batch::attempt, commit · examine · Batch::record, commit · put_away
// `settle` makes bytes and claims durable before anything is committed about them, so that:
//   - a file in inbound that the ledger knows as finished is another file (its inode was used
//     again and its time preserved): it gets a fresh id, "-2", "-3"…;
//   - one that the ledger knows as unfinished while the spool has it not is the same arrival, put
//     back by a power cut before `settle` returned: it keeps its id, and its attempts;
//   - one whose id stands in the spool is another name of the same inode (a hard link): fresh id.
// A cut after the commit leaves the file in the spool; Batch::finished tells it, and put_away is
// done again.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/root.hpp"
#include "model/disk.hpp"
#include "model/flux.hpp"
#include "model/outcome.hpp"

namespace ecluse::lifecycle {

/// How an arrival ended: what Batch::finished remembers of it.
struct Finished {
  Fate fate = Fate::rejected;
  std::string sha256;
  Instant received{};
};

/// Whether the ledger knows an arrival id as finished; in daemon, a call to Batch::finished.
using IsFinished = std::function<Result<bool>(std::string_view arrival_id)>;

class Spool {
 public:
  /// Reads what stands in the spool. `now` is the reception time of what was claimed but never
  /// attempted; Batch::attempt gives that of the others. `disk` must outlive the Spool.
  static Result<Spool> open(Disk& disk, Root root, Instant now);

  /// What stood in the spool when it was opened, sorted by partner and time of the file.
  [[nodiscard]] const std::vector<Flux>& found() const { return found_; }

  /// Takes an arrival out of inbound by one rename. Nothing when the file is there no more, or is
  /// not the one that was noticed. The name kept is cut to 180 bytes. E_DISK_*, or the error of
  /// `finished`.
  Result<std::optional<Flux>> claim(const Arrival& arrival, Instant now,
                                    const IsFinished& finished);

  /// Takes a quarantined flux out of quarantine by one rename, as a new arrival of the same bytes
  /// and the same file. Nothing when it is there no more: a cut came between this and the commit
  /// that says so, and the spool has it. E_DISK_*, or the error of `finished`.
  Result<std::optional<Flux>> take_back(const std::string& partner, std::string_view arrival_id,
                                        Instant now, const IsFinished& finished);

  /// Makes the claims, and the bytes claimed, durable. Once for many claims.
  Done settle();

  /// After the commit: to the archive under its content, or to quarantine, as its fate says. Bytes
  /// already archived that day are not kept twice (E_ARCHIVE when what is there has another size).
  /// Need not be durable: it may be done again.
  Done put_away(const Flux& flux, const Finished& finished);

 private:
  Spool(Disk& disk, Root root) : disk_(&disk), root_(std::move(root)) {}
  Done find(Instant now);
  Result<std::string> id_for(const FileFacts& file, const IsFinished& finished) const;
  Done archive(const Flux& flux, const Finished& finished);
  Done quarantine(const Flux& flux);

  Disk* disk_;
  Root root_;
  std::vector<Flux> found_;
  std::set<std::string, std::less<>> standing_;  ///< arrival ids in the spool
};

}  // namespace ecluse::lifecycle
