// Where SQLite keeps the ledger while the power may go: a VFS of SQLite over files in memory, each
// of whose writes has two lives, as those of tests/support/disk_memory. So the journal of SQLite
// itself is under the cut, not only what we do around it. One connection at a time, one thread.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/crash/power.hpp"

struct sqlite3_vfs;

namespace ecluse::tests {

class LedgerDisk {
 public:
  /// From here on SQLite opens its files there, whatever their path. `power` must outlive it.
  explicit LedgerDisk(Power& power);
  LedgerDisk(const LedgerDisk&) = delete;
  LedgerDisk& operator=(const LedgerDisk&) = delete;
  /// SQLite opens its files where it did before.
  ~LedgerDisk();

  /// What is found when the power is back. Lost are the writes of a file since its last sync, and
  /// the names made or removed since the last sync of their folder; with some_lost, each sector of
  /// such a write by a toss. Connections of before must not be used, nor closed.
  void restart(AfterCut what, std::uint32_t seed = 0);
  /// As those of DiskMemory.
  [[nodiscard]] std::uint64_t changed() const { return changed_; }
  [[nodiscard]] std::uint64_t settled() const { return settled_; }

 private:
  struct Calls;  ///< what SQLite calls

  /// A write, or a cut of the end of a file, that is not synced.
  struct Change {
    std::size_t offset = 0;
    std::string before, after;  ///< the bytes from `offset`; beyond the end there were none
    std::size_t size_before = 0;
    bool cut = false;  ///< nothing stands behind `offset` after it
  };
  struct File {
    std::string bytes;
    std::vector<Change> unsynced;
    std::vector<std::unique_ptr<char[]>>
        shared;  ///< the index of the log, in memory for SQLite too
  };
  using Names = std::map<std::string, File*>;

  File& make(const std::string& name);
  void write(File& file, std::size_t offset, std::string_view bytes);
  void cut_end(File& file, std::size_t size);
  void sync(File& file);
  void sync_names();
  static void apply(File& file, const Change& change);
  static void undo(File& file, const Change& change);
  static std::vector<Change> sectors_of(const Change& change);

  Power& power_;
  std::vector<std::unique_ptr<File>> files_;
  Names names_, durable_;
  std::mt19937 chance_{1};  ///< what SQLite asks for; never the same twice, as after a real cut
  std::uint64_t changed_ = 0, settled_ = 0;
  std::unique_ptr<sqlite3_vfs> vfs_;
};

}  // namespace ecluse::tests
