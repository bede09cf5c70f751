// What has arrived. The scan of the folders is the only truth: notifications merely say when to
// scan. Every folder under inbound/ is the folder of a partner. The inbox reads, it never claims: a
// file is given again as long as it is there. Called by the thread that owns the disk.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/date.hpp"
#include "model/disk.hpp"
#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse::ingest {

/// Ends of the names that tools give to uploads under way, in any case. Names that begin with a dot
/// are left alone too.
inline constexpr std::array<std::string_view, 4> unfinished_endings{".tmp", ".part", ".partial",
                                                                    ".filepart"};

/// When a file is ripe, and how many are given at a time.
struct Settle {
  /// How long a file must have stayed as it is, by its own date of change or, where the clocks of
  /// machines disagree, by what the scans saw. Zero: ripe at first sight.
  std::chrono::milliseconds quiet{2000};
  std::size_t at_most = 1000;  ///< arrivals a call gives, at least 1
};

class Inbox {
 public:
  /// `disk` must outlive the inbox.
  Inbox(const DiskView& disk, std::string inbound_folder, Settle settle);

  /// Files that nobody writes any more, the oldest of each partner first (date of change, then
  /// name), the partners taking turns so that one's 500,000 files do not delay another's. At most
  /// Settle::at_most: call again, once these are claimed, until nothing is given. A folder that
  /// holds a backlog is not listed again before the backlog is given out, but each file of it is
  /// looked at once more. Error E_DISK_*: inbound itself cannot be read.
  Result<std::vector<Arrival>> ripe(Instant now);

  /// When the next of the files now too young gets ripe at the earliest; nothing when none waits.
  [[nodiscard]] std::optional<Instant> next_ripe() const { return next_ripe_; }

  /// Why a partner's folder could not be read at the last call; the others were.
  [[nodiscard]] const std::vector<Error>& unreadable() const { return unreadable_; }

 private:
  /// A file not yet ripe by its own date: what it was, and since when it has been so.
  struct Sighting {
    FileFacts facts;
    Instant since;
  };
  struct Folder {
    std::string path;
    std::vector<FileFacts> backlog;  ///< ripe, the oldest last
    std::unordered_map<std::string, Sighting> young;
    std::optional<Instant> next_ripe;
  };

  Done visit_folders(Instant now);
  void scan(Folder& folder, Instant now);
  void sort_out(Folder& folder, std::vector<FileFacts> files, Instant now);
  std::vector<Arrival> take_turns(Instant now);
  std::optional<FileFacts> next_of(Folder& folder, Instant now);

  const DiskView& disk_;
  std::string inbound_;
  Settle settle_;
  std::map<std::string, Folder> folders_;
  std::string last_served_;
  std::optional<Instant> next_ripe_;
  std::vector<Error> unreadable_;
};

}  // namespace ecluse::ingest
