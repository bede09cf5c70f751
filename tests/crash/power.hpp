// Power that can be cut: a disk and a ledger that share one supply. Every call of the disk, reading
// too, and every begin and commit of the ledger is a point where the power may go; from then on all
// of them fail, until the test brings the power back and opens everything anew. What the disk has
// kept is then said by tests/support/disk_memory; the ledger keeps what was committed.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>

#include "lifecycle/ledger.hpp"
#include "tests/daemon/disk_through.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::tests {

class Power {
 public:
  /// Cuts the power just before that point, counted from 1.
  void cut_at(std::uint64_t point) { cut_at_ = point; }
  [[nodiscard]] bool is_cut() const { return points_ >= cut_at_; }
  /// How many points were passed.
  [[nodiscard]] std::uint64_t points() const { return points_; }

  /// Passes a point; false when the power is gone.
  bool on() {
    if (!is_cut()) ++points_;
    return !is_cut();
  }

 private:
  std::uint64_t points_ = 0;
  std::uint64_t cut_at_ = std::numeric_limits<std::uint64_t>::max();
};

/// A disk on that power. One thread.
class PoweredDisk final : public DiskThrough {
 public:
  /// Both must outlive it.
  PoweredDisk(Disk& disk, Power& power) : DiskThrough(disk), power_(power) {}

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
};

/// A ledger on that power, which must outlive it: nothing is committed once the power is gone.
std::unique_ptr<lifecycle::Ledger> powered(std::unique_ptr<lifecycle::Ledger> ledger, Power& power);

}  // namespace ecluse::tests
