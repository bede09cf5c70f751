#include "schemas/schema_index.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/schemas/xsd_oracle.hpp"

namespace ecluse::schemas {
namespace {

using tests::XsdOracle;

TEST(SchemaIndex, NamesEachSchemaOnce) {
  std::vector<std::string_view> keys;
  for (const auto& entry : all_schemas()) keys.push_back(entry.key);
  std::ranges::sort(keys);
  EXPECT_EQ(std::ranges::adjacent_find(keys), keys.end());
  EXPECT_EQ(keys,
            (std::vector<std::string_view>{
                "cdar-d22b", "cii-d16b", "cii-d16b-chorus", "cii-d22b", "cpp-facture-mixte-1.14",
                "cpp-facture-pivot-1.22", "cpp-facture-pivot-2.02", "cpp-statut-1.19",
                "ubl-2.1-credit-note", "ubl-2.1-invoice", "ubl-2.1-memoire"}));
}

TEST(SchemaIndex, FindsASchemaByItsKeyOnly) {
  for (const auto& entry : all_schemas()) EXPECT_EQ(find_schema(entry.key), &entry);
  EXPECT_EQ(find_schema("cii"), nullptr);
  EXPECT_EQ(find_schema(""), nullptr);
}

TEST(SchemaIndex, KeepsWhatAnOperatorsFilesWouldNotSayTheSame) {
  std::vector<std::string_view> replaced;
  for (const auto& entry : all_schemas())
    if (entry.on_import == OnImport::replaced) replaced.push_back(entry.key);
  EXPECT_EQ(replaced, (std::vector<std::string_view>{"ubl-2.1-invoice", "ubl-2.1-credit-note",
                                                     "cii-d16b", "cii-d16b-chorus", "cdar-d22b"}));
}

TEST(SchemaIndex, HasNoFileOfAnUnknownName) {
  EXPECT_FALSE(schema_file("cii-d16b.xsd").empty());
  EXPECT_TRUE(schema_file("http://docs.oasis-open.org/ubl/UBL-Invoice-2.1.xsd").empty());
  EXPECT_TRUE(schema_file("").empty());
}

TEST(SchemaIndex, CompilesEverySchemaFromTheBinaryAlone) {
  for (const auto& entry : all_schemas()) {
    const auto oracle = XsdOracle::embedded(entry.file);
    EXPECT_TRUE(oracle.loaded()) << entry.key << ": " << oracle.complaints();
    EXPECT_EQ(oracle.complaints(), "") << entry.key;
  }
}

/// A document of the root that the index gives, without content.
std::string empty_document(const SchemaEntry& entry) {
  const std::string ns(entry.ns);
  return "<" + std::string(entry.root) + (ns.empty() ? "" : " xmlns=\"" + ns + "\"") + "/>";
}

TEST(SchemaIndex, KnowsTheRootOfEachSchema) {
  constexpr int missing_content = 1871;  // XML_SCHEMAV_ELEMENT_CONTENT
  for (const auto& entry : all_schemas()) {
    const auto oracle = XsdOracle::embedded(entry.file);
    const auto faults = oracle.faults(tests::parse_xml(empty_document(entry)));
    ASSERT_EQ(faults.size(), 1U) << entry.key;
    EXPECT_EQ(faults.front().code, missing_content) << entry.key;
  }
}

TEST(SchemaIndex, RefusesTheRootOfAnotherSchema) {
  for (const auto& entry : all_schemas())
    for (const auto& other : all_schemas()) {
      if (other.root == entry.root) continue;
      const auto faults =
          XsdOracle::embedded(entry.file).faults(tests::parse_xml(empty_document(other)));
      ASSERT_EQ(faults.size(), 1U) << entry.key << " on " << other.root;
      EXPECT_EQ(faults.front().code, 1845) << "no declaration of the root is expected";
    }
}

}  // namespace
}  // namespace ecluse::schemas
