// What has arrived. The scan of the folders is the only truth: notifications merely say when to
// scan. Every folder under inbound/ is the folder of a partner. The inbox reads, it never claims: a
// file is given again as long as it is there. Called by the thread that owns the disk.
//
// A file is ripe when it has a name of its own, has stayed as it is for a while, nobody holds it
// open for writing, its content has its end, and its partner has announced it where it agreed to.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/completeness.hpp"
#include "ingest/manifest.hpp"
#include "ingest/pickup_rules.hpp"
#include "model/date.hpp"
#include "model/disk.hpp"
#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse::ingest {

/// When a file is ripe, and how many are given at a time.
struct Settle {
  /// How long a file must have stayed as it is, by its own date of change or, where the clocks of
  /// machines disagree, by what the scans saw; on a file system of another machine always by what
  /// they saw. Zero: ripe at first sight, whatever it holds.
  std::chrono::milliseconds quiet{2000};
  std::size_t at_most = 1000;  ///< arrivals a call gives, at least 1
  /// How long a file unchanged is waited for whose content lacks its end; then it is given as it
  /// is, for the controls to refuse with the reason. Zero: contents are not looked at.
  std::chrono::milliseconds patience = std::chrono::hours{1};
  std::uint64_t look_bytes = 32'000'000;  ///< of content that a call inflates, about
};

/// A file that waits in inbound and is not ripe.
struct Unfinished {
  std::string partner, name;
  std::uint64_t size = 0;  ///< bytes
  Missing missing = Missing::nothing;
  Instant since{};  ///< unchanged since then

  friend bool operator==(const Unfinished&, const Unfinished&) = default;
};

/// The SHA-256 of a file, hexadecimal in small letters; E_DISK_*.
using HashOf = std::function<Result<std::string>(const std::string& path)>;

/// How many files of a partner may be given now.
using Allowance = std::function<std::size_t(const std::string& partner)>;

class Inbox {
 public:
  /// `disk` must outlive the inbox. Without `hash_of` the manifests are believed by sizes alone.
  Inbox(const DiskView& disk, std::string inbound_folder, Settle settle,
        PickupRules rules = PickupRules::standard(), HashOf hash_of = {});

  /// Ripe files, the oldest of each partner first (date of change, then name), the partners taking
  /// turns so that one's 500,000 files do not delay another's. At most Settle::at_most, and fewer
  /// when much had to be inflated: call again, once these are claimed, until nothing is given. A
  /// folder that holds a backlog is not listed again before the backlog is given out, but each file
  /// of it is looked at once more. Error E_DISK_*: inbound itself cannot be read.
  Result<std::vector<Arrival>> ripe(Instant now, const Allowance& allowance = {});

  /// When the next of the files that wait gets ripe at the earliest, unless it changes before;
  /// nothing when none waits.
  [[nodiscard]] std::optional<Instant> next_ripe() const { return next_ripe_; }

  /// Why a partner's folder could not be read at the last call; the others were.
  [[nodiscard]] const std::vector<Error>& unreadable() const { return unreadable_; }

  /// What stands still without its end, as last seen: at most 10,000 a partner, by name.
  [[nodiscard]] std::vector<Unfinished> unfinished() const;

 private:
  /// A file not yet ripe by its own date: what it was, and since when it has been so.
  struct Sighting {
    FileFacts facts;
    Instant since;
  };
  /// A file that lacks something.
  struct Lacking {
    FileFacts facts;
    Missing missing = Missing::nothing;
    Instant since;
  };
  /// What a file is, by its content.
  struct Hashed {
    FileFacts facts;
    std::string sha256;
  };
  /// A look at one file that is not over.
  struct Look {
    FileFacts facts;
    Completeness completeness;
  };
  struct Folder {
    std::string path;
    const PickupRule* rule = nullptr;
    bool remote = false;             ///< on a file system of another machine
    std::vector<FileFacts> backlog;  ///< ripe by their dates, the oldest last
    std::unordered_map<std::string, Sighting> young;
    std::map<std::string, Lacking> lacking;
    /// Dated in the future by whoever sent them, and since when they are seen so.
    std::unordered_map<std::string, Sighting> ahead;
    Manifests manifests;
    std::unordered_map<std::string, Hashed> hashed;  ///< those that are not what a manifest says
    std::unique_ptr<Look> look;
    std::optional<Instant> next_ripe;
  };
  struct Scan;

  Done visit_folders(Instant now);
  void make_known(Folder& folder, const std::string& name) const;
  void scan(Folder& folder, Instant now);
  void see(Scan& scan, FileFacts file);
  [[nodiscard]] std::size_t longest_backlog() const;
  std::vector<Arrival> take_turns(Instant now, const Allowance& allowance);
  std::optional<FileFacts> next_of(Folder& folder, Instant now);
  std::optional<Missing> lacks(Folder& folder, const FileFacts& file, Instant now);
  [[nodiscard]] bool is_announced(const Folder& folder, const FileFacts& file) const;
  bool is_listed(Folder& folder, const FileFacts& file);
  std::string hash_once(Folder& folder, const FileFacts& file);
  std::optional<Missing> look_at(Folder& folder, const FileFacts& file);
  void leave(Folder& folder, FileFacts file, Missing missing, Instant now) const;
  static void note_ahead(Scan& scan, const FileFacts& file);
  [[nodiscard]] static Instant unchanged_since(const Folder& folder, const FileFacts& file,
                                               Instant now);
  [[nodiscard]] bool waits(const Folder& folder, const FileFacts& file, Instant now) const;

  const DiskView& disk_;
  std::string inbound_;
  Settle settle_;
  PickupRules rules_;
  HashOf hash_of_;
  std::map<std::string, Folder> folders_;
  std::string last_served_;
  std::uint64_t look_left_ = 0;
  std::optional<Instant> next_ripe_;
  std::vector<Error> unreadable_;
};

}  // namespace ecluse::ingest
