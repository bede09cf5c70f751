// A disk that is a map: for tests that must see what a power cut does. Names and contents have two
// lives, as the running system sees them and as they would be found after a cut; only syncing
// brings the first into the second. Safe from several threads.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "model/date.hpp"
#include "model/disk.hpp"

namespace ecluse::tests {

enum class AfterCut : std::uint8_t {
  all_kept,       ///< the kernel had written everything in time
  unsynced_lost,  ///< it had written nothing but what was synced
  some_lost,      ///< of what was not synced it had written some, by a seed
};

/// Paths are plain keys with '/' between folders; "." and ".." mean nothing. The folder "" and "/"
/// are there from the start.
///
/// What is lost after a cut: the contents of a file written since its last sync_file (the file is
/// then empty), and every creation, rename, removal or new folder whose folders were not all synced
/// since (a rename between two folders needs both; undone, it is undone as a whole). sync_all
/// covers everything.
///
/// Errors: E_DISK_CUT after the cut, E_DISK_READ, E_DISK_WRITE.
class DiskMemory final : public Disk {
 public:
  DiskMemory();

  // What the house does.
  Result<std::vector<FileFacts>> list(const std::string& folder) const override;
  Result<std::vector<std::string>> folders(const std::string& folder) const override;
  Result<FileFacts> facts(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  bool being_written(const std::string& path) const override;
  Result<std::unique_ptr<ByteReader>> open(const std::string& path) const override;
  Done write(const std::string& path, std::string_view bytes) override;
  Done append(const std::string& path, std::string_view bytes) override;
  Done rename(const std::string& from, const std::string& to) override;
  Done remove(const std::string& path) override;
  Done make_folder(const std::string& path) override;
  Done sync_file(const std::string& path) override;
  Done sync_folder(const std::string& path) override;
  Done sync_all(const std::string& path) override;

  // What the test does; none of this counts as a step.

  /// How many calls that change or sync were begun since the start, restarts included.
  [[nodiscard]] std::uint64_t steps() const;
  /// Cuts the power just before the call that would be step `step` (from 1, counted as steps()
  /// does). That call and every later one, reading too, fails with E_DISK_CUT.
  void cut_power_at(std::uint64_t step);
  [[nodiscard]] bool is_cut() const;
  /// Brings the power back, cut or not; the next cut must be ordered anew. With some_lost, the
  /// seed says which contents were written, and how far the changes of names were.
  void restart(AfterCut what, std::uint32_t seed = 0);
  /// Grows with every change; two moments of the same value would be found alike by all_kept.
  [[nodiscard]] std::uint64_t changed() const { return changed_; }
  /// Grows with every sync that has something to do: the same for unsynced_lost.
  [[nodiscard]] std::uint64_t settled() const { return settled_; }

  /// Drops a file as a partner would, durable at once, its folders made.
  void put(const std::string& path, std::string_view bytes, Instant modified);
  /// The same with the time of set_now.
  void put(const std::string& path, std::string_view bytes);
  /// The time that writes give to files; the epoch at first.
  void set_now(Instant now);
  /// Says that another process holds (or no longer holds) a file open for writing.
  void set_being_written(const std::string& path, bool written);
  /// Makes every call that reads this folder or file fail with E_DISK_READ, or work again.
  void set_unreadable(const std::string& path, bool unreadable);
  /// Makes every call that changes this path, or anything in this folder, fail with E_DISK_WRITE,
  /// or work again.
  void set_read_only(const std::string& path, bool read_only);

  /// All files and their contents, to compare two disks.
  [[nodiscard]] std::map<std::string, std::string> files() const;
  /// The bytes of one file; fails the test by an exception when it is not there.
  [[nodiscard]] std::string contents(const std::string& path) const;

 private:
  struct Inode {
    std::string bytes;
    std::string synced;  ///< what a cut leaves
    std::int64_t modified_ns = 0;
    bool dirty = false;  ///< bytes were written since they were synced
  };
  /// Which name stands for which inode; 0 for a folder.
  using Names = std::map<std::string, std::uint64_t>;
  /// A change of names, and the folders that must still be synced before it is durable.
  struct Change {
    enum class Kind : std::uint8_t { set, move, erase } kind;
    std::string from;  ///< unused by set
    std::string to;    ///< unused by erase
    std::uint64_t inode = 0;
    std::set<std::string> unsynced;
  };

  Done begin_step(const std::string& path);
  Done ready_to_read(const std::string& path) const;
  void change(Change change);
  static void apply(const Change& change, Names& names);
  void settle_changes();
  void settle(Inode& file);
  Result<std::uint64_t> file_at(const std::string& path) const;
  [[nodiscard]] FileFacts facts_of(const std::string& path, std::uint64_t inode) const;
  void add_folders(const std::string& path);

  mutable std::mutex mutex_;
  std::map<std::uint64_t, Inode> inodes_;
  /// Of files dropped, and of files written: what is dropped has the same inode whatever the house
  /// wrote before.
  std::uint64_t last_dropped_ = 0, last_written_ = 1ULL << 32U;
  Names names_;                  ///< as the running system sees them
  Names durable_;                ///< as a cut would leave them, before changes_
  std::vector<Change> changes_;  ///< since durable_, in order
  std::uint64_t steps_ = 0, changed_ = 0, settled_ = 0;
  std::uint64_t cut_at_ = std::numeric_limits<std::uint64_t>::max();
  bool cut_ = false;
  std::int64_t now_ns_ = 0;
  std::set<std::string> being_written_, unreadable_, read_only_;
};

}  // namespace ecluse::tests
