#include "validation/xpath/deep_equal.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/conformance.hpp"

namespace ecluse::xpath {
namespace {

struct Row {
  std::string_view document;
  std::string_view answer;
};

constexpr Row rows[] = {
    {"<r><x>1</x><x>1</x></r>", "boolean true"},
    {"<r><x>1</x><x>2</x></r>", "boolean false"},
    {"<r><x a='1' b='2'/><x b='2' a='1'/></r>", "boolean true"},
    {"<r><x a='1'/><x a='1' b='2'/></r>", "boolean false"},
    {"<r><x><y a='1'/>t<z/></x><x><y a='1'/>t<z/></x></r>", "boolean true"},
    {"<r><x><y><z/></y></x><x><y/><z/></x></r>", "boolean false"},
    {"<r><x xmlns='urn:1'/><x xmlns='urn:2'/></r>", "boolean false"},
    {"<r><p:x xmlns:p='urn:1'/><q:x xmlns:q='urn:1'/></r>", "boolean true"},
    {"<r><x a='1'><y/></x><x><y/><y/></x></r>", "boolean false"},
};

TEST(DeepEqual, LooksAtNamesAttributesAndContents) {
  for (const auto& [document, answer] : rows)
    EXPECT_EQ(tests::answer_of("deep-equal(/r/*[1], /r/*[2])", document), answer) << document;
}

TEST(DeepEqual, ComparesWholeDocuments) {
  EXPECT_EQ(tests::answer_of("deep-equal(/, /)", "<r><a/></r>"), "boolean true");
  EXPECT_EQ(tests::answer_of("deep-equal(/, /r)", "<r><a/></r>"), "boolean false");
}

}  // namespace
}  // namespace ecluse::xpath
