#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"
#include "validation/xpath/parser.hpp"

namespace ecluse::xpath {
namespace {

TEST(ParserPaths, TakesKeywordsForNamesWhereNamesStand) {
  tests::Asked asked("<if><for>1</for><div>2</div><element>3</element></if>");
  EXPECT_EQ(asked.answer("if/for"), "1");
  EXPECT_EQ(asked.answer("/if/div div /if/div"), "1");
  EXPECT_EQ(asked.answer("if/element"), "3");
  EXPECT_EQ(asked.answer("count(if/*) * 2"), "6");
}

TEST(ParserPaths, RefusesWhatItDoesNotKnow) {
  tests::Asked asked("<r/>");
  EXPECT_EQ(asked.error("sideways::a"), "XPST0003@0");
  EXPECT_EQ(asked.error("namespace::a"), "XPST0010@0");
  EXPECT_EQ(asked.error("zz:a"), "XPST0081@0");
  EXPECT_EQ(asked.error("a/schema-element(b)"), "XPST0017@2");
  EXPECT_EQ(asked.error("element(a, xs:string)"), "XPST0008@9");
}

TEST(ParserPaths, ReadsSequenceTypes) {
  Shared shared;
  const auto context = tests::plain_context(shared);
  const auto type = read_sequence_type("element(p:a)*", context).value();
  EXPECT_EQ(type.item, Type::element);
  EXPECT_EQ(type.occurs, Occurs::many);
  EXPECT_EQ(type.name, shared.names().find("urn:p", "a"));
  EXPECT_EQ(read_sequence_type("xs:decimal?", context)->occurs, Occurs::optional);
  EXPECT_EQ(read_sequence_type("empty-sequence()", context)->item, Type::nothing);
  EXPECT_EQ(read_sequence_type("xs:float", context).error().code, "XPST0051");
  EXPECT_EQ(read_sequence_type("xs:string xs:string", context).error().code, "XPST0003");
}

TEST(ParserPaths, HasADefaultNamespaceForElementsOnly) {
  tests::Asked asked("<r xmlns='urn:p' a='1'/>");
  EXPECT_EQ(asked.answer("r/@a"), "");
  asked.context.namespaces.push_back({"", "urn:p"});
  EXPECT_EQ(asked.answer("r/@a"), "1");
}

}  // namespace
}  // namespace ecluse::xpath
