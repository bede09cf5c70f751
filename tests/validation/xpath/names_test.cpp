#include "validation/xpath/names.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(Names, GiveOneNumberToOneName) {
  Names names;
  const auto a = names.add("urn:x", "a");
  EXPECT_EQ(names.add("urn:x", "a"), a);
  EXPECT_NE(names.add("urn:y", "a"), a);
  EXPECT_NE(names.add("", "a"), a);
  EXPECT_EQ(names.find("urn:x", "a"), a);
  EXPECT_EQ(names.find("urn:x", "b"), 0U);
  EXPECT_EQ(names.size(), 4U);
}

TEST(Names, GiveOneTraitToOnePair) {
  Names names;
  std::set<Trait> traits;
  for (NameId above = 1; above < 60; ++above)
    for (NameId below = 1; below < 60; ++below) traits.insert(names.add_pair(above, below));
  EXPECT_EQ(traits.size(), 59U * 59U);
  EXPECT_EQ(names.pairs(), traits.size());
  EXPECT_EQ(*traits.begin(), first_pair);
  EXPECT_EQ(names.add_pair(7, 9), names.find_pair(7, 9));
  EXPECT_NE(names.find_pair(9, 7), names.find_pair(7, 9));
  EXPECT_EQ(names.pairs(), traits.size());
  EXPECT_EQ(names.find_pair(60, 1), 0U);
}

}  // namespace
}  // namespace ecluse::xpath
