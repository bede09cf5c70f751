#include "validation/schematron/run.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/verdicts.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::loaded;
using tests::mixed_document;
using tests::small_sources;
using tests::verdict_of;

TEST(SchematronRun, AppliesTheFirstRuleThatMatchesANodeInEachPattern) {
  EXPECT_EQ(verdict_of("<pattern><rule context='b[. = 1]'><report id='A' test='1'/></rule>"
                       "<rule context='b'><report id='B' test='1'/></rule></pattern>"
                       "<pattern><rule context='b'><report id='C' test='1'/></rule></pattern>",
                       "<a><b>1</b><b>2</b></a>"),
            "A /a/b[1]: \nB /a/b[2]: \nC /a/b[1]: \nC /a/b[2]: \n");
}

TEST(SchematronRun, FiresAssertsThatAreFalseAndReportsThatAreTrue) {
  EXPECT_EQ(verdict_of("<pattern><rule context='a'><assert id='A' test='b'/>"
                       "<assert id='B' test='c'/><report id='C' test='b'/>"
                       "<report id='D' test='c'/></rule></pattern>",
                       "<a><b/></a>"),
            "B /a: \nC /a: \n");
}

TEST(SchematronRun, PassesOverWhatTheDocumentLacks) {
  EXPECT_EQ(verdict_of("<pattern><rule context='a|x'>"
                       "<assert id='A' test='not(b/d)'/><assert id='B' test='not(c/d)'/>"
                       "<report id='C' test='b/d'/><report id='D' test='c/d'/>"
                       "<assert id='E' test='b/d'/><assert id='F' test='count((b|x)/d) &lt;= 1'/>"
                       "<assert id='G' test='not((b|x)/d)'/><assert id='H' test='not((b|c)/d)'/>"
                       "<assert id='I' test='not(xs:decimal(b) = 1) or not(x)'/>"
                       "</rule></pattern>",
                       "<a><b>1<e/></b><c><d/></c></a>"),
            "B /a: \nD /a: \nE /a: \nH /a: \n");
}

TEST(SchematronRun, LooksForContextsWhereTheyAre) {
  EXPECT_EQ(verdict_of("<pattern><rule context='c/b'><report id='A' test='1'/></rule>"
                       "<rule context='a/b'><report id='B' test='1'/></rule>"
                       "<rule context='c//b | c/@k'><report id='C' test='1'/></rule></pattern>",
                       "<a><c k='1'><a><b/></a></c><b/></a>"),
            "C /a/c: \nB /a/c/a/b: \nB /a/b: \n");
}

TEST(SchematronRun, FillsMessagesIn) {
  EXPECT_EQ(verdict_of("<pattern><rule context='t:b'><report id='A' test='1'>\n the <name/> of\n"
                       " <name path='..'/> is <value-of select='.'/> <value-of select='@n'/>!"
                       "</report></rule></pattern>",
                       "<x:a xmlns:x='urn:x'><t:b xmlns:t='urn:t' n='2'> 1 </t:b></x:a>"),
            "A /x:a/t:b: the t:b of x:a is 1 2!\n");
}

/// A let that an assertion asks for is told with what fires, also where a table shows that the path
/// which asks for it leads nowhere.
TEST(SchematronRun, TellsTheLetsThatWereAskedFor) {
  const auto verdict =
      loaded(
          small_sources("<pattern><rule context='c[. = \"S\"]'><assert id='A' test='1'/></rule>"
                        "<rule context='r'><let name='k' value='string(@k)'/>"
                        "<assert id='B' test='(l | m)[@k = $k]/c[. = \"Z\"]'/>"
                        "<assert id='C' test='(l | m)[@k = $k]/c[. = \"S\"]'/></rule></pattern>"))
          .check(mixed_document("<r k='1'><l k='1'><c>E</c></l></r>"));
  ASSERT_EQ(verdict.findings.size(), 2U);
  for (const auto& one : verdict.findings) EXPECT_EQ(value_of(one, "$k"), "1") << one.code;
}

TEST(SchematronRun, EvaluatesLetsWhereTheyStand) {
  EXPECT_EQ(verdict_of("<let name='all' value='count(//b)'/><pattern>"
                       "<let name='first' value='a/b[1]'/>"
                       "<rule context='b[. = $first]'><let name='mine' value='. * 2'/>"
                       "<let name='more' value='$mine + $all'/>"
                       "<report id='A' test='$more = 8'><value-of select='$mine, $all'/></report>"
                       "</rule></pattern>",
                       "<a><b>3</b><b>4</b></a>"),
            "A /a/b[1]: 6 2\n");
}

TEST(SchematronRun, SaysWhyARuleHasNoVerdictAndGoesOn) {
  const auto words = verdict_of(
      "<pattern><rule context='b'><let name='n' value='xs:decimal(.)'/>"
      "<assert id='A' test='$n gt 0'/><assert id='B' test='false()'/>"
      "<assert id='C' test='$n lt 0'/></rule></pattern>",
      "<a><b>x</b><b>1</b></a>");
  const auto first = words.find("ECL-REGLE-SANS-VERDICT /a/b[1]: FORG0001");
  EXPECT_EQ(first, 0U) << words;
  EXPECT_NE(words.find("B /a/b[1]: "), std::string::npos);
  EXPECT_NE(words.find("B /a/b[2]: "), std::string::npos);
  EXPECT_NE(words.find("C /a/b[2]: "), std::string::npos);
  EXPECT_EQ(words.find("A /a"), std::string::npos);
}

TEST(SchematronRun, DoesNotEvaluateALetThatNothingUses) {
  EXPECT_EQ(verdict_of("<pattern><rule context='b'><let name='n' value='xs:decimal(.)'/>"
                       "<assert id='A' test='false()'/></rule></pattern>",
                       "<a><b>x</b></a>"),
            "A /a/b: \n");
}

TEST(SchematronRun, SaysWhatAContextCouldNotDecide) {
  const auto rulebook = loaded(
      small_sources("<pattern><rule context='b[xs:decimal(.) = 1]'><report id='A' test='1'/></rule>"
                    "<rule context='b'><report id='B' test='1'/></rule></pattern>"));
  const auto verdict = rulebook.check(mixed_document("<a><b>x</b></a>"));
  EXPECT_EQ(verdict.no_verdicts, 1U);
  EXPECT_EQ(verdict.errors, 1U);
  EXPECT_EQ(value_of(verdict.findings.at(0), "rule"), "A");
  EXPECT_EQ(verdict.findings.at(1).code, "B");
}

TEST(SchematronRun, GivesPlacesAndValues) {
  const auto rulebook = loaded(
      small_sources("<pattern><rule context='b/@n'><report id='A' test='1' flag='warning'/></rule>"
                    "<rule context='b'><report id='B' test='1'/></rule>"
                    "<rule context='/'><report id='C' test='1'/></rule></pattern>"));
  const auto verdict = rulebook.check(mixed_document("<a>\n  <b n='1'> x </b></a>"));
  ASSERT_EQ(verdict.findings.size(), 3U);
  EXPECT_EQ(verdict.findings[0].code, "C");
  const auto& element = verdict.findings[1];
  EXPECT_EQ(element.code, "B");
  EXPECT_EQ(element.layer, Layer::rulebooks);
  EXPECT_EQ(element.place.line, 2U);
  EXPECT_EQ(value_of(element, "seen"), "x");
  const auto& attribute = verdict.findings[2];
  EXPECT_EQ(attribute.severity, Severity::warning);
  EXPECT_EQ(value_of(attribute, "flag"), "warning");
  EXPECT_EQ(attribute.place.path, "/a/b");
  EXPECT_EQ(verdict.errors, 2U);
  EXPECT_EQ(verdict.warnings, 1U);
  EXPECT_EQ(verdict.fired_rules, 3U);
}

TEST(SchematronRun, KeepsNoMoreFindingsThanAsked) {
  const auto rulebook = loaded(
      small_sources("<pattern><rule context='b'><report id='A' test='1'/></rule></pattern>"));
  const auto verdict =
      rulebook.check(mixed_document("<a><b/><b/><b/></a>"), {.findings = 2, .now = {}});
  EXPECT_EQ(verdict.findings.size(), 2U);
  EXPECT_EQ(verdict.errors, 3U);
}

/// A document of one element whose content was lifted.
Document lifted(std::uint64_t decoded_size) {
  Document document;
  auto* root = document.add_element();
  auto* blob = document.add_blob();
  blob->decoded_size = decoded_size;
  root->name = "a";
  root->blob = blob;
  document.set_root(root);
  return document;
}

TEST(SchematronRun, CountsALiftedContentAsText) {
  const auto rulebook = loaded(small_sources(
      "<pattern><rule context='a'><assert id='A' test='normalize-space(.)'/></rule></pattern>"));
  EXPECT_EQ(rulebook.check(lifted(10)).errors, 0U);
  EXPECT_EQ(rulebook.check(lifted(0)).errors, 1U);
}

TEST(SchematronRun, SaysNothingOfADocumentWithoutARoot) {
  const auto rulebook = loaded(
      small_sources("<pattern><rule context='/'><report id='A' test='1'/></rule></pattern>"));
  EXPECT_EQ(rulebook.check(Document()).fired_rules, 0U);
}

TEST(SchematronRun, TakesTheTimeThatItIsGiven) {
  const auto rulebook =
      loaded(small_sources("<pattern><rule context='a'><report id='A' test='1'>"
                           "<value-of select='current-date()'/></report></rule></pattern>"));
  const auto now = *parse_utc("2026-11-21T10:00:00.000Z");
  const auto verdict = rulebook.check(mixed_document("<a/>"), {.findings = 10, .now = now});
  EXPECT_EQ(value_of(verdict.findings.at(0), "message"), "2026-11-21Z");
}

}  // namespace
}  // namespace ecluse::validation::schematron
