#include "daemon/password_entry.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

constexpr int no_terminal = -1;

TEST(PasswordEntry, TakesOneLineAsItIs) {
  std::istringstream input(" une écluse à sas \nautre chose\n");
  EXPECT_EQ(read_password(input, no_terminal).value(), " une écluse à sas ");
  std::istringstream windows("mot de passe\r\n"), unended("mot de passe");
  EXPECT_EQ(read_password(windows, no_terminal).value(), "mot de passe");
  EXPECT_EQ(read_password(unended, no_terminal).value(), "mot de passe");
}

TEST(PasswordEntry, SaysThatNothingWasTyped) {
  std::istringstream nothing;
  EXPECT_EQ(read_password(nothing, no_terminal).error().code, "E_PASSWORD_ENTRY");
}

}  // namespace
}  // namespace ecluse::daemon
