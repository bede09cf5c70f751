#include <gtest/gtest.h>

#include "tests/validation/xpath/settled.hpp"
#include "validation/xpath/settling.hpp"

namespace ecluse::xpath {
namespace {

using tests::Settled;

TEST(Presence, SettlesWhatEachElementHas) {
  const Settled lines(
      "<r><l n='1'><a>1</a><b><c>x</c></b></l><l n='2'><a>2</a><b><c> y</c></b></l></r>", "l");
  for (const auto* text :
       {"a", "b/c", "./b/c", "exists(b/c)", "@n", "not(empty(a))", "count(a) = 1", "count(b/c) = 1",
        "count(b/c) eq 1", "count(a) <= 1", "count(a) < 2", "count(a) >= 1", "count(a) > 0",
        "count(a) != 0", "normalize-space(a) != ''", "normalize-space(b/c) != ''"})
    EXPECT_TRUE(lines.is_settled(text, true)) << text;
}

TEST(Presence, LeavesWhatATraitDoesNotTell) {
  const Settled lines("<r><l n='1'><a>1</a><a/></l><l n='2'><a> </a><a>2</a></l></r>", "l");
  for (const auto* text :
       {"a = 1", "count(a) = 2", "count(a) <= 1", "count(a) = 1", "normalize-space(a[1]) != ''",
        "normalize-space(@n) != ''", "a[1]", "a/..", ".//a", "*", "a/text()", "count(a) > 1",
        "count(a) = 1.0", "string-length(@n) = 1"})
    EXPECT_FALSE(lines.is_settled(text, true)) << text;
}

TEST(Presence, SeesATextThatIsBlank) {
  EXPECT_TRUE(Settled("<r><l><a>1</a></l></r>", "l").is_settled("normalize-space(a) != ''", true));
  EXPECT_FALSE(Settled("<r><l><a> </a></l></r>", "l").is_settled("normalize-space(a) != ''", true));
  EXPECT_FALSE(Settled("<r><l><a>1</a></l><m><a/></m></r>", "l")
                   .is_settled("normalize-space(a) != ''", true))
      << "another a is";
}

}  // namespace
}  // namespace ecluse::xpath
