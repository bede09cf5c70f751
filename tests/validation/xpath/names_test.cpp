#include "validation/xpath/names.hpp"

#include <set>
#include <string>
#include <vector>

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
  const auto pair = names.find_pair(7, 9) - first_pair;
  EXPECT_EQ(names.above(pair), 7U);
  EXPECT_EQ(names.below(pair), 9U);
}

TEST(Names, AreFoundAmongManyOfAllLengths) {
  Names names;
  std::string local;
  for (int i = 0; i < 500; ++i) {
    local = i % 20 == 0 ? std::string(1, static_cast<char>('a' + i / 20)) : local + "x";
    names.add("urn:x", local);
    names.add("urn:longer", local);
  }
  EXPECT_EQ(names.size(), 1001U);
  for (NameId name = 1; name < names.size(); ++name)
    EXPECT_EQ(names.find(names.ns(name), names.local(name)), name);
  EXPECT_EQ(names.find("", ""), 0U);
  EXPECT_EQ(names.add("", ""), 1001U);
}

TEST(Names, GiveOneTraitToOneTextOfAName) {
  Names names;
  const auto x = names.add_text(1, "X");
  EXPECT_EQ(x, first_text);
  EXPECT_EQ(names.add_text(1, "X"), x);
  EXPECT_NE(names.add_text(2, "X"), x);
  EXPECT_NE(names.add_text(1, "Y"), x);
  EXPECT_EQ(names.find_text(1, "X"), x);
  EXPECT_EQ(names.find_text(1, "Z"), 0U);
  EXPECT_EQ(names.find_text(3, "X"), 0U);
  EXPECT_EQ(names.number_of_texts(), 3U);
  ASSERT_EQ(names.texts().size(), 2U);
  EXPECT_EQ(names.texts().front().texts, (std::vector<std::string>{"X", "Y"}));
}

}  // namespace
}  // namespace ecluse::xpath
