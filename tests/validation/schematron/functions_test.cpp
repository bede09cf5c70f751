#include "validation/schematron/functions.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/sources.hpp"

namespace ecluse::validation::schematron {
namespace {

constexpr std::string_view head =
    "<xsl:function xmlns:xsl='http://www.w3.org/1999/XSL/Transform' name='c:f' as='xs:boolean'>";

Function read(std::string_view body, Faults& faults) {
  const auto text = std::string(head) + std::string(body) + "</xsl:function>";
  const auto document = tests::mixed_document(text);
  return read_function(*document.root(), "f.sch", faults);
}

std::string fault_of(std::string_view body) {
  Faults faults;
  read(body, faults);
  return faults.any() ? faults.first().detail : "";
}

TEST(XslFunction, IsReadWithItsParametersAndVariables) {
  Faults faults;
  const auto function = read(
      "<xsl:param name='a' as='xs:string?'/><xsl:param name='b'/>"
      "<xsl:variable name='v' as='xs:string' select='1'/><xsl:sequence select='$a = $v'/>",
      faults);
  EXPECT_FALSE(faults.any());
  EXPECT_EQ(function.name, "c:f");
  EXPECT_EQ(function.as, "xs:boolean");
  ASSERT_EQ(function.parameters.size(), 2U);
  EXPECT_EQ(function.parameters[0].as, "xs:string?");
  ASSERT_EQ(function.body.size(), 2U);
  EXPECT_EQ(function.body[0].kind, InstructionKind::variable);
  EXPECT_EQ(function.body[0].as, "xs:string");
  EXPECT_EQ(function.body[1].select, "$a = $v");
}

TEST(XslFunction, IsReadWithItsChoices) {
  Faults faults;
  const auto function = read(
      "<xsl:choose><xsl:when test='1'><xsl:sequence select='2'/></xsl:when>"
      "<xsl:otherwise><xsl:if test='3'><xsl:value-of select='4'/></xsl:if></xsl:otherwise>"
      "</xsl:choose>",
      faults);
  EXPECT_FALSE(faults.any());
  ASSERT_EQ(function.body.size(), 1U);
  const auto& branches = function.body[0].branches;
  ASSERT_EQ(branches.size(), 2U);
  EXPECT_EQ(branches[0].test, "1");
  EXPECT_EQ(branches[1].test, "");
  EXPECT_EQ(branches[1].body[0].branches[0].body[0].kind, InstructionKind::value_of);
}

TEST(XslFunction, WithAnythingElseIsRefused) {
  for (const auto& [body, words] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<xsl:for-each select='1'/>", "for-each is not supported"},
           {"<xsl:sequence/>", "xsl:sequence has no select"},
           {"<xsl:sequence select='1'>x</xsl:sequence>", "f.sch:1: text stands there"},
           {"<xsl:sequence select='1'><xsl:text/></xsl:sequence>", "has a content"},
           {"<xsl:value-of select='1' separator=','/>", "the attribute separator"},
           {"<xsl:sequence select='1'/><xsl:param name='a'/>", "xsl:param is out of place"},
           {"<xsl:choose><xsl:otherwise/><xsl:when test='1'/></xsl:choose>", "out of place"},
           {"<b/>", "b is not supported"},
           {"text <xsl:sequence select='1'/>", "text is not supported"},
       })
    EXPECT_NE(fault_of(body).find(words), std::string::npos) << body << ": " << fault_of(body);
}

}  // namespace
}  // namespace ecluse::validation::schematron
