#include "lifecycle/xml_writer.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

std::string leaf_of(std::string_view text) {
  XmlWriter xml;
  xml.leaf("a", text);
  auto document = xml.finish();
  const auto begin = document.find("<a>") + 3;
  return document.substr(begin, document.rfind("</a>") - begin);
}

TEST(XmlWriter, WritesOneElementALine) {
  XmlWriter xml;
  xml.open("root");
  xml.attribute("n", "1");
  xml.open("empty");
  xml.close();
  xml.open("b");
  xml.leaf("c", "text");
  xml.optional_leaf("d", "");
  xml.optional_leaf("e", "f");
  xml.close();
  xml.open("left");
  xml.leaf("g", "");
  EXPECT_EQ(xml.finish(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<root n=\"1\">\n"
            " <empty/>\n"
            " <b>\n"
            "  <c>text</c>\n"
            "  <e>f</e>\n"
            " </b>\n"
            " <left>\n"
            "  <g></g>\n"
            " </left>\n"
            "</root>\n");
}

TEST(XmlWriter, EscapesAndCleansText) {
  const std::pair<std::string, const char*> rows[] = {
      {"a<b>&\"c'", "a&lt;b&gt;&amp;&quot;c'"},
      {"]]>", "]]&gt;"},
      {"l1\nl2\r\tx", "l1&#10;l2&#13;&#9;x"},
      {"é € 😀", "é € 😀"},
      {std::string("a\0b", 3),
       "a\xEF\xBF\xBD"
       "b"},
      {"\x01\x1F", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xFF", "\xEF\xBF\xBD"},
      {"\xC3", "\xEF\xBF\xBD"},                                                  // cut short
      {"\xC3(", "\xEF\xBF\xBD("},                                                // no continuation
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},                                  // overlong
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},                  // surrogate
      {"\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},                  // U+FFFF
      {"\xF4\x90\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // beyond Unicode
  };
  for (const auto& [text, written] : rows) EXPECT_EQ(leaf_of(text), written);
}

TEST(XmlWriter, EscapesAttributes) {
  XmlWriter xml;
  xml.open("a");
  xml.attribute("b", "\"<\n");
  EXPECT_NE(xml.finish().find("<a b=\"&quot;&lt;&#10;\"/>"), std::string::npos);
}

TEST(CleanText, IsTheTextWithoutWhatXmlForbids) {
  EXPECT_EQ(clean_text("a<é\n"), "a<é\n");
  EXPECT_EQ(clean_text("a\x02\xC3"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST(CutText, CountsCharactersAndNotBytes) {
  const std::pair<std::size_t, const char*> rows[] = {
      {0, ""}, {1, "é"}, {2, "éa"}, {3, "éa€"}, {9, "éa€"}};
  for (const auto& [limit, text] : rows) EXPECT_EQ(cut_text("éa€", limit), text);
}

}  // namespace
}  // namespace ecluse::lifecycle
