#include "lifecycle/downloads.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/search.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class DownloadsKept : public tests::LedgerFile {
 protected:
  DownloadsKept() {
    EXPECT_TRUE(recorded(tests::decided(tests::flux_numbered(1, "a-1"),
                                        {tests::good_piece("F-1"), tests::good_piece("F-2")})));
  }
  Downloads downloads_ = Downloads::open(path_).value();
  const std::int64_t first_ = 1LL << 24, second_ = first_ + 1;
};

TEST_F(DownloadsKept, AreThoseOfEachReader) {
  EXPECT_THAT(downloads_.taken({"a@x"}, {first_, second_}).value(), IsEmpty());
  ASSERT_TRUE(downloads_.keep("a@x", {second_}, tests::noon));
  ASSERT_TRUE(downloads_.keep("a@x", {second_}, tests::noon)) << "twice is once";
  EXPECT_THAT(downloads_.taken({"a@x"}, {first_, second_}).value(), ElementsAre(second_));
  EXPECT_THAT(downloads_.taken({"b@x"}, {first_, second_}).value(), IsEmpty());
  EXPECT_THAT(downloads_.taken({"a@x"}, {}).value(), IsEmpty());
  EXPECT_THAT(downloads_.taken({}, {second_}).value(), IsEmpty());
  EXPECT_THAT(downloads_.taken({"b@x", "a@x"}, {first_, second_}).value(), ElementsAre(second_));
}

/// SCR-06: « masquer téléchargées », « masquer rejetées > 10 jours ».
TEST_F(DownloadsKept, AreHiddenFromTheirReaderOnly) {
  ASSERT_TRUE(downloads_.keep("a@x", {second_}, tests::noon));
  const auto desk = open_search_desk(path_).value();
  PieceSearch search;
  search.not_taken_by = {"a@x"};
  EXPECT_EQ(desk->count(search, 10).value().rows, 1);
  search.not_taken_by = {"b@x"};
  EXPECT_EQ(desk->count(search, 10).value().rows, 2);
  search.not_taken_by = {"b@x", "a@x"};
  EXPECT_EQ(desk->count(search, 10).value().rows, 1) << "STS-26: by one or the other";
  search.not_taken_by = {"b@x"};
  search.hidden_states = {"MISE_A_DISPOSITION"};
  search.hidden_before = tests::noon;
  EXPECT_EQ(desk->count(search, 10).value().rows, 2) << "came there at that instant";
  search.hidden_before = tests::noon + std::chrono::milliseconds{1};
  EXPECT_EQ(desk->count(search, 10).value().rows, 0);
}

}  // namespace
}  // namespace ecluse::lifecycle
