#include "parsers/xml.hpp"

#include <thread>

#include <gtest/gtest.h>

#include "tests/parsers/small_schema.hpp"

namespace ecluse::parsers {
namespace {

using tests::small_schema_file;

struct Outcome {
  Document document;
  std::vector<Finding> findings;
};

Outcome parsed(std::string_view text, const XmlSchema* schema, XmlParser& parser) {
  Outcome outcome;
  DocumentPass pass({}, {});
  pass.begin(text, outcome.document);
  parser.parse(text, pass, [schema](const Element&) { return schema; });
  outcome.findings = pass.findings();
  return outcome;
}

Outcome parsed(std::string_view text, const XmlSchema* schema = nullptr) {
  XmlParser parser;
  return parsed(text, schema, parser);
}

TEST(Xml, BuildsTheTreeWithTextsAttributesAndPlaces) {
  const auto outcome = parsed(
      "<?xml version='1.0'?>\n<p:a xmlns:p='urn:p'\n  x='1 &amp; &#38; &lt;' p:y='é'>\n"
      "  <b>un<![CDATA[ < ]]>deux&amp;<!-- c -->trois</b>\n</p:a>");
  EXPECT_TRUE(outcome.findings.empty());
  const auto& a = *outcome.document.root();
  EXPECT_EQ(a.prefix, "p");
  EXPECT_EQ(a.ns, "urn:p");
  EXPECT_EQ(a.line, 2U);
  EXPECT_EQ(a.column, 1U);
  EXPECT_EQ(a.text, "");
  EXPECT_EQ(attribute(a, "x"), "1 & & <");
  ASSERT_EQ(a.attributes.size(), 2U);
  EXPECT_EQ(a.attributes[1].ns, "urn:p");
  EXPECT_EQ(a.attributes[1].value, "é");
  const auto& b = *a.first_child;
  EXPECT_EQ(b.text, "un < deux&trois");
  EXPECT_EQ(b.line, 4U);
  EXPECT_EQ(b.column, 3U);
}

TEST(Xml, PlacesHoldAcrossChunksOfTheParser) {
  std::string text = "<a>\n";
  for (int i = 0; i < 20000; ++i) text += "<b c='x>y'>é</b>\n";
  text += "</a>";
  const auto outcome = parsed(text);
  ASSERT_TRUE(outcome.findings.empty());
  std::uint32_t line = 2;
  for (const auto* b = outcome.document.root()->first_child; b; b = b->next, ++line) {
    ASSERT_EQ(b->line, line);
    ASSERT_EQ(b->column, 1U);
    ASSERT_EQ(b->text, "é");
  }
  EXPECT_EQ(line, 20002U);
}

struct Row {
  std::string_view text;
  std::string_view code;
  std::uint32_t line, column;
};

TEST(Xml, TellsWhereAndWhyADocumentIsNotWellFormed) {
  const Row rows[] = {
      {"<a>\n<b></a>", "ERR_XSD_MALFORMED", 2, 8},
      {"<a>\n</a>x", "ERR_XSD_MALFORMED", 2, 5},
      {"<a", "ERR_XSD_MALFORMED", 1, 1},
      {"<a>", "ERR_XSD_MALFORMED", 1, 1},
      {"hello", "ERR_XSD_MALFORMED", 1, 1},
      {"<a b='1' b='2'/>", "ERR_XSD_MALFORMED", 1, 15},
      {"<a>&nope;</a>", "ERR_XSD_MALFORMED", 1, 10},
      {"<a>\x01</a>", "ERR_XSD_MALFORMED", 1, 4},
      {"<?xml version='1.0' encoding='UTF-8><a/>", "ERR_XSD_MALFORMED", 1, 36},
      {"<a/><a/>", "ERR_XSD_MALFORMED", 1, 5},
      {"<a xmlns:e:t='urn:x'/>", "ERR_XSD_NAMESPACE", 1, 11},
      {"<a>\n<p:b/></a>", "ERR_XSD_NAMESPACE", 2, 5},
      {"<a p:x='1'/>", "ERR_XSD_NAMESPACE", 1, 11},
      {"\n<!DOCTYPE a><a/>", "ERR_XSD_DOCTYPE", 2, 1},
      {"<!DOCTYPE a SYSTEM 'http://192.0.2.1/a.dtd'><a/>", "ERR_XSD_DOCTYPE", 1, 1},
      {"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "ERR_XSD_DOCTYPE", 1, 1},
  };
  for (const auto& [text, code, line, column] : rows) {
    const auto outcome = parsed(text);
    ASSERT_EQ(outcome.findings.size(), 1U) << text;
    EXPECT_EQ(outcome.findings[0].code, code) << text;
    EXPECT_EQ(outcome.findings[0].place.line, line) << text;
    EXPECT_EQ(outcome.findings[0].place.column, column) << text;
  }
}

TEST(Xml, CollectsEveryComplaintOfTheSchema) {
  const auto schema = compile_schema("main/order.xsd", small_schema_file);
  ASSERT_TRUE(schema) << schema.error().detail;
  const auto outcome = parsed(
      "<order xmlns='urn:o' lang='?' x=''>text\n <day>hier</day>\n "
      "<code>1</code><code>12345</code>\n"
      " <what/>\n</order>",
      &*schema);
  struct Expected {
    std::string_view code, path;
    std::uint32_t line;
    std::string_view element, seen, expected;
  };
  const Expected rows[] = {
      {"ERR_XSD_ATTRIBUTE", "/order", 1, "order", "?", "xs:language"},
      {"ERR_XSD_ATTRIBUTE", "/order", 1, "order", "", ""},
      {"ERR_XSD_STRUCTURE", "/order", 1, "order", "text", ""},
      {"ERR_XSD_VALUE", "/order/day", 2, "day", "hier", "xs:date"},
      {"ERR_XSD_VALUE", "/order/code[2]", 3, "code", "12345", "maxLength 3"},
      {"ERR_XSD_STRUCTURE", "/order/what", 4, "what", "", "code, count"},
  };
  ASSERT_EQ(outcome.findings.size(), std::size(rows));
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const auto& finding = outcome.findings[i];
    EXPECT_EQ(finding.code, rows[i].code) << i;
    EXPECT_EQ(finding.layer, Layer::syntaxe);
    EXPECT_EQ(finding.place.path, rows[i].path) << i;
    EXPECT_EQ(finding.place.line, rows[i].line) << i;
    EXPECT_EQ(value_of(finding, "element"), rows[i].element) << i;
    EXPECT_EQ(value_of(finding, "seen"), rows[i].seen) << i;
    EXPECT_EQ(value_of(finding, "expected"), rows[i].expected) << i;
    EXPECT_FALSE(value_of(finding, "detail").empty()) << i;
  }
}

TEST(Xml, AMissingChildIsSaidOfItsParent) {
  const auto schema = compile_schema("main/order.xsd", small_schema_file);
  ASSERT_TRUE(schema);
  const auto outcome = parsed("<order xmlns='urn:o'>\n</order>", &*schema);
  ASSERT_EQ(outcome.findings.size(), 1U);
  EXPECT_EQ(outcome.findings[0].code, "ERR_XSD_MISSING");
  EXPECT_EQ(outcome.findings[0].place.path, "/order");
  EXPECT_EQ(value_of(outcome.findings[0], "expected"), "day");
}

TEST(Xml, AParserIsUsedAgainWhateverTheDocumentBefore) {
  const auto schema = compile_schema("main/order.xsd", small_schema_file);
  ASSERT_TRUE(schema);
  XmlParser parser;
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(parsed("<order xmlns='urn:o'><day>2026-01-01</day></order>", &*schema, parser)
                  .findings.size(),
              0U);
    EXPECT_EQ(parsed("<order xmlns='urn:o'><day>x</day>", &*schema, parser).findings.size(), 2U);
    EXPECT_EQ(parsed("<!DOCTYPE a><a/>", &*schema, parser).findings.size(), 1U);
    EXPECT_EQ(parsed("<any/>", nullptr, parser).findings.size(), 0U);
  }
}

TEST(Xml, OneSchemaServesSeveralThreads) {
  const auto schema = compile_schema("main/order.xsd", small_schema_file);
  ASSERT_TRUE(schema);
  std::vector<std::size_t> faults(4);
  std::vector<std::thread> threads;
  threads.reserve(faults.size());
  for (auto& count : faults)
    threads.emplace_back([&count, &schema] {
      XmlParser parser;
      for (int i = 0; i < 200; ++i)
        count +=
            parsed("<order xmlns='urn:o'><day>x</day></order>", &*schema, parser).findings.size();
    });
  for (auto& thread : threads) thread.join();
  for (const auto count : faults) EXPECT_EQ(count, 200U);
}

TEST(Xml, ASchemaOpensNothingButItsOwnFiles) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"file:///etc/passwd", "no file file:///etc/passwd"},
      {"http://192.0.2.1/x.xsd", "no file http://192.0.2.1/x.xsd"},
      {"../../etc/passwd", "no file"},
      {"other.xsd", "no file other.xsd"},
  };
  for (const auto& [location, words] : rows) {
    const std::string text =
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='" +
        std::string(location) + "'/></xs:schema>";
    const auto schema = compile_schema("a.xsd", [&](std::string_view name) {
      return name == "a.xsd" ? std::string_view(text) : std::string_view{};
    });
    ASSERT_FALSE(schema) << location;
    EXPECT_EQ(schema.error().code, "E_SCHEMA");
    EXPECT_NE(schema.error().detail.find(words), std::string::npos) << schema.error().detail;
  }
}

TEST(Xml, AWrongSchemaIsRefusedWithItsLine) {
  const auto find = [](std::string_view) {
    return std::string_view(
        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'>\n<xs:element name='a' "
        "type='no'/></xs:schema>");
  };
  const auto schema = compile_schema("a.xsd", find);
  ASSERT_FALSE(schema);
  EXPECT_TRUE(schema.error().detail.starts_with("a.xsd:2: ")) << schema.error().detail;
  EXPECT_FALSE(compile_schema("none.xsd", [](std::string_view) { return std::string_view{}; }));
}

}  // namespace
}  // namespace ecluse::parsers
