#include "lifecycle/accounts.hpp"

#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using AccountDeskTest = tests::LedgerFile;

/// ESP-03.
TEST_F(AccountDeskTest, KeepsWhatWasRefusedAndWhy) {
  const auto desk = open_account_desk(path_).value();
  ASSERT_TRUE(desk->audit_refusal("anne@mairie.fr", {"E_RIGHT_MANAGER", ""}, "space FRAIS_JUSTICE",
                                  tests::noon));
  auto connection = Connection::open(path_, Access::read_only).value();
  auto statement = connection.prepare("SELECT who, what, detail FROM audit").value();
  auto rows = statement.rows();
  ASSERT_TRUE(rows.next().value());
  EXPECT_EQ(rows.text(0), "anne@mairie.fr");
  EXPECT_EQ(rows.text(1), "refused");
  EXPECT_EQ(rows.text(2), "E_RIGHT_MANAGER space FRAIS_JUSTICE");
}

}  // namespace
}  // namespace ecluse::lifecycle
