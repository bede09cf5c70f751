#include "daemon/status_pages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using tests::monday;

class StatusPagesTest : public testing::Test {
 protected:
  StatusPages pages() {
    return {bulletin_, (home_.path() / "suivi.sqlite").string(),
            validation::Catalogue::standard().value(), Language::en, [this] { return now_; }};
  }
  void publish(std::set<std::string> troubles) {
    MetricsSnapshot told;
    told.last_turn = now_;
    told.serving = true;
    told.troubles = std::move(troubles);
    bulletin_.publish(std::move(told));
  }

  tests::TestRoot home_;
  Bulletin bulletin_;
  Instant now_ = monday;
};

TEST_F(StatusPagesTest, SayWithTheStatusWhatSchedulersRead) {
  auto asked = pages();
  EXPECT_EQ(asked.tell("/health").status, 503U) << "no turn yet";
  publish({});
  EXPECT_EQ(asked.tell("/health").status, 200U);
  EXPECT_EQ(asked.tell("/ready").status, 200U);
  publish({"E_DISK_FULL"});
  EXPECT_EQ(asked.tell("/health").status, 200U);
  EXPECT_EQ(asked.tell("/ready").status, 503U);
  EXPECT_THAT(asked.tell("/ready").body, HasSubstr("E_DISK_FULL"));
  EXPECT_EQ(asked.tell("/other").status, 404U);
}

TEST_F(StatusPagesTest, CountTheLedgerAgainAfterAWhileOnly) {
  auto asked = pages();
  EXPECT_THAT(asked.tell("/metrics").body, HasSubstr("ecluse_ledger_received 0\n"));
  home_.drop(tests::flux_name(1), tests::small_ubl());
  EXPECT_EQ(tests::perform(RunCommand{home_.text()}).status, ExitStatus::all_accepted);
  EXPECT_THAT(asked.tell("/metrics").body, HasSubstr("ecluse_ledger_received 0\n"));
  now_ += 31s;
  const auto page = asked.tell("/metrics").body;
  EXPECT_THAT(page, HasSubstr("ecluse_ledger_received 1\n"));
  EXPECT_THAT(page, HasSubstr("ecluse_conservation_gap 0\n"));
  EXPECT_THAT(page, HasSubstr("ecluse_outbox_depth 0\n"));
}

TEST_F(StatusPagesTest, SayThatTheLedgerIsNotThere) {
  std::filesystem::remove(home_.path() / "suivi.sqlite");
  auto asked = pages();
  EXPECT_THAT(asked.tell("/metrics").body, HasSubstr("ecluse_ledger_up 0\n"));
}

}  // namespace
}  // namespace ecluse::daemon
