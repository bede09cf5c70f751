#include "model/route.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

TEST(Route, NamesEveryRoleAsTablesDo) {
  EXPECT_EQ(name_of(Role::fournisseur), "fournisseur");
  EXPECT_EQ(name_of(Role::titulaire), "titulaire");
  EXPECT_EQ(name_of(Role::second_valideur), "second_valideur");
  EXPECT_EQ(name_of(Role::moe), "moe");
  EXPECT_EQ(name_of(last_role), "service_financier");
}

}  // namespace
}  // namespace ecluse
