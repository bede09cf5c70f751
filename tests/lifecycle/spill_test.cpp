#include "lifecycle/spill.hpp"

#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(Spill, HashesWhatIsNotKept) {
  const auto open = hashing_sinks();
  const auto one = open(ContentPlace::document);
  const auto other = open(ContentPlace::zip);
  one->take("abc");
  other->take("xyz");
  one->take("def");
  const auto receipt = one->end();
  EXPECT_EQ(hex_text(receipt.sha256), sha256_hex("abcdef"));
  EXPECT_EQ(receipt.number, 0U);
  EXPECT_EQ(hex_text(other->end().sha256), sha256_hex("xyz"));
}

}  // namespace
}  // namespace ecluse::lifecycle
