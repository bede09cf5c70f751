#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/overview.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;

std::map<std::string, std::int64_t> by_name(const std::vector<NamedCount>& counts) {
  std::map<std::string, std::int64_t> all;
  for (const auto& one : counts) all[one.name] = one.count;
  return all;
}

class Overviews : public tests::LedgerFile {
 protected:
  Overviews() {
    EXPECT_TRUE(recorded(decided(flux_numbered(1, "one"), {good_piece("F-1"), good_piece("F-2")})));
    EXPECT_TRUE(recorded(decided(flux_numbered(2, "two"), {bad_piece("F-3")})));
    auto other = flux_numbered(3, "three");
    other.flux.partner = "BBB222";
    EXPECT_TRUE(recorded(decided(std::move(other), {good_piece("F-4"), bad_piece("F-5")})));
  }
  Overview told(const std::optional<std::vector<std::string>>& partners, Instant now = noon) {
    return open_overview_desk(path_).value()->overview(partners, now).value();
  }
};

TEST_F(Overviews, CountFluxAndPiecesByState) {
  const auto all = told(std::nullopt);
  EXPECT_EQ(by_name(all.flux),
            (std::map<std::string, std::int64_t>{
                {"IN_INTEGRE", 1}, {"IN_INTEGRE_PARTIEL", 1}, {"IN_REJETE", 1}}));
  EXPECT_EQ(by_name(all.pieces)["NON_CONFORME"], 2);
}

TEST_F(Overviews, TellThePartnersThatAreAskedOnly) {
  EXPECT_EQ(by_name(told({{"BBB222"}}).flux),
            (std::map<std::string, std::int64_t>{{"IN_INTEGRE_PARTIEL", 1}}));
  EXPECT_EQ(by_name(told({{"BBB222"}}).pieces),
            (std::map<std::string, std::int64_t>{{"MISE_A_DISPOSITION", 1}, {"NON_CONFORME", 1}}));
  EXPECT_THAT(told(std::vector<std::string>{}).flux, testing::IsEmpty());
}

TEST_F(Overviews, CountTheCausesOfThirtyDays) {
  ASSERT_EQ(told(std::nullopt).causes.size(), 1U);
  EXPECT_EQ(told(std::nullopt).causes[0].count, 2);
  EXPECT_EQ(told({{"BBB222"}}).causes[0].count, 1);
  EXPECT_THAT(told(std::nullopt, noon + std::chrono::days{40}).causes, testing::IsEmpty());
}

TEST_F(Overviews, CountTheFluxOfEachOfTheLastHours) {
  const auto hours = told(std::nullopt).hours;
  ASSERT_EQ(hours.size(), 24U);
  EXPECT_EQ(hours.back().count, 3) << "this hour";
  const auto later = told(std::nullopt, noon + std::chrono::hours{2}).hours;
  EXPECT_EQ(later[21].count, 3);
  EXPECT_EQ(later.back().count, 0);
}

}  // namespace
}  // namespace ecluse::lifecycle
