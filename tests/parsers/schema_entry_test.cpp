#include "parsers/schema_entry.hpp"

#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/parsers/small_schema.hpp"

namespace ecluse::parsers {
namespace {

TEST(Schema, IsCompiledOnceAndKnowsItsRoot) {
  const Schema schema("k", "main/order.xsd", "urn:o", "order", tests::small_schema_file);
  EXPECT_TRUE(schema.check());
  EXPECT_EQ(&schema.compiled(), &schema.compiled());
  EXPECT_EQ(&schema.grammar(), &schema.grammar());
  EXPECT_TRUE(schema.has_root("urn:o", "order"));
  EXPECT_FALSE(schema.has_root("", "order"));
  EXPECT_FALSE(schema.has_root("urn:o", "Order"));
  EXPECT_EQ(schema.root_text(), "{urn:o}order");
  EXPECT_EQ(Schema("k", "e", "", "r", {}).root_text(), "r");
}

TEST(Schema, OneThatCannotCompileIsAFaultOfTheProgrammer) {
  const Schema schema("k", "e.xsd", "", "r", [](std::string_view) { return std::string_view{}; });
  EXPECT_EQ(schema.check().error().code, "E_SCHEMA");
  EXPECT_THROW(static_cast<void>(schema.compiled()), std::logic_error);
  EXPECT_THROW(static_cast<void>(schema.grammar()), std::logic_error);
}

}  // namespace
}  // namespace ecluse::parsers
