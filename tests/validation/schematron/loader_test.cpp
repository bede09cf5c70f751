#include "validation/schematron/loader.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/sources.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::schema_of;
using tests::small_sources;
using tests::sources_of;

Schema read(std::string_view contents) {
  auto schema = read_schema(small_sources(contents));
  if (!schema) throw std::runtime_error(schema.error().detail);
  return std::move(*schema);
}

std::string fault_of(std::string_view contents) {
  const auto schema = read_schema(small_sources(contents));
  return schema ? "" : schema.error().detail;
}

std::string message_of(const Assertion& one) {
  std::string text;
  for (const auto& part : one.message)
    text += part.kind == PartKind::text       ? part.text
            : part.kind == PartKind::value_of ? "{" + part.text + "}"
                                              : "<" + part.text + ">";
  return text;
}

TEST(SchematronLoader, ReadsRulesInTheirOrder) {
  const auto schema = read(
      "<title>T</title><let name='g' value='1'/>"
      "<pattern id='p'><title>P</title><p>words</p><let name='l' value='2'/>"
      "<rule id='r' context='t:x' flag='warning'><let name='m' value='3'/>"
      "<assert id='A' test='a' flag='fatal'>bad <value-of select='b'/> <name/> end</assert>"
      "<report test='c' role='info'/></rule>"
      "<rule context='t:y'><assert test='d'><emph>x</emph>y</assert></rule></pattern>");
  EXPECT_EQ(schema.title, "T");
  EXPECT_EQ(schema.namespaces.at("t"), "urn:t");
  EXPECT_EQ(schema.lets[0].value, "1");
  const auto& pattern = schema.patterns.at(0);
  EXPECT_EQ(pattern.title, "P");
  EXPECT_EQ(pattern.lets[0].name, "l");
  ASSERT_EQ(pattern.rules.size(), 2U);
  const auto& rule = pattern.rules[0];
  EXPECT_EQ(rule.context, "t:x");
  EXPECT_EQ(rule.lets[0].value, "3");
  EXPECT_EQ(rule.assertions[0].flag, "fatal");
  EXPECT_EQ(message_of(rule.assertions[0]), "bad {b} <> end");
  EXPECT_EQ(rule.assertions[1].kind, AssertionKind::report);
  EXPECT_EQ(rule.assertions[1].flag, "warning");
  EXPECT_EQ(rule.assertions[1].role, "info");
  EXPECT_EQ(message_of(pattern.rules[1].assertions[0]), "xy");
}

TEST(SchematronLoader, PutsAbstractPatternsInTheirPlaces) {
  const auto schema = read(
      "<pattern id='one' is-a='base'><param name='node' value='t:x'/></pattern>"
      "<pattern abstract='true' id='base'><rule context='$node'>"
      "<assert test='$node/a'/></rule></pattern>"
      "<pattern id='two' is-a='base'><param name='node' value='t:y'/></pattern>");
  ASSERT_EQ(schema.patterns.size(), 2U);
  EXPECT_EQ(schema.patterns[0].id, "one");
  EXPECT_EQ(schema.patterns[0].rules[0].context, "t:x");
  EXPECT_EQ(schema.patterns[1].rules[0].assertions[0].test, "t:y/a");
}

TEST(SchematronLoader, PutsAbstractRulesInTheirPlaces) {
  const auto schema = read(
      "<pattern><rule abstract='true' id='base'><let name='l' value='1'/><assert test='a'/></rule>"
      "<rule context='x'><assert test='b'/><extends rule='base'/></rule></pattern>");
  const auto& rules = schema.patterns.at(0).rules;
  ASSERT_EQ(rules.size(), 1U);
  EXPECT_EQ(rules[0].lets.size(), 1U);
  ASSERT_EQ(rules[0].assertions.size(), 2U);
  EXPECT_EQ(rules[0].assertions[1].test, "a");
}

TEST(SchematronLoader, FollowsIncludesWithinItsFiles) {
  const auto schema = read_schema(sources_of(
      {{"s.sch", schema_of("<include href='p.sch'/>")},
       {"p.sch",
        "<pattern xmlns='http://purl.oclc.org/dsdl/schematron' id='p'>\n<include href='r.sch'/>"
        "</pattern>"},
       {"r.sch",
        "<rule xmlns='http://purl.oclc.org/dsdl/schematron' context='x'>\n<assert test='a'/>"
        "</rule>"}}));
  ASSERT_TRUE(schema) << schema.error().detail;
  const auto& one = schema->patterns.at(0).rules.at(0).assertions.at(0);
  EXPECT_EQ(one.origin.file, "r.sch");
  EXPECT_EQ(one.origin.line, 2U);
}

TEST(SchematronLoader, ReadsPhases) {
  const auto schema = read("<phase id='f'><active pattern='p'/></phase><pattern id='p'/>");
  EXPECT_EQ(schema.phases.at(0).active.at(0), "p");
}

TEST(SchematronLoader, RefusesWhatItDoesNotSupport) {
  for (const auto& [contents, words] : std::initializer_list<std::pair<const char*, const char*>>{
           {"<xsl:key name='k' match='x' use='y'/>", "s.sch:1: the element xsl:key"},
           {"<assert test='a'/>", "the element assert is not supported here"},
           {"<pattern><rule context='x'><b xmlns=''/></rule></pattern>", "the element b"},
           {"<pattern documents='a'/>", "the attribute documents of pattern"},
           {"<pattern><rule/></pattern>", "rule has no context"},
           {"<pattern><rule context='x'><assert/></rule></pattern>", "assert has no test"},
           {"<pattern is-a='p'/>", "no abstract pattern p"},
           {"<pattern><rule context='x'><extends rule='r'/></rule></pattern>", "no abstract rule"},
           {"<include href='s.sch'/>", "the element schema is not supported here"},
           {"<include href='../x.sch'/>", "no file ../x.sch"},
           {"<pattern>words<rule context='x'/></pattern>", "text stands in pattern"},
           {"<let name='a'/>", "let has no value"},
           {"\n<let name='a' value='1'><b/></let>", "s.sch:2: a let is given by its value"},
           {"<pattern><rule context='x'><assert test='1'>a<xsl:text/></assert></rule></pattern>",
            "the element xsl:text"},
       })
    EXPECT_NE(fault_of(contents).find(words), std::string::npos)
        << contents << ": " << fault_of(contents);
}

TEST(SchematronLoader, RefusesOtherQueryBindings) {
  for (const auto* binding : {"xslt", "", "stx"}) {
    const auto text = "<schema xmlns='http://purl.oclc.org/dsdl/schematron' queryBinding='" +
                      std::string(binding) + "'/>";
    EXPECT_FALSE(read_schema(sources_of({{"s.sch", text}}))) << binding;
  }
  EXPECT_FALSE(read_schema(sources_of({{"s.sch", "<schema queryBinding='xslt2'/>"}})));
}

TEST(SchematronLoader, IsBounded) {
  const auto looping =
      sources_of({{"s.sch", schema_of("<include href='p.sch'/>")},
                  {"p.sch",
                   "<pattern xmlns='http://purl.oclc.org/dsdl/schematron'><include "
                   "href='p.sch'/></pattern>"}});
  const auto refused = read_schema(looping);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().detail.find("p.sch:1: "), std::string::npos);
  SchemaLimits small;
  small.assertions = 1;
  const auto two =
      "<pattern><rule context='x'><assert test='1'/><assert test='1'/></rule></pattern>";
  EXPECT_FALSE(read_schema(small_sources(two), small));
  small = {};
  small.text_bytes = 5;
  EXPECT_FALSE(read_schema(small_sources(two), small));
}

TEST(SchematronLoader, ReadsEveryPublishedRulebook) {
  const auto data = tests::shared_data();
  if (!data) GTEST_SKIP() << "../shared/data is absent";
  int count = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(*data / "rulebooks")) {
    if (file.path().extension() != ".sch") continue;
    const auto schema = read_schema(tests::published(file.path()));
    EXPECT_TRUE(schema) << file.path() << ": " << schema.error().detail;
    ++count;
  }
  EXPECT_EQ(count, 18);
}

}  // namespace
}  // namespace ecluse::validation::schematron
