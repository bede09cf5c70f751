#include "lifecycle/purge.hpp"

#include <gmock/gmock.h>

#include "lifecycle/ledger_sqlite_certificates.hpp"
#include "tests/lifecycle/sealed_ledger.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::IsEmpty;
using testing::SizeIs;

constexpr Date first_day{std::chrono::year{2026}, std::chrono::January, std::chrono::day{15}};
constexpr Date second_day{std::chrono::year{2026}, std::chrono::January, std::chrono::day{16}};

/// The files of two flux, of two days.
class Purging : public tests::SealedLedger {
 protected:
  Purging() {
    for (const auto& [nth, at, day] :
         {std::tuple{1, tests::noon, first_day}, std::tuple{2, tests::noon + 24h, second_day}}) {
      const auto outcome = outcome_at(nth, at);
      EXPECT_TRUE(recorded(outcome));
      disk_.put(root_.archive_of(day, outcome.examined.sha256), "abc");
    }
  }
  std::vector<Purge> planned(Date before) {
    return purgeable(disk_, root_, *ledger_, before).value();
  }
  Root root_{"/r"};
  tests::DiskMemory disk_;
};

TEST_F(Purging, TakesTheDaysBeforeADateOnly) {
  EXPECT_THAT(planned(first_day), IsEmpty());
  EXPECT_THAT(planned(second_day), SizeIs(1));
  EXPECT_EQ(planned(second_day).front().size, 3);
  EXPECT_THAT(disk_.files(), SizeIs(2)) << "telling removes nothing";
}

// SCR-14, CRT-02: what left the archive is found as before, with its certificate.
TEST_F(Purging, KeepsTheCertificateAndTheHashes) {
  ASSERT_TRUE(purge_files(disk_, root_, *ledger_, planned(second_day)));
  EXPECT_THAT(disk_.files(), SizeIs(1));
  EXPECT_THAT(ledger_->purged("").value(), SizeIs(1));
  EXPECT_TRUE(certificate_of(path_, 1, 0));
  EXPECT_THAT(ledger_->flux_named("F1").value(), SizeIs(1));
  EXPECT_THAT(flaws(), IsEmpty());
  EXPECT_THAT(planned(second_day), IsEmpty()) << "nothing is left of it";
}

TEST_F(Purging, LeavesWhatAnAnswerStillOwedCarries) {
  const auto outcome = outcome_at(1, tests::noon);
  Answer pivot{"FEN0036A", "SIE001", "pivot", "<a></a>"};
  pivot.original = Enclosure{3, outcome.examined.sha256, tests::noon, "a.xml", "F.xml"};
  const auto batch = ledger_->begin().value();
  const std::vector<std::string> about{outcome.examined.flux.arrival_id};
  ASSERT_TRUE(batch->returns().owe(about, pivot));
  ASSERT_TRUE(batch->commit());
  EXPECT_THAT(planned(second_day), IsEmpty());
  const auto owed = ledger_->owed(10).value();
  std::vector<std::int64_t> rows;
  for (const auto& answer : owed) rows.push_back(answer.row);
  const auto later = ledger_->begin().value();
  ASSERT_TRUE(later->delivered(rows, tests::noon));
  ASSERT_TRUE(later->commit());
  EXPECT_THAT(planned(second_day), SizeIs(1));
}

TEST_F(Purging, RemovesNextTimeWhatWasLeftByACut) {
  const auto files = planned(second_day);
  disk_.set_read_only("/r", true);
  EXPECT_FALSE(purge_files(disk_, root_, *ledger_, files));
  disk_.set_read_only("/r", false);
  EXPECT_THAT(disk_.files(), SizeIs(2));
  ASSERT_TRUE(purge_files(disk_, root_, *ledger_, {}));
  EXPECT_THAT(disk_.files(), SizeIs(1));
}

}  // namespace
}  // namespace ecluse::lifecycle
