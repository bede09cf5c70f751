#include "lifecycle/drop.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::AfterCut;

class Drops : public testing::Test {
 protected:
  Drops() {
    EXPECT_TRUE(make_root(disk_, root_));
    EXPECT_TRUE(disk_.sync_all("/"));
  }
  Done drop(const std::string& partner, const std::string& name, const std::string& bytes) {
    const auto aside = set_aside(disk_, root_, partner, bytes);
    if (!aside) return tl::unexpected(aside.error());
    return put_in_inbound(disk_, root_, partner, *aside, name);
  }
  std::vector<std::string> names(const std::string& partner) const {
    std::vector<std::string> names;
    const auto files = disk_.list(root_.inbound_of(partner));
    if (files)
      for (const auto& file : *files) names.push_back(file.name);
    return names;
  }

  tests::DiskMemory disk_;
  Root root_{"/r"};
};

TEST_F(Drops, AppearWholeUnderTheirName) {
  ASSERT_TRUE(drop("ABC123", "FSO1100A_un", "bytes"));
  EXPECT_THAT(names("ABC123"), ElementsAre("FSO1100A_un"));
  EXPECT_EQ(disk_.slice(root_.inbound_of("ABC123") + "/FSO1100A_un", 0, 10).value(), "bytes");
}

TEST_F(Drops, StayHiddenUntilTheyHaveTheirName) {
  const auto aside = set_aside(disk_, root_, "ABC123", "bytes").value();
  ASSERT_EQ(names("ABC123").size(), 1U);
  EXPECT_TRUE(names("ABC123")[0].starts_with('.')) << "which nobody picks up";
}

TEST_F(Drops, TakeNoNameThatLeadsElsewhere) {
  for (const auto& name : std::vector<std::string>{"", ".", "..", "../x", "a/b", ".cache",
                                                   std::string("a\0b", 3), std::string(181, 'x')})
    EXPECT_EQ(drop("ABC123", name, "x").error().code, "E_DROP_NAME") << name;
  EXPECT_EQ(drop("../outbound", "un", "x").error().code, "E_DROP_NAME");
  EXPECT_THAT(names("ABC123"), IsEmpty()) << "nothing is left behind";
}

TEST_F(Drops, ReplaceNothing) {
  ASSERT_TRUE(drop("ABC123", "un", "first"));
  EXPECT_EQ(drop("ABC123", "un", "second").error().code, "E_DROP_EXISTS");
  EXPECT_THAT(names("ABC123"), ElementsAre("un"));
  EXPECT_EQ(disk_.slice(root_.inbound_of("ABC123") + "/un", 0, 10).value(), "first");
}

TEST_F(Drops, AreThereAfterAPowerCut) {
  ASSERT_TRUE(drop("ABC123", "un", "bytes"));
  disk_.restart(AfterCut::unsynced_lost);
  EXPECT_EQ(disk_.slice(root_.inbound_of("ABC123") + "/un", 0, 10).value(), "bytes");
}

}  // namespace
}  // namespace ecluse::lifecycle
