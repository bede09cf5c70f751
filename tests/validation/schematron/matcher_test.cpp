#include "validation/schematron/matcher.hpp"

#include <gtest/gtest.h>

#include "tests/validation/schematron/matched.hpp"

namespace ecluse::validation::schematron {
namespace {

using tests::Matched;

struct Row {
  const char* context;
  std::vector<std::string> paths;
};

TEST(Matcher, FindsTheNodesOfAContext) {
  const std::vector<Row> rows{
      {"/", {"/"}},
      {"a:r", {"/a:r"}},
      {"/a:r", {"/a:r"}},
      {"/a:x", {}},
      {"//a:r", {"/a:r"}},
      {"a:none", {}},
      {"a:r/a:x", {"/a:r/a:x[1]", "/a:r/a:x[2]"}},
      {"a:x", {"/a:r/a:x[1]", "/a:r/a:x[2]", "/a:r/a:x[2]/a:x"}},
      {"//a:x", {"/a:r/a:x[1]", "/a:r/a:x[2]", "/a:r/a:x[2]/a:x"}},
      {"/a:r//b:z", {"/a:r/a:x[2]/a:x/b:z"}},
      {"/a:r/b:z", {}},
      {"b:*[not(*) and not(normalize-space())]", {"/a:r/a:x[2]/a:x/b:z"}},
      {"*:z | a:r", {"/a:r", "/a:r/a:x[2]/a:x/b:z"}},
      {"b:y[. = 'two']", {"/a:r/a:x[1]/b:y[2]"}},
      {"a:x[b:y = 'three']", {"/a:r/a:x[2]"}},
      {"a:x[b:y = 'none']", {}},
      {"a:x[b:z = 'three']", {}},
      {"a:x[@n > 1]", {"/a:r/a:x[2]", "/a:r/a:x[2]/a:x"}},
      {"a:x[b:y = 'three']/a:x", {"/a:r/a:x[2]/a:x"}},
      {"(a:r | b:z)", {"/a:r", "/a:r/a:x[2]/a:x/b:z"}},
      {"(/a:r/a:x | b:z)[@n = '2']/b:y", {"/a:r/a:x[2]/b:y"}},
      {"b:y[2]", {"/a:r/a:x[1]/b:y[2]"}},
      {"b:y[last()]", {"/a:r/a:x[1]/b:y[2]", "/a:r/a:x[2]/b:y"}},
      {"b:y[position() = 1]", {"/a:r/a:x[1]/b:y[1]", "/a:r/a:x[2]/b:y"}},
      {"a:r/a:x[number('2')]", {"/a:r/a:x[2]"}},
      {"a:x/@n[. = 3]", {"/a:r/a:x[2]/a:x/@n"}},
      {"b:y[. = 'one']/text()", {"/a:r/a:x[1]/b:y[1]/text()"}},
      {"//*[@n = 1]", {"/a:r/a:x[1]"}},
      {"//*[ends-with(name(), 'z')]", {"/a:r/a:x[2]/a:x/b:z"}},
      {"//*[ends-with(name(), 'a:x') and @n = 2]", {"/a:r/a:x[2]"}},
      {"//*[ends-with(name(), 'x')] | b:y[. = 'two']",
       {"/a:r/a:x[1]", "/a:r/a:x[1]/b:y[2]", "/a:r/a:x[2]", "/a:r/a:x[2]/a:x"}},
      {"//a:*[ends-with(name(), 'x') and not(@n = 2)]", {"/a:r/a:x[1]", "/a:r/a:x[2]/a:x"}},
      {"//*[local-name() = 'y' and position() = 2]", {"/a:r/a:x[1]/b:y[2]"}},
      {"(//*[ends-with(name(), 'y')] | a:r)[b:y or a:x]", {"/a:r"}},
      {"b:y[. = 'one'][1] | b:y[. = 'two']", {"/a:r/a:x[1]/b:y[1]", "/a:r/a:x[1]/b:y[2]"}},
      {"//*[ends-with(name(), ':z') or @n = 1]", {"/a:r/a:x[1]", "/a:r/a:x[2]/a:x/b:z"}},
  };
  for (const auto& [context, paths] : rows) EXPECT_EQ(Matched(context).paths, paths) << context;
}

TEST(Matcher, DoesNotMatchWhereAPredicateEndsInAnError) {
  const Matched matched("a:x[xs:decimal(b:y[1]) = 1]");
  EXPECT_TRUE(matched.paths.empty());
  EXPECT_EQ(matched.error, "FORG0001");
  EXPECT_EQ(Matched("a:x[normalize-space(b:y) = 'none']").error, "XPTY0004")
      << "which is not passed over though no text is that";
}

TEST(Matcher, RefusesPredicatesThatDoNotCompile) {
  EXPECT_THROW(Matched("a:x[$none]"), std::runtime_error);
  EXPECT_THROW(Matched("a:x[none()]"), std::runtime_error);
}

}  // namespace
}  // namespace ecluse::validation::schematron
