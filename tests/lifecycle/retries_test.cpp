#include "lifecycle/retries.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

using namespace std::chrono_literals;

constexpr const char* header = "cause\tpasses\tfirst\tfactor\tlongest\tattempts\n";

TEST(Retries, WaitLongerEachTimeUpToALimit) {
  const auto retries = Retries::standard().value();
  const auto& rule = retries.of("E_ANTIVIRUS");
  EXPECT_TRUE(rule.passes);
  EXPECT_EQ(rule.delay(1), 10s);
  EXPECT_EQ(rule.delay(2), 30s);
  EXPECT_EQ(rule.delay(3), 90s);
  EXPECT_EQ(rule.delay(9), 900s);
}

TEST(Retries, ArePerCauseByItsBeginning) {
  const auto retries = Retries::standard().value();
  EXPECT_EQ(retries.of("E_DISK_READ").cause, "E_DISK");
  EXPECT_FALSE(retries.of("E_LIMITS").passes);
  EXPECT_EQ(retries.of("").attempts, 3) << "house: the third unfinished attempt is the last";
}

TEST(Retries, RefuseABadTableAndSayWhere) {
  struct Row {
    std::string table;
    const char* detail;
  };
  const Row rows[] = {
      {header, "retries: the last row is not that of every code"},
      {std::string(header) + "E_A\tyes\t1\t1\t1\t1\n",
       "retries: the last row is not that of every code"},
      {std::string(header) + "*\tperhaps\t1\t1\t1\t1\n", "retries, line 2"},
      {std::string(header) + "*\tyes\t-1\t1\t1\t1\n", "retries, line 2"},
      {std::string(header) + "*\tyes\t1\t0\t1\t1\n", "retries, line 2"},
      {std::string(header) + "*\tyes\t1\t1\t1\t0\n", "retries, line 2"},
  };
  for (const auto& [table, detail] : rows) {
    const auto retries = Retries::load(table);
    ASSERT_FALSE(retries) << table;
    EXPECT_EQ(retries.error().code, "E_TABLE");
    EXPECT_EQ(retries.error().detail, detail);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
