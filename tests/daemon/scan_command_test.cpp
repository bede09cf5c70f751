#include "daemon/scan_command.hpp"

#include <gtest/gtest.h>

#include "tests/support/places.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

/// "0 words", or the error.
std::string told(const std::vector<std::string>& command, const std::string& path = "/spool/f",
                 std::chrono::milliseconds patience = 5s) {
  const auto end = run_on_file(command, path, patience);
  if (!end) return end.error().code + " " + end.error().detail;
  return std::to_string(end->status) + " " + end->words;
}

TEST(ScanCommand, IsGivenThePathWhereItSaysSoOrAtItsEnd) {
  EXPECT_EQ(told({"/bin/echo", "{file}:", "clean"}), "0 /spool/f: clean\n");
  EXPECT_EQ(told({"/bin/echo", "--in={file}"}), "0 --in=/spool/f\n");
  EXPECT_EQ(told({"/bin/echo", "-n", "scanned"}), "0 scanned /spool/f");
}

TEST(ScanCommand, IsNotReadByAShell) {
  EXPECT_EQ(told({"/bin/echo", "$HOME;", "`id`"}, "/spool/$(id) *"),
            "0 $HOME; `id` /spool/$(id) *\n");
}

TEST(ScanCommand, TellsItsExitStatus) {
  EXPECT_EQ(told({"/bin/true"}), "0 ");
  EXPECT_EQ(told({"/bin/false"}), "1 ");
}

TEST(ScanCommand, IsKilledWhenItTakesTooLong) {
  const auto before = std::chrono::steady_clock::now();
  EXPECT_EQ(told({"/bin/sleep", "60", "{file}"}, "1", 50ms),
            "E_ANTIVIRUS /bin/sleep: no answer in time");
  EXPECT_LT(std::chrono::steady_clock::now() - before, 10s);
}

TEST(ScanCommand, MaySayMoreThanIsKept) {
  const auto end = run_on_file({"/usr/bin/seq", "100000", "{file}"}, "100000", 10s);
  ASSERT_TRUE(end);
  EXPECT_EQ(end->status, 0);
  EXPECT_LE(end->words.size(), 4096U);
  const auto much = run_on_file({"/usr/bin/seq"}, "100000", 10s);
  ASSERT_TRUE(much);
  EXPECT_EQ(much->words.size(), 4096U);
}

TEST(ScanCommand, ThatCannotBeStartedIsAnError) {
  EXPECT_EQ(told({"/nowhere/scan"}), "E_ANTIVIRUS /nowhere/scan: No such file or directory");
  EXPECT_TRUE(told({"/dev/null"}).starts_with("E_ANTIVIRUS"));
}

}  // namespace
}  // namespace ecluse::daemon
