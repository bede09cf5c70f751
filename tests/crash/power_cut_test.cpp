// The power goes at every call of the disk and at every commit of the ledger, in turn; what had not
// been synced is kept, or lost. What is done after that must end as if nothing had happened.
#include <stdlib.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/crash/power.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;

const lifecycle::Root root("/r");

/// One flux of each kind, all of one partner: so that a gate that begins again takes them in the
/// same order, and gives the same numbers to their answers.
std::vector<std::pair<std::string, std::string>> scenario() {
  const std::string nobody(unknown_recipient);
  return {
      {flux_name(1), small_ubl({"N1"})},
      {flux_name(2), small_ubl({"N2", nobody})},
      {flux_name(1) + ".xml", small_ubl({"N3"})},
      {flux_name(3), small_ubl({"N1"})},
      {flux_name(4, "ABC123", "FSO1106A"), tar_gz({{"a.xml", small_cii({"N4"})},
                                                   {"b.xml", small_cii({"N5", nobody})},
                                                   {"c.xml", small_cii({"N6"})}})},
      {"facture.xml", small_ubl({"N7"})},
      {flux_name(5), ""},
  };
}

void prepare(DiskMemory& disk) {
  disk.set_now(monday);
  need(lifecycle::make_root(disk, root));
  need(disk.sync_all(root.folder()));
  auto dropped = monday - 1h;
  for (const auto& [name, bytes] : scenario())
    disk.put(root.inbound_of("ABC123") + "/" + name, bytes, dropped += 1ms);
}

/// What is left in the end: the files of the root, and the ledger but for its numbers of attempts.
struct End {
  std::map<std::string, std::string> files;
  std::vector<std::vector<std::string>> ledger;

  friend bool operator==(const End&, const End&) = default;
};

std::vector<std::vector<std::string>> told(const GateLife& life) {
  std::vector<std::vector<std::string>> all;
  auto& ledger = life.ledger();
  for (const auto& row : life.flux()) {
    auto& said = all.emplace_back(std::vector{row.file_name, row.flux_id, row.sha256, row.state,
                                              row.cause, utc_text(row.received)});
    for (const auto& step : need(ledger.transitions_of(row.row)))
      said.push_back(std::to_string(step.step.piece) + step.step.from + '>' + step.step.to);
    for (const auto& found : need(ledger.findings_of(row.row))) said.push_back(found.finding.code);
    for (const auto& answer : need(ledger.answers_of(row.row)))
      said.push_back(answer.answer.file_name + (answer.delivered ? " delivered" : " owed"));
  }
  EXPECT_TRUE(need(ledger.conservation()).holds());
  return all;
}

/// One life of a process on that power: until its end, or until the power goes.
End lived(DiskMemory& disk, Power& power, const std::string& ledger_file) {
  PoweredDisk powered_disk(disk, power);
  GateLife life(powered_disk, root.folder(), ledger_file, 0,
                [&](auto ledger) { return powered(std::move(ledger), power); });
  life.config.work.in_flight = 3;
  try {
    life.run();
  } catch (const std::runtime_error& error) {
    EXPECT_TRUE(power.is_cut()) << error.what();
  }
  return power.is_cut() ? End{} : End{disk.files(), told(life)};
}

/// The end of a life cut at that point, and of the one that follows; how many points there were.
std::pair<End, std::uint64_t> end_after_cut_at(std::uint64_t point, AfterCut kept) {
  const TemporaryFolder folder;
  const auto ledger_file = (folder.path() / "suivi.sqlite").string();
  DiskMemory disk;
  prepare(disk);
  Power power;
  power.cut_at(point);
  auto end = lived(disk, power, ledger_file);
  if (power.is_cut()) {
    disk.restart(kept);
    Power again;
    end = lived(disk, again, ledger_file);
  }
  return {std::move(end), power.points()};
}

/// What is durable is decided by Power: the ledger may stand where syncing costs nothing.
class PowerCut : public testing::Test {
 public:
  PowerCut() {
    if (const char* set = std::getenv("TMPDIR")) before_ = set;
    if (std::filesystem::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 1);
  }
  ~PowerCut() override { before_ ? ::setenv("TMPDIR", before_->c_str(), 1) : ::unsetenv("TMPDIR"); }

 private:
  std::optional<std::string> before_;
};

constexpr auto never = std::numeric_limits<std::uint64_t>::max();

TEST_F(PowerCut, AtAnyPointChangesNothingInTheEnd) {
  const auto [uncut, points] = end_after_cut_at(never, AfterCut::all_kept);
  ASSERT_EQ(uncut.ledger.size(), scenario().size());
  ASSERT_GT(points, 100U);
  std::uint64_t divergences = 0;
  for (const auto kept : {AfterCut::all_kept, AfterCut::unsynced_lost})
    for (std::uint64_t point = 1; point <= points; ++point) {
      const auto end = end_after_cut_at(point, kept).first;
      if (end == uncut) continue;
      ++divergences;
      EXPECT_EQ(end.files, uncut.files) << "cut at point " << point;
      EXPECT_EQ(end.ledger, uncut.ledger) << "cut at point " << point;
      ASSERT_LT(divergences, 5U);
    }
  std::cout << 2 * points << " points, " << divergences << " divergences\n";
}

TEST_F(PowerCut, TwiceInARowChangesNothingInTheEnd) {
  const auto [uncut, points] = end_after_cut_at(never, AfterCut::all_kept);
  for (std::uint64_t point = 1; point <= points; point += 7) {
    const TemporaryFolder folder;
    const auto ledger_file = (folder.path() / "suivi.sqlite").string();
    DiskMemory disk;
    prepare(disk);
    for (const auto cut : {point, points - point}) {
      Power power;
      power.cut_at(cut + 1);
      lived(disk, power, ledger_file);
      disk.restart(AfterCut::unsynced_lost);
    }
    Power power;
    EXPECT_EQ(lived(disk, power, ledger_file), uncut) << "cut at point " << point;
  }
}

}  // namespace
}  // namespace ecluse::tests
