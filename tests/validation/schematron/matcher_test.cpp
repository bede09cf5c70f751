#include "validation/schematron/matcher.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/validation/schematron/sources.hpp"

namespace ecluse::validation::schematron {
namespace {

constexpr std::string_view text =
    "<a:r xmlns:a='urn:a' xmlns:b='urn:b'>"
    "<a:x n='1'><b:y>one</b:y><b:y>two</b:y></a:x>"
    "<a:x n='2'><b:y>three</b:y><a:x n='3'><b:z/></a:x></a:x>"
    "</a:r>";

/// A context compiled, and asked for all nodes of the document above.
class Matched {
 public:
  explicit Matched(std::string_view context) : document_(tests::mixed_document(text)) {
    xpath::StaticContext with;
    with.shared = &shared_;
    with.namespaces = {
        {"a", "urn:a"}, {"b", "urn:b"}, {"xs", std::string(xpath::schema_namespace)}};
    with.tables = xpath::function_library();
    auto matcher = Matcher::compile(context, with);
    if (!matcher) throw std::runtime_error(matcher.error().detail);
    ask(*matcher);
  }

  std::vector<std::string> paths;
  std::string error;

 private:
  void ask(Matcher& matcher) {
    const xpath::Tree tree(document_, shared_.names());
    xpath::Evaluation evaluation(shared_);
    evaluation.begin(tree, {});
    xpath::NameSamples samples(shared_);
    matcher.settle_names(samples);
    const Matching with{evaluation, {}};
    std::set<xpath::NodeId> nodes;
    const auto meet = [&](const Matcher::Candidate& candidate) {
      std::optional<xpath::DynamicError> fault;
      if (matcher.matches(candidate, with, fault)) nodes.insert(candidate.node);
      if (fault) error = fault->code;
    };
    matcher.candidates(with, meet);
    for (const auto node : nodes) paths.push_back(words_of(tree, node));
  }

  static std::string words_of(const xpath::Tree& tree, xpath::NodeId node) {
    if (node == xpath::Tree::document_node) return "/";
    if (tree.is_attribute(node))
      return path_of(*tree.element(tree.parent(node))) + "/@" +
             std::string(tree.attribute(node).name);
    const auto path = path_of(*tree.element(node));
    return tree.kind(node) == xpath::Type::text ? path + "/text()" : path;
  }

  Document document_;
  xpath::Shared shared_;
};

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
}

TEST(Matcher, RefusesPredicatesThatDoNotCompile) {
  EXPECT_THROW(Matched("a:x[$none]"), std::runtime_error);
  EXPECT_THROW(Matched("a:x[none()]"), std::runtime_error);
}

}  // namespace
}  // namespace ecluse::validation::schematron
