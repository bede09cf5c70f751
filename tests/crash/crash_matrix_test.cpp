// The power goes at every call of the disk and of the files of the ledger, the process with it;
// what had not been synced is kept, lost, or written by halves. The house that begins again on what
// is found must end as if nothing had happened: every file, and every row of every table.
// Of the disks a part is tried, by chance, or all (wishes.hpp). ECLUSE_SEED=n takes another part.
#include <algorithm>
#include <array>
#include <iostream>

#include <gtest/gtest.h>

#include "tests/crash/matrix.hpp"
#include "tests/support/wishes.hpp"

namespace ecluse::tests {
namespace {

/// One disk in so many is tried, by Extent.
constexpr std::array<unsigned, 3> one_in{400, 7, 1};

MatrixPlan plan() {
  MatrixPlan plan{.one_in = one_in.at(static_cast<std::size_t>(extent()))};
  plan.seed = static_cast<std::uint32_t>(wish("ECLUSE_SEED", static_cast<int>(plan.seed)));
  return plan;
}

TEST(CrashMatrix, AHundredFluxEndTheSameWhereverThePowerGoes) {
  const auto days = hundred_flux();
  std::size_t flux = 0;
  for (const auto& day : days) flux += day.dropped.size();
  EXPECT_EQ(flux, 103U) << "a hundred, and three that operators give orders about";
  const auto result = crash_matrix(days, plan());
  std::cout << result.points << " points, " << result.divergences << " divergences ("
            << result.calls << " calls, " << result.lives << " new beginnings, seed " << plan().seed
            << ")\n";
  EXPECT_EQ(result.divergences, 0U) << result.told;
  if (extent() != Extent::few) {
    EXPECT_GT(result.points, 5000U);
  }
}

/// The matrix is not blind: on a disk that only pretends to sync, flux are lost.
TEST(CrashMatrix, SeesThatADiskOnlyPretendsToSync) {
  MatrixPlan lying{.one_in = extent() == Extent::few ? 100U : 10U};
  lying.syncing = Syncing::pretended;
  const auto result = crash_matrix(few_flux(), lying);
  EXPECT_GT(result.divergences, 0U) << result.lives;
}

/// The rows of a table that hold that word.
std::ptrdiff_t rows(const End& end, const std::string& table, const std::string& word) {
  return std::count_if(end.ledger.begin(), end.ledger.end(), [&](const std::string& row) {
    return row.starts_with(table + ": ") && row.find("'" + word + "'") != std::string::npos;
  });
}

/// The files whose path begins so.
std::ptrdiff_t files(const End& end, const std::string& path) {
  return std::count_if(end.files.begin(), end.files.end(),
                       [&](const auto& file) { return file.first.starts_with(path); });
}

/// What the matrix compares would not be worth much if little happened.
TEST(CrashMatrix, TheHundredFluxMeetEveryFate) {
  const auto days = hundred_flux();
  World world(days);
  world.live();
  const auto end = world.end();
  for (const auto* fate : {"integrated", "partially_integrated", "rejected", "duplicate"})
    EXPECT_GT(rows(end, "flux", fate), 0) << fate;
  for (const auto* fate : {"applied", "noted", "refused"})
    EXPECT_GT(rows(end, "event", fate), 0) << fate;
  for (const auto* actor : {"Anne Lebrun", "OPE001", "ecluse"})
    EXPECT_GT(rows(end, "transition", actor), 0) << actor;
  for (const auto* answer : {"ABC123/CSO1100A", "ABC123/CSO1106A", "ABC123/CSO1120A",
                             "ABC123/FEN1200A", "OPE001/CSO1300A"})
    EXPECT_GT(files(end, std::string("/r/outbound/") + answer), 0) << answer;
}

}  // namespace
}  // namespace ecluse::tests
