// The news of the embedded ledger (lifecycle/ledger_sqlite_news.cpp).
#include <gtest/gtest.h>

#include "lifecycle/news.hpp"
#include "tests/lifecycle/ledger_file.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

class LedgerNews : public tests::LedgerFile {
 protected:
  void record(int nth) {
    ASSERT_TRUE(recorded(tests::decided(tests::flux_numbered(nth, "a" + std::to_string(nth)),
                                        {tests::good_piece("F-" + std::to_string(nth))})));
  }
};

TEST_F(LedgerNews, TellEachFluxThatWasRecordedOnce) {
  auto desk = open_news_desk(path_).value();
  EXPECT_TRUE(desk->look().value().touched.empty()) << "what was there before is no news";
  record(1);
  const auto news = desk->look().value();
  ASSERT_EQ(news.touched.size(), 1U);
  EXPECT_EQ(news.touched[0].partner, "AAA999");
  ASSERT_EQ(news.touched[0].pieces.size(), 1U);
  EXPECT_EQ(news.touched[0].pieces[0].summary.number, "F-1");
  EXPECT_FALSE(news.crowded);
  EXPECT_TRUE(desk->look().value().touched.empty());
}

TEST_F(LedgerNews, SayOfManyThatTheyAreACrowd) {
  auto desk = open_news_desk(path_).value();
  (void)desk->look();
  for (int nth = 1; nth <= 51; ++nth) record(nth);
  EXPECT_TRUE(desk->look().value().crowded);
}

TEST(LedgerWithoutNews, SaysThatThereIsNone) {
  EXPECT_FALSE(open_news_desk("/nowhere/suivi.sqlite"));
}

}  // namespace
}  // namespace ecluse::lifecycle
