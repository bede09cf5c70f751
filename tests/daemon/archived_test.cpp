#include "daemon/archived.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/commands/commands.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::IsEmpty;

class Archived : public testing::Test {
 protected:
  Archived() {
    for (int nth : {1, 2}) {
      home_.drop(tests::flux_name(nth), tests::small_ubl({.number = "F-" + std::to_string(nth)}));
      tests::perform(RunCommand{home_.text()});
    }
    premises_ = tests::need(Premises::open(home_.text()));
    ledger_ = tests::need(premises_->open_ledger(lifecycle::Access::read_only));
  }
  std::vector<lifecycle::FluxRow> rows(std::optional<Instant> since = {}) {
    std::vector<lifecycle::FluxRow> all;
    tests::need(each_finished(*ledger_, since, [&](const lifecycle::FluxRow& row) {
      all.push_back(row);
      return Done{};
    }));
    return all;
  }

  const tests::TestRoot home_;
  std::unique_ptr<Premises> premises_;
  std::unique_ptr<lifecycle::Ledger> ledger_;
};

TEST_F(Archived, AreVisitedNewestFirst) {
  const auto all = rows();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.front().file_name, tests::flux_name(2));
  EXPECT_THAT(rows(all.front().received + std::chrono::milliseconds(1)), IsEmpty());
}

TEST_F(Archived, AreReadAgainAsTheGateReadThem) {
  const auto row = rows().front();
  Rereader reader(premises_->disk, premises_->tables, premises_->config);
  const auto flux = tests::need(archived_flux(row, premises_->disk, premises_->root));
  EXPECT_EQ(flux.received, row.received);
  const auto examined = tests::need(reader.read(flux));
  EXPECT_EQ(examined.sha256, row.sha256);
  ASSERT_EQ(examined.pieces.size(), 1U);
  EXPECT_EQ(examined.pieces.front().summary.number, "F-2");
}

TEST_F(Archived, StopWhereTheVisitorSays) {
  const auto done = each_finished(*ledger_, {}, [](const lifecycle::FluxRow& row) -> Done {
    return failure("E_TEST", row.file_name);
  });
  EXPECT_EQ(done.error().detail, tests::flux_name(2));
}

TEST_F(Archived, MustStillBeThere) {
  auto row = rows().front();
  row.sha256 = std::string(64, 'a');
  EXPECT_FALSE(archived_flux(row, premises_->disk, premises_->root));
}

}  // namespace
}  // namespace ecluse::daemon
