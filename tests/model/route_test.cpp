#include "model/route.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Route, NamesEveryRoleAsTablesDo) {
  EXPECT_EQ(name_of(Role::fournisseur), "fournisseur");
  EXPECT_EQ(name_of(Role::moe), "moe");
  EXPECT_EQ(name_of(Role::service_financier), "service_financier");
}

}  // namespace
}  // namespace ecluse
