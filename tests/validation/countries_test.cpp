#include <gtest/gtest.h>

#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

TEST(Countries, AreThoseOfIso3166) {
  for (const auto* code : {"FR", "BE", "NC", "PF", "XK"})
    EXPECT_EQ(is_country(code), std::string_view(code) != "XK") << code;
  for (const auto* code : {"", "F", "FRA", "fr", "EU", "UK", "ZZ"}) EXPECT_FALSE(is_country(code));
}

}  // namespace
}  // namespace ecluse::validation
