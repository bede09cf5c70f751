// The audit read again (lifecycle/audit.hpp).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/audit.hpp"
#include "tests/lifecycle/ledger_file.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Field;

class Audited : public tests::LedgerFile {};

TEST_F(Audited, TellsTheNewestFirstByDayAndAccount) {
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->audit({tests::noon, "marie", "hold", "AAA999/one: attendre", ""}));
    ASSERT_TRUE(batch->audit({tests::noon + 1h, "paul", "release", "AAA999/one: bon", "ab"}));
    ASSERT_TRUE(batch->commit());
  }
  const auto who = [&](const AuditFilter& filter) { return read_audit(path_, filter).value(); };
  EXPECT_THAT(who({}),
              ElementsAre(Field(&AuditEntry::who, "paul"), Field(&AuditEntry::who, "marie")));
  EXPECT_THAT(who({tests::noon + 1h, ""}), ElementsAre(Field(&AuditEntry::sha256, "ab")));
  EXPECT_THAT(who({{}, "marie"}), ElementsAre(Field(&AuditEntry::what, "hold")));
  EXPECT_THAT(who({{}, "", 1}), ElementsAre(Field(&AuditEntry::who, "paul")));
}

TEST_F(Audited, KeepsManyAtOnce) {
  auto keeper = open_audit_keeper(path_).value();
  const std::vector<AuditEntry> looks{{tests::noon, "marie", "look", "/flux/1", ""},
                                      {tests::noon + 1s, "paul", "look", "/flux/2", ""}};
  EXPECT_TRUE(keeper->keep({}));
  ASSERT_TRUE(keeper->keep(looks));
  EXPECT_EQ(read_audit(path_, {}).value().size(), 2U);
}

TEST(Audit, SaysThatThereIsNoLedger) {
  EXPECT_FALSE(read_audit("/nowhere/suivi.sqlite", {}));
}

}  // namespace
}  // namespace ecluse::lifecycle
