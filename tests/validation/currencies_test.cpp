#include <gtest/gtest.h>

#include "validation/identifiers.hpp"

namespace ecluse::validation {
namespace {

TEST(Currencies, AreThoseOfIso4217) {
  for (const auto* known : {"EUR", "RSD", "XPF", "CHF", "AED", "ZWG"})
    EXPECT_TRUE(is_currency(known)) << known;
  for (const auto* unknown : {"", "EU", "eur", "EURO", "FRF", "AAA", "ZZZ"})
    EXPECT_FALSE(is_currency(unknown)) << unknown;
}

}  // namespace
}  // namespace ecluse::validation
