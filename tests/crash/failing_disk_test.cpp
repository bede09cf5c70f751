// The disk fails at some call, and at every one after it, while the process lives: the house must
// say an error and end, and what begins again must end as if nothing had happened.
#include <iostream>
#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/crash/world.hpp"
#include "tests/support/wishes.hpp"

namespace ecluse::tests {
namespace {

/// Whether the house came to an end, by an error or for want of anything to read, and closed all.
bool came_to_an_end(World& world) {
  try {
    world.live();
    return false;
  } catch (const std::runtime_error&) {
    return true;
  }
}

TEST(FailingDisk, AtAnyCallEndsTheHouseAndChangesNothing) {
  const auto days = few_flux();
  World whole(days);
  whole.live();
  const auto calls = whole.power.points();
  const auto uncut = whole.end();
  ASSERT_GT(calls, 500U);
  const std::uint64_t step = extent() == Extent::few ? 91 : 9;
  for (std::uint64_t call = 1; call <= calls; call += step) {
    World world(days);
    world.power.cut_at(call);
    EXPECT_TRUE(came_to_an_end(world)) << "call " << call;
    world.power.bring_back();
    world.restart(call % 2 == 0 ? AfterCut::all_kept : AfterCut::unsynced_lost);
    world.live();
    ASSERT_EQ(difference(uncut, world.end()), "") << "call " << call;
  }
}

}  // namespace
}  // namespace ecluse::tests
