// What the conformance table cannot say of the functions of sequences: their cost.
#include <chrono>

#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"
#include "tests/validation/xpath/library_call.hpp"

namespace ecluse::xpath {
namespace {

using tests::Desk;

TEST(SequenceFunctions, FindDistinctValuesInLinearTime) {
  Desk desk;
  const auto items = desk.evaluation.scratch().array<Item>(200'000);
  for (std::size_t i = 0; i < items.size(); ++i)
    items[i] = Item::of_integer(static_cast<Wide>(i % 100'000));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(desk.call("distinct-values", {Sequence(items)}).size(), 100'000U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

TEST(SequenceFunctions, FindEqualValuesOfDifferentTypes) {
  EXPECT_EQ(tests::answer_of("distinct-values((1, 1.0, 1e0, xs:untypedAtomic('1'), '1'))"),
            "integer 1 | untypedAtomic 1");
  EXPECT_EQ(tests::answer_of("distinct-values((0.1, 0.1e0, -0e0, 0))"), "decimal 0.1 | double -0");
  EXPECT_EQ(tests::answer_of("distinct-values((xs:dayTimeDuration('PT0S'),"
                             " xs:yearMonthDuration('P0M'), xs:anyURI('a'), 'a'))"),
            "dayTimeDuration PT0S | anyURI a");
}

TEST(SequenceFunctions, KeepASequenceOfOneByItself) {
  Desk desk;
  EXPECT_EQ(desk.call("reverse", {tests::integer(7)}).front().wide(), 7);
  EXPECT_EQ(desk.call("subsequence", {tests::integer(7), tests::real(1)}).front().wide(), 7);
}

}  // namespace
}  // namespace ecluse::xpath
