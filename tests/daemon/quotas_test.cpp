#include "daemon/quotas.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

const Instant noon = parse_utc("2026-03-02T12:00:00.000Z").value();
constexpr auto no_limit = std::numeric_limits<std::size_t>::max();

ingest::PickupRules rules_with(const std::string& rows) {
  return ingest::PickupRules::load("place\ttext\ttool\n",
                                   "partner\tdone\tmanifest\tin_flight\tper_minute\n" + rows)
      .value();
}

TEST(Quotas, LimitNobodyWithoutARow) {
  const auto rules = ingest::PickupRules::standard();
  Quotas quotas(rules);
  for (int i = 0; i < 10; ++i) quotas.claimed("A", noon);
  EXPECT_EQ(quotas.allowance("A", noon), no_limit);
  EXPECT_FALSE(quotas.next(noon));
}

TEST(Quotas, CountWhatIsInFlight) {
  const auto rules = rules_with("A\t-\t-\t2\t-\n");
  Quotas quotas(rules);
  quotas.claimed("A", noon);
  EXPECT_EQ(quotas.allowance("A", noon), 1U);
  quotas.claimed("A", noon);
  EXPECT_EQ(quotas.allowance("A", noon + 1h), 0U);
  EXPECT_EQ(quotas.allowance("B", noon), no_limit);
  quotas.concluded("A");
  EXPECT_EQ(quotas.allowance("A", noon + 1h), 1U);
  EXPECT_FALSE(quotas.next(noon)) << "it is no matter of time";
}

TEST(Quotas, CountTheClaimsOfTheLastMinute) {
  const auto rules = rules_with("*\t-\t-\t-\t2\n");
  Quotas quotas(rules);
  for (const auto after : {0s, 20s}) {
    quotas.claimed("A", noon + after);
    quotas.concluded("A");
  }
  EXPECT_EQ(quotas.allowance("A", noon + 30s), 0U);
  EXPECT_EQ(quotas.next(noon + 30s), noon + 60s);
  EXPECT_EQ(quotas.allowance("A", noon + 60s), 1U);
  EXPECT_EQ(quotas.allowance("A", noon + 80s), 2U);
  EXPECT_FALSE(quotas.next(noon + 80s));
}

TEST(Quotas, AreNotShutByAClockThatGoesBack) {
  const auto rules = rules_with("*\t-\t-\t-\t1\n");
  Quotas quotas(rules);
  quotas.claimed("A", noon);
  EXPECT_EQ(quotas.allowance("A", noon - 1h), 1U);
}

}  // namespace
}  // namespace ecluse::daemon
