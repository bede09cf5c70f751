#include "parsers/schema_set.hpp"

#include <gtest/gtest.h>

#include "parsers/schema_entry.hpp"
#include "schemas/schema_index.hpp"
#include "tests/parsers/small_schema.hpp"

namespace ecluse::parsers {
namespace {

TEST(SchemaSet, TheSchemasOfTheHouseCompileWithBothLibraries) {
  const auto set = SchemaSet::embedded();
  for (const auto& entry : schemas::all_schemas()) {
    const auto* schema = set.find(entry.key);
    ASSERT_TRUE(schema) << entry.key;
    const auto done = schema->check();
    EXPECT_TRUE(done) << entry.key << ": " << done.error().detail;
  }
}

TEST(SchemaSet, AnOperatorsSchemaIsAddedOnceItCompiles) {
  auto set = SchemaSet::embedded();
  EXPECT_FALSE(set.has("small"));
  auto source = tests::small_schema();
  const auto done = set.add(source);
  ASSERT_TRUE(done) << done.error().detail;
  EXPECT_TRUE(set.has("small"));
  EXPECT_TRUE(set.has("ubl-2.1-invoice"));
}

TEST(SchemaSet, ASchemaOfTheSameKeyTakesThePlaceOfTheOther) {
  auto set = SchemaSet::embedded();
  auto source = tests::small_schema();
  source.key = "cii-d16b";
  ASSERT_TRUE(set.add(source));
  EXPECT_TRUE(set.find("cii-d16b")->has_root("urn:o", "order"));
}

TEST(SchemaSet, ABadSchemaLeavesTheSetAsItWas) {
  auto set = SchemaSet::embedded();
  auto source = tests::small_schema();
  source.key = "cii-d16b";
  source.files.pop_back();
  const auto done = set.add(source);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, "E_SCHEMA");
  EXPECT_FALSE(set.find("cii-d16b")->has_root("urn:o", "order"));
}

}  // namespace
}  // namespace ecluse::parsers
