#include "validation/xpath/repeats.hpp"

#include <gtest/gtest.h>

#include "validation/xpath/evaluation.hpp"

namespace ecluse::xpath {
namespace {

TEST(Repeats, GiveAValueOnlyToThoseWhoAskTheSame) {
  Repeats repeats;
  const Binding bindings[2];
  const Repeats::Asked asked{3, 7, bindings};
  EXPECT_EQ(repeats.find(asked), nullptr);
  repeats.keep(asked, Item::of_boolean(true));
  ASSERT_NE(repeats.find(asked), nullptr);
  EXPECT_TRUE(repeats.find(asked)->front().boolean());
  for (const auto& other :
       {Repeats::Asked{4, 7, bindings}, {35, 7, bindings}, {3, 8, bindings}, {3, 7, bindings + 1}})
    EXPECT_EQ(repeats.find(other), nullptr);
}

TEST(Repeats, ForgetWhenAVariableChanges) {
  Repeats repeats;
  repeats.keep({3, 7, nullptr}, Item::of_boolean(true));
  repeats.forget();
  EXPECT_EQ(repeats.find({3, 7, nullptr}), nullptr);
}

}  // namespace
}  // namespace ecluse::xpath
