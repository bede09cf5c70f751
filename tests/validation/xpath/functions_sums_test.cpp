// What the conformance table cannot say of sum, avg, min and max: many values, in one pass.
#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"

namespace ecluse::xpath {
namespace {

using tests::answer_of;

std::string lines(std::size_t count, std::string_view amount) {
  std::string text = "<r>";
  for (std::size_t i = 0; i < count; ++i) ((text += "<a>") += amount) += "</a>";
  return text + "</r>";
}

TEST(Sums, OfAmountsAsWrittenAreDoubles) {
  EXPECT_EQ(answer_of("sum(/r/a)", lines(10'000, "0.01")), "double 100.00000000001425");
  EXPECT_EQ(answer_of("sum(/r/a/xs:decimal(.))", lines(10'000, "0.01")), "decimal 100");
  EXPECT_EQ(answer_of("avg(/r/a/xs:decimal(.))", lines(3, "0.01")), "decimal 0.01");
}

TEST(Sums, OfManyValuesAreFoundInOnePass) {
  EXPECT_EQ(answer_of("max(/r/a)", lines(50'000, "12.50")), "double 12.5");
  EXPECT_EQ(answer_of("sum(1 to 50000)"), "integer 1250025000");
}

TEST(Sums, ThatAreTooBigAreAnError) {
  EXPECT_EQ(answer_of("sum((170141183460469231731.0, 0.1))"), "FOAR0002");
}

}  // namespace
}  // namespace ecluse::xpath
