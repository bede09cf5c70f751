#include "validation/xpath/value.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(Value, HoldsTheWidestNumbers) {
  const auto least = std::numeric_limits<Wide>::min();
  EXPECT_TRUE(Item::of_integer(least).wide() == least);
  EXPECT_TRUE(Item::of_decimal(-1).wide() == -1);
}

TEST(Value, IsASequenceOfNoneOneOrSeveral) {
  EXPECT_TRUE(Sequence().empty());
  const Sequence one(Item::of_string("a"));
  const auto copy = one;
  EXPECT_EQ(copy.front().text(), "a");
  EXPECT_EQ(copy.size(), 1U);
}

TEST(Value, GathersItemsInTheirOrder) {
  Arena arena;
  Gather gather(arena);
  for (int i = 0; i < 1'000; ++i) gather.add(Item::of_integer(i));
  const auto all = gather.take();
  ASSERT_EQ(all.size(), 1'000U);
  EXPECT_TRUE(all[999].wide() == 999);
}

TEST(Value, OutlivesTheArenaItWasMadeInWhenItIsKept) {
  Arena lasting;
  Sequence kept_value;
  {
    Arena scratch;
    Gather gather(scratch);
    gather.add(Item::of_untyped(scratch.keep("text")));
    gather.add(Item::of_qname(
        scratch.make<QName>(scratch.keep("urn"), scratch.keep("p"), scratch.keep("local"))));
    kept_value = kept(gather.take(), lasting);
  }
  EXPECT_EQ(kept_value[0].text(), "text");
  EXPECT_EQ(kept_value[1].qname().local, "local");
}

}  // namespace
}  // namespace ecluse::xpath
