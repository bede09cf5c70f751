#include "validation/xpath/types.hpp"

#include <gtest/gtest.h>

namespace ecluse::xpath {
namespace {

TEST(Types, HaveTheNameTheyAreFoundBy) {
  for (auto type = Type::untyped_atomic; type <= Type::qname;
       type = static_cast<Type>(static_cast<int>(type) + 1))
    EXPECT_EQ(atomic_type(name_of(type).substr(3)), type) << name_of(type);
  EXPECT_FALSE(atomic_type("float"));
  EXPECT_FALSE(atomic_type("nothing"));
}

TEST(Types, DeriveAsXmlSchemaSays) {
  EXPECT_TRUE(derives(Type::integer, Type::decimal));
  EXPECT_TRUE(derives(Type::integer, Type::numeric));
  EXPECT_TRUE(derives(Type::day_time_duration, Type::duration));
  EXPECT_TRUE(derives(Type::attribute, Type::any_node));
  EXPECT_TRUE(derives(Type::qname, Type::any_atomic));
  EXPECT_FALSE(derives(Type::decimal, Type::integer));
  EXPECT_FALSE(derives(Type::double_, Type::decimal));
  EXPECT_FALSE(derives(Type::string, Type::any_node));
  EXPECT_FALSE(derives(Type::untyped_atomic, Type::string));
}

}  // namespace
}  // namespace ecluse::xpath
