#include "validation/schematron/user_function.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/verdicts.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::small_sources;

/// A rulebook of functions, with one report of what an expression gives.
std::string rulebook_of(std::string_view functions, std::string_view expression) {
  return std::string(functions) +
         "<pattern><rule context='/a'><report id='R' test='true()'><value-of select=\"" +
         std::string(expression) + "\"/></report></rule></pattern>";
}

std::string value_of(std::string_view functions, std::string_view expression) {
  auto words = tests::verdict_of(rulebook_of(functions, expression), "<a><b>7</b></a>");
  return words.substr(0, words.size() - 1);
}

std::string refusal_of(std::string_view functions) {
  return tests::refusal_of(small_sources(rulebook_of(functions, "1")));
}

TEST(UserFunction, GivesTheSequenceOfItsBody) {
  EXPECT_EQ(value_of("<xsl:function name='t:f'><xsl:param name='x'/>"
                     "<xsl:variable name='y' select='$x + 1'/>"
                     "<xsl:sequence select='$x, $y'/><xsl:value-of select='$y, 9'/></xsl:function>",
                     "t:f(1)"),
            "R /a: 1 2 2 9");
}

TEST(UserFunction, GivesToEachTextItsOwn) {
  const auto* functions =
      "<xsl:function name='t:f'><xsl:param name='x' as='xs:string'/>"
      "<xsl:sequence select=\"upper-case($x), 'f'\"/></xsl:function>"
      "<xsl:function name='t:g'><xsl:param name='x' as='xs:string'/>"
      "<xsl:sequence select=\"concat($x, 'g')\"/></xsl:function>";
  EXPECT_EQ(value_of(functions, "for $t in ('a', 'b', 'a') return (t:f($t), t:g($t))"),
            "R /a: A f ag B f bg A f ag");
}

TEST(UserFunction, Chooses) {
  const auto* functions =
      "<xsl:function name='t:f'><xsl:param name='x'/><xsl:choose>"
      "<xsl:when test='$x = 1'><xsl:sequence select=\"'one'\"/></xsl:when>"
      "<xsl:when test='$x = 2'><xsl:if test='true()'><xsl:sequence select=\"'two'\"/></xsl:if>"
      "</xsl:when><xsl:otherwise><xsl:sequence select=\"'more'\"/></xsl:otherwise>"
      "</xsl:choose></xsl:function>";
  EXPECT_EQ(value_of(functions, "for $i in 1 to 3 return t:f($i)"), "R /a: one two more");
}

TEST(UserFunction, ConvertsWhatItTakesAndGives) {
  const auto* functions =
      "<xsl:function name='t:f' as='xs:boolean'><xsl:param name='x' as='xs:string?'/>"
      "<xsl:variable name='y' as='xs:string' select='$x'/>"
      "<xsl:sequence select=\"$y = '7'\"/></xsl:function>";
  EXPECT_EQ(value_of(functions, "t:f(b)"), "R /a: true");
  EXPECT_EQ(value_of(functions, "t:f('8')"), "R /a: false");
  EXPECT_EQ(value_of(functions, "t:f(7)"), "R /a: ?");
  EXPECT_EQ(value_of(functions, "t:f(('a', 'b'))"), "R /a: ?");
}

TEST(UserFunction, CallsOthersAndItself) {
  const auto* functions =
      "<xsl:function name='t:f'><xsl:param name='n'/>"
      "<xsl:sequence select='if ($n = 0) then 0 else t:g($n - 1)'/></xsl:function>"
      "<xsl:function name='t:g'><xsl:param name='n'/>"
      "<xsl:sequence select='1 + t:f($n)'/></xsl:function>";
  EXPECT_EQ(value_of(functions, "t:f(10)"), "R /a: 10");
}

TEST(UserFunction, DoesNotCallItselfForEver) {
  EXPECT_EQ(value_of("<xsl:function name='t:f'><xsl:sequence select='1 + t:f()'/></xsl:function>",
                     "t:f()"),
            "R /a: ?");
}

TEST(UserFunction, SeesNeitherTheContextNorTheVariablesOfItsCaller) {
  EXPECT_EQ(value_of("<xsl:function name='t:f'><xsl:sequence select='b'/></xsl:function>", "t:f()"),
            "R /a: ?");
  EXPECT_NE(refusal_of("<let name='g' value='1'/><xsl:function name='t:f'>"
                       "<xsl:sequence select='$g'/></xsl:function>"),
            "");
  EXPECT_NE(refusal_of("<xsl:function name='t:f'><xsl:if test='1'>"
                       "<xsl:variable name='x' select='1'/></xsl:if>"
                       "<xsl:sequence select='$x'/></xsl:function>"),
            "");
}

TEST(UserFunction, WithAnUnknownNameOrTypeIsRefused) {
  EXPECT_NE(refusal_of("<xsl:function name='f'/>").find("no namespace"), std::string::npos);
  EXPECT_NE(refusal_of("<xsl:function name='u:f'/>").find("no namespace"), std::string::npos);
  EXPECT_NE(refusal_of("<xsl:function name='t:f' as='xs:float'/>").find("s.sch:1: "),
            std::string::npos);
  EXPECT_NE(refusal_of("<xsl:function name='t:f'><xsl:sequence select='1 +'/></xsl:function>"), "");
}

}  // namespace
}  // namespace ecluse::validation::schematron
