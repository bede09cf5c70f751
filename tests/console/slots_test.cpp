#include "console/slots.hpp"

#include <optional>

#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

TEST(Counted, CountAsLongAsTheyLive) {
  std::atomic<unsigned> count{0};
  {
    const Counted first(count), second(count);
    EXPECT_EQ(second.which(), 2U);
  }
  EXPECT_EQ(count, 0U);
}

TEST(UploadSlots, AreFewAndOneOfAnAccount) {
  UploadSlots all;
  std::optional<UploadSlot> anne(std::in_place, all, "anne@x", 2U);
  EXPECT_TRUE(anne->taken());
  EXPECT_FALSE(UploadSlot(all, "anne@x", 2).taken()) << "hers is under way";
  const UploadSlot paul(all, "paul@x", 2);
  EXPECT_TRUE(paul.taken()) << "a slot that was refused is given back to nobody";
  EXPECT_FALSE(UploadSlot(all, "jean@x", 2).taken()) << "no more than two";
  anne.reset();
  EXPECT_TRUE(UploadSlot(all, "jean@x", 2).taken());
}

TEST(UploadSlots, AreHeldAsLongAsSomethingComes) {
  using namespace std::chrono_literals;
  UploadSlots all;
  UploadSlot slot(all, "anne@x", 1);
  const Patience patience{10s, 60s, 1000};
  const auto silent = slot.deadline(patience);
  slot.has_come(5000);
  EXPECT_EQ(slot.deadline(patience) - silent, 5s);
  slot.has_come(5'000'000);
  EXPECT_EQ(slot.deadline(patience) - silent, 50s) << "no more in all";
}

}  // namespace
}  // namespace ecluse::console
