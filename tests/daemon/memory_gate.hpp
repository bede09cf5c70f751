// A gate over a root on a pretended disk, with its ledger on a real one, for its tests.
#pragma once

#include <chrono>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "daemon/gate.hpp"
#include "tests/daemon/disk_through.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {

class MemoryGate : public testing::Test {
 protected:
  MemoryGate() {
    disk_.set_now(tests::monday);
    tests::need(lifecycle::make_root(disk_, root_));
    tests::need(disk_.sync_all(root_.folder()));
  }

  /// The nth flux of a partner, changed since n milliseconds.
  void drop(int nth, std::string_view bytes, const std::string& partner = "ABC123") {
    drop_as(tests::flux_name(nth, partner), nth, bytes, partner);
  }
  void drop_as(const std::string& name, int age, std::string_view bytes,
               const std::string& partner = "ABC123") {
    disk_.put(root_.inbound_of(partner) + "/" + name, bytes,
              tests::monday - std::chrono::hours{1} + std::chrono::milliseconds{age});
  }
  tests::GateLife life(Disk& disk) { return {disk, root_.folder(), ledger_file()}; }
  tests::GateLife life() { return life(disk_); }
  [[nodiscard]] std::string ledger_file() const {
    return (folder_.path() / "suivi.sqlite").string();
  }

  /// The files below a folder of the root, by their path from it.
  std::map<std::string, std::string> files_in(const std::string& folder) const {
    std::map<std::string, std::string> found;
    for (const auto& [path, bytes] : disk_.files())
      if (path.starts_with(folder + "/")) found[path.substr(folder.size() + 1)] = bytes;
    return found;
  }

  tests::DiskMemory disk_;
  lifecycle::Root root_{"/r"};
  tests::TemporaryFolder folder_;
};

/// The fates of the flux of a ledger, by file name.
inline std::map<std::string, std::string> fates(const tests::GateLife& life) {
  std::map<std::string, std::string> all;
  for (const auto& row : life.flux())
    all[row.file_name] = row.fate ? std::string(name_of(*row.fate)) : "pending";
  return all;
}

}  // namespace ecluse::daemon
