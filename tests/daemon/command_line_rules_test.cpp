#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;

TEST(CommandLineRules, ReadsAReplay) {
  const auto today = typed<ReplayCommand>({"replay", "A", "B", "--comment", "why"});
  EXPECT_THAT(today.ids, ElementsAre("A", "B"));
  EXPECT_EQ(today.as_of, "now");
  EXPECT_EQ(today.comment, "why");
  EXPECT_EQ(typed<ReplayCommand>({"replay", "A", "--comment", "c", "--as-of"}).as_of, "then");
  EXPECT_EQ(typed<ReplayCommand>({"replay", "A", "--as-of", "--comment", "c"}).as_of, "then");
  EXPECT_EQ(typed<ReplayCommand>({"replay", "A", "--as-of", "2026-03-02", "--comment", "c"}).as_of,
            "2026-03-02");
}

TEST(CommandLineRules, AsksWhyAFluxIsReplayed) {
  EXPECT_THROW(typed<ReplayCommand>({"replay", "A"}), std::runtime_error);
}

TEST(CommandLineRules, ReadsABench) {
  const auto wish = typed<BenchRulesCommand>(
      {"bench", "rules", "a.xml", "b.xml", "--book", "x.sch", "--ms", "20", "--json"});
  EXPECT_THAT(wish.files, ElementsAre("a.xml", "b.xml"));
  EXPECT_EQ(wish.book, "x.sch");
  EXPECT_EQ(wish.ms, 20);
  EXPECT_EQ(wish.output, Output::json);
}

TEST(CommandLineRules, ReadsWhichRulesAreTold) {
  const auto wish = typed<RulesCommand>({"rules", "show", "BR-02", "--root", "r", "--book", "b"});
  EXPECT_EQ(wish.root, "r");
  EXPECT_EQ(wish.book, "b");
}

}  // namespace
}  // namespace ecluse::daemon
