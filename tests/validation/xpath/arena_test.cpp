#include "validation/xpath/arena.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(Arena, KeepsWhatItIsGivenWhereItIs) {
  Arena arena;
  const auto first = arena.keep("abc");
  for (int i = 0; i < 10'000; ++i) arena.keep("something long enough to need another chunk");
  EXPECT_EQ(first, "abc");
}

TEST(Arena, TakesMemoryOnceForWhatIsForgotten) {
  Arena arena;
  const auto mark = arena.mark();
  for (int i = 0; i < 1'000; ++i) {
    arena.array<double>(1'000);
    arena.rewind(mark);
  }
  EXPECT_LE(arena.held(), std::size_t{64} << 10);
}

TEST(Arena, AlignsWhatIsMade) {
  Arena arena;
  arena.keep("a");
  const auto* const number = arena.make<double>(1.5);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(number) % alignof(double), 0U);
  EXPECT_EQ(*number, 1.5);
}

TEST(Arena, RefusesToGrowBeyondItsBound) {
  Arena arena(std::size_t{1} << 20);
  EXPECT_THROW(arena.array<char>(std::size_t{2} << 20), std::bad_alloc);
}

}  // namespace
}  // namespace ecluse::xpath
