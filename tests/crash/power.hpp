// Power that can go: the disk and the files of the ledger (ledger_disk) share one supply. Each of
// their calls is a point where the power may go. A test either cuts it at a point, and every call
// fails from then on; or looks in at every point, and may end the process right there.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>

#include "tests/daemon/disk_through.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::tests {

class Power {
 public:
  /// Called before each point is passed: its number, counted from 1, and the call it is.
  using Look = std::function<void(std::uint64_t point, const std::string& call)>;

  /// Cuts the power just before that point.
  void cut_at(std::uint64_t point) { cut_at_ = point; }
  /// The calls succeed again.
  void bring_back() { cut_at_ = std::numeric_limits<std::uint64_t>::max(); }
  [[nodiscard]] bool is_cut() const { return points_ >= cut_at_; }
  /// How many points were passed.
  [[nodiscard]] std::uint64_t points() const { return points_; }
  void look_in(Look look) { look_ = std::move(look); }

  /// Passes a point; false when the power is gone.
  bool on(const std::string& call) {
    if (is_cut()) return false;
    ++points_;
    if (look_) look_(points_, call);
    return !is_cut();
  }

 private:
  std::uint64_t points_ = 0;
  std::uint64_t cut_at_ = std::numeric_limits<std::uint64_t>::max();
  Look look_;
};

/// Whether a disk does what it is asked to sync, or only says so.
enum class Syncing : std::uint8_t { done, pretended };

/// A disk on that power: every call of it is a point, reading too. One thread.
class PoweredDisk final : public DiskThrough {
 public:
  /// Both must outlive it.
  PoweredDisk(Disk& disk, Power& power, Syncing syncing)
      : DiskThrough(disk), power_(power), syncing_(syncing) {}

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

 private:
  Power& power_;
  Syncing syncing_;
};

}  // namespace ecluse::tests
