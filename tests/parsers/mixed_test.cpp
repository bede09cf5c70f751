#include "parsers/mixed.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

/// "name(…)" of elements, 'text' of runs and of elements without children.
std::string shape_of(const Element& element) {
  if (element.name.empty()) return "'" + std::string(element.text) + "'";
  std::string shape(element.name);
  if (!element.first_child) return shape + "'" + std::string(element.text) + "'";
  shape += "(";
  for (const auto* one = element.first_child; one; one = one->next) shape += shape_of(*one);
  return shape + ")";
}

std::string shape_of(std::string_view text) {
  const auto document = read_mixed(text);
  return document ? shape_of(*document->root()) : document.error().detail;
}

struct Row {
  const char* text;
  const char* shape;
};

TEST(Mixed, KeepsRunsOfTextWhereTheyStand) {
  for (const auto& [text, shape] : {
           Row{"<a>x</a>", "a'x'"},
           Row{"<a> <b/> </a>", "a(b'')"},
           Row{"<a>x <b/> y</a>", "a('x 'b''' y')"},
           Row{"<a>x<b/> <c/></a>", "a('x'b''' 'c'')"},
           Row{"<a><b>in</b>x<!-- c -->y<c/></a>", "a(b'in''xy'c'')"},
           Row{"<a>1<b>2<c/>3</b>4</a>", "a('1'b('2'c'''3')'4')"},
           Row{"<a><![CDATA[<]]><b/></a>", "a('<'b'')"},
       })
    EXPECT_EQ(shape_of(text), shape) << text;
}

TEST(Mixed, KeepsBase64ContentAsText) {
  EXPECT_EQ(shape_of("<AttachmentBinaryObject>QUJD</AttachmentBinaryObject>"),
            "AttachmentBinaryObject'QUJD'");
}

TEST(Mixed, SaysWhereAFileIsNotXml) {
  EXPECT_NE(shape_of("<a>\n<b></a>").find("2:"), std::string::npos);
  EXPECT_NE(shape_of("<!DOCTYPE a><a/>").find("ERR_XSD_DOCTYPE"), std::string::npos);
  EXPECT_NE(shape_of("").find("ERR_XSD_MALFORMED"), std::string::npos);
}

TEST(Mixed, IsBounded) {
  ReadLimits small = mixed_limits;
  small.elements = 2;
  EXPECT_FALSE(read_mixed("<a><b/><c/></a>", small));
  small.document_bytes = 3;
  EXPECT_FALSE(read_mixed("<a/>", small));
}

}  // namespace
}  // namespace ecluse::parsers
