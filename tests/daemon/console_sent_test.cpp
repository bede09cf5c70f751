#include "daemon/console_sent.hpp"

#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/audit.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/house/house.hpp"

namespace ecluse::daemon {
namespace {

class SentFiles : public testing::Test {
 protected:
  std::function<std::optional<std::string>()> sending(Parts parts) {
    return sent(std::move(parts), {"agent@ecluse.test", "export", "pieces"},
                lifecycle::open_account_desk(ledger_).value(), [this] { return house_.now(); });
  }
  /// The parts one after the other, then the end.
  static Parts parts(std::vector<std::string> all) {
    return [all = std::move(all),
            at = std::size_t{0}]() mutable -> Result<std::optional<std::string>> {
      if (at == all.size()) return std::optional<std::string>();
      return std::optional(all[at++]);
    };
  }
  lifecycle::AuditEntry kept() {
    const auto rows = lifecycle::read_audit(ledger_, {}).value();
    return rows.empty() ? lifecycle::AuditEntry{} : rows.front();
  }
  tests::House house_;
  std::string ledger_ = lifecycle::Root(house_.root()).ledger();
};

TEST_F(SentFiles, LeaveTheHashOfWhatWasSentInTheAudit) {
  {
    const auto next = sending(parts({"ab", "", "c"}));
    EXPECT_EQ(next(), "ab");
    EXPECT_EQ(next(), "");
    EXPECT_EQ(next(), "c");
    EXPECT_EQ(next(), std::nullopt);
  }
  EXPECT_EQ(kept().what, "export");
  EXPECT_EQ(kept().who, "agent@ecluse.test");
  EXPECT_EQ(kept().detail, "pieces (3)");
  EXPECT_EQ(kept().sha256, lifecycle::sha256_hex("abc"));
  EXPECT_EQ(lifecycle::read_audit(ledger_, {}).value().size(), 1U);
}

TEST_F(SentFiles, TellThatTheReaderWentAway) {
  {
    const auto next = sending(parts({"ab", "c"}));
    EXPECT_EQ(next(), "ab");
  }
  EXPECT_EQ(kept().what, "export_cut");
  EXPECT_EQ(kept().sha256, lifecycle::sha256_hex("ab"));
}

TEST_F(SentFiles, CutWhatCannotBeRead) {
  {
    const auto next =
        sending([]() -> Result<std::optional<std::string>> { return failure("E_LEDGER", "gone"); });
    EXPECT_THROW(next(), std::runtime_error);
  }
  EXPECT_EQ(kept().what, "export_cut");
}

}  // namespace
}  // namespace ecluse::daemon
