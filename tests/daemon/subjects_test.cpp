#include "daemon/subjects.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::SizeIs;
using tests::flux_name;
using tests::need;

/// A root where one flux ended, and two files wait, one of them held.
class SubjectsOfARoot : public testing::Test {
 protected:
  SubjectsOfARoot() {
    home_.drop(flux_name(1), tests::small_ubl());
    tests::perform(RunCommand{home_.text()});
    home_.drop(flux_name(2), "");
    home_.drop(flux_name(3, "OPE001"), "", "OPE001");
    premises_ = need(Premises::open(home_.text()));
    ledger_ = need(premises_->open_ledger(lifecycle::Access::write));
    const auto batch = need(ledger_->begin());
    need(batch->orders().give({lifecycle::OrderKind::hold, "OPE001", "", now_, "marie", "non"}));
    need(batch->commit());
  }
  Subjects subjects() { return {*premises_, *ledger_, now_}; }
  static std::vector<std::string> names(const std::vector<Subject>& all) {
    std::vector<std::string> names;
    for (const auto& one : all) names.push_back(one.name());
    return names;
  }

  tests::TestRoot home_;
  Instant now_ =
      std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + 1h;
  std::unique_ptr<Premises> premises_;
  std::unique_ptr<lifecycle::Ledger> ledger_;
};

TEST_F(SubjectsOfARoot, AreFoundByTheIdOfAFluxTheNameOfAFileOrAPartner) {
  const auto ended = need(subjects().named(flux_name(1).substr(16)));
  ASSERT_THAT(ended, SizeIs(1));
  EXPECT_EQ(ended[0].stand, Stand::ended);
  EXPECT_EQ(ended[0].key(), ended[0].row->arrival_id);
  for (const auto& name : {flux_name(2), flux_name(2).substr(16)}) {
    const auto waiting = need(subjects().named(name));
    ASSERT_THAT(waiting, SizeIs(1)) << name;
    EXPECT_EQ(waiting[0].stand, Stand::waiting);
    EXPECT_EQ(waiting[0].key(), flux_name(2));
    EXPECT_FALSE(waiting[0].held());
  }
  const auto partner = need(subjects().named("OPE001"));
  ASSERT_THAT(partner, SizeIs(1));
  EXPECT_EQ(partner[0].stand, Stand::partner);
  EXPECT_TRUE(partner[0].held());
  EXPECT_THAT(need(subjects().named("nothing")), SizeIs(0));
}

TEST_F(SubjectsOfARoot, AreSelectedByPartnerStateAndAge) {
  EXPECT_THAT(need(subjects().unfinished({})), SizeIs(2));
  EXPECT_THAT(names(need(subjects().unfinished({"", "held", 0s}))),
              ElementsAre(flux_name(3, "OPE001")));
  EXPECT_THAT(names(need(subjects().unfinished({"ABC123", "", 0s}))), ElementsAre(flux_name(2)));
  EXPECT_THAT(need(subjects().unfinished({"", "", 2h})), SizeIs(0));
  EXPECT_THAT(need(subjects().unfinished({"", "quarantined", 0s})), SizeIs(0));
  EXPECT_THAT(need(subjects().ended({"ABC123", "IN_INTEGRE", 0s})), SizeIs(1));
  EXPECT_THAT(need(subjects().ended({"OPE001", "", 0s})), SizeIs(0));
}

TEST_F(SubjectsOfARoot, AreFoundByTheirRow) {
  const auto ended = need(subjects().ended({}));
  ASSERT_THAT(ended, SizeIs(1));
  const auto found = need(subjects().numbered(ended[0].row->row));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key(), ended[0].key());
  EXPECT_FALSE(need(subjects().numbered(999)));
}

/// Partners have clocks of their own.
TEST_F(SubjectsOfARoot, AreThereWhateverTheDateOfTheirFile) {
  now_ -= 48h;
  EXPECT_THAT(need(subjects().unfinished({})), SizeIs(2));
  EXPECT_THAT(need(subjects().unfinished({"", "", 1h})), SizeIs(0));
}

TEST(Ages, AreMinutesHoursOrDays) {
  EXPECT_EQ(need(age_of("")), 0s);
  EXPECT_EQ(need(age_of("30m")), 30min);
  EXPECT_EQ(need(age_of("6h")), 6h);
  EXPECT_EQ(need(age_of("2d")), 48h);
  for (const auto* wrong : {"2", "m", "-1h", "2 d", "999999999h"})
    EXPECT_EQ(age_of(wrong).error().code, "E_DURATION") << wrong;
}

}  // namespace
}  // namespace ecluse::daemon
