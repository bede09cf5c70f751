#include "validation/xpath/tree.hpp"

#include <gtest/gtest.h>

#include "tests/validation/xpath/compiled.hpp"

namespace ecluse::xpath {
namespace {

constexpr auto xml = "<r a='1' b='2'><c>x</c><d e='3'><c>y<f/>z</c></d><g/></r>";

TEST(Tree, NumbersNodesInDocumentOrder) {
  tests::Asked asked(xml);
  asked.begin();
  const auto& tree = asked.tree();
  std::string kinds;
  for (NodeId id = 0; id < tree.size(); ++id) {
    constexpr std::string_view letters = "deat";
    kinds += letters[static_cast<std::size_t>(tree.kind(id))];
  }
  EXPECT_EQ(kinds, "deaaeteaetete");
  for (NodeId id = 1; id < tree.size(); ++id) {
    EXPECT_LT(tree.parent(id), id);
    EXPECT_LE(tree.end(id), tree.end(tree.parent(id)));
  }
  EXPECT_EQ(tree.end(0), tree.size());
}

TEST(Tree, KnowsTheElementsOfAName) {
  tests::Asked asked(xml);
  const auto c = asked.shared().names().add("", "c");
  const auto f = asked.shared().names().add("", "f");
  const auto e = asked.shared().names().add("", "e");
  asked.begin();
  EXPECT_EQ(asked.tree().elements_named(c).size(), 2U);
  EXPECT_EQ(asked.tree().elements_named(f).size(), 1U);
  EXPECT_TRUE(asked.tree().elements_named(e).empty()) << "an attribute";
  EXPECT_TRUE(asked.tree().elements_named(0).empty());
  EXPECT_TRUE(asked.tree().elements_named(99).empty());
}

TEST(Tree, FindsTheNumberOfAnElement) {
  tests::Asked asked(xml);
  asked.begin();
  const auto& tree = asked.tree();
  for (NodeId id = 1; id < tree.size(); ++id)
    EXPECT_TRUE(tree.kind(id) != Type::element || tree.find(*tree.element(id)) == id) << id;
}

TEST(Tree, JoinsTheTextsBelowANode) {
  tests::Asked asked(xml);
  asked.begin();
  Arena arena;
  EXPECT_EQ(asked.tree().string_value(0, arena), "xyz");
}

TEST(Tree, SeesContentThatWasLifted) {
  Document document;
  auto* const root = document.add_element();
  root->name = "r";
  auto* const blob = document.add_blob();
  root->blob = blob;
  document.set_root(root);
  const Names names;
  Arena arena;
  EXPECT_EQ(Tree(document, names).string_value(1, arena), "");
  blob->decoded_size = 1;
  EXPECT_EQ(Tree(document, names).string_value(1, arena), Tree::lifted_text);
}

TEST(Tree, IsEmptyForADocumentWithoutRoot) {
  const Document document;
  const Names names;
  const Tree tree(document, names);
  EXPECT_EQ(tree.size(), 1U);
}

TEST(Tree, KnowsWhatItsDocumentLacks) {
  tests::Asked asked(xml);
  auto& names = asked.shared().names();
  const auto r = names.add("", "r");
  const auto c = names.add("", "c");
  const auto f = names.add("", "f");
  const auto e = names.add("", "e");
  const auto x = names.add("", "x");
  const auto c_f = names.add_pair(c, f);
  const auto r_f = names.add_pair(r, f);
  const auto c_e = names.add_pair(c, e);
  asked.begin();
  const auto& tree = asked.tree();
  EXPECT_FALSE(tree.lacks(e)) << "an attribute";
  EXPECT_TRUE(tree.lacks(x));
  EXPECT_FALSE(tree.lacks(c_f));
  EXPECT_TRUE(tree.lacks(r_f)) << "not right below";
  EXPECT_TRUE(tree.lacks(c_e));
  EXPECT_FALSE(tree.lacks(names.add_pair(r, x))) << "asked for after the tree was made";
  std::vector<NameId> seen;
  tree.each_name([&](NameId name) { seen.push_back(name); });
  EXPECT_EQ(seen, (std::vector<NameId>{0, r, c, f, e}));
  seen.clear();
  tree.each_pair([&](NameId pair) { seen.push_back(pair); });
  EXPECT_EQ(seen, std::vector<NameId>{c_f - first_pair});
}

TEST(Tree, KnowsTheTextsThatAreLookedFor) {
  const std::pair<std::string_view, bool> rows[] = {
      {"<r><a>X</a></r>", false},
      {"<r><a> X\n</a></r>", false},
      {"<r><a>Y</a></r>", true},
      {"<r><a>XX</a><b>X</b></r>", true},
      {"<r><c><a>Y</a></c><c><a>Z</a></c></r>", true},
      {"<r><c><a>Y</a></c><c><a>X</a></c></r>", false},
      {"<r a='X'/>", true},
      {"<r/>", true},
      // Two of one parent, or elements in it: no rule about one text is sure.
      {"<r><a>Y</a><a>Z</a></r>", false},
      {"<r><a>Y</a><c><a>Z</a></c><a>Y</a></r>", false},
      {"<r><a>Y<b/></a></r>", false},
      {"<r><a><b>X</b></a></r>", false},
  };
  for (const auto& [document, lacks] : rows) {
    tests::Asked asked(document);
    auto& names = asked.shared().names();
    const auto trait = names.add_text(names.add("", "a"), "X");
    asked.begin();
    EXPECT_EQ(asked.tree().lacks(trait), lacks) << document;
    const auto late = names.add_text(names.add("", "a"), "none");
    EXPECT_FALSE(asked.tree().lacks(late)) << "asked for afterwards";
  }
}

TEST(Tree, KnowsWhatAllElementsOfANameHave) {
  tests::Asked asked(
      "<r><l n='1'><a>x</a><b/></l><l n='2'><a>y</a><a> z</a><b> \n</b></l><b/></r>");
  auto& names = asked.shared().names();
  const auto l = names.add("", "l");
  const auto a = names.add("", "a");
  const auto b = names.add("", "b");
  const auto none = names.add("", "none");
  const auto l_a = names.add_pair(l, a);
  const auto l_b = names.add_pair(l, b);
  const auto l_n = names.add_pair(l, names.add("", "n"));
  const auto r_b = names.add_pair(names.add("", "r"), b);
  const auto none_a = names.add_pair(none, a);
  const auto a_b = names.add_pair(a, b);
  asked.begin();
  const auto& tree = asked.tree();
  for (const auto pair : {l_a, l_b, l_n, r_b, none_a}) EXPECT_TRUE(tree.lacks(missing(pair)));
  EXPECT_FALSE(tree.lacks(missing(a_b)));
  EXPECT_FALSE(tree.lacks(several(l_a)));
  for (const auto pair : {l_b, l_n, r_b, none_a}) EXPECT_TRUE(tree.lacks(several(pair)));
  EXPECT_TRUE(tree.lacks(blank(a)));
  EXPECT_FALSE(tree.lacks(blank(b)));
  EXPECT_TRUE(tree.lacks(blank(none)));
  const auto late = names.add_pair(l, none);
  EXPECT_FALSE(tree.lacks(missing(late)) || tree.lacks(several(late))) << "asked for afterwards";
  EXPECT_FALSE(tree.lacks(0)) << "no trait";
}

TEST(Tree, TellsNamesOfOneSpellingApart) {
  const auto document =
      parsers::read_mixed("<r><a xmlns='urn:1'/><a xmlns='urn:2'/><p:a xmlns:p='urn:1'/></r>")
          .value();
  Names names;
  const auto first = names.add("urn:1", "a");
  const auto second = names.add("urn:2", "a");
  const Tree tree(document, names);
  EXPECT_EQ(tree.elements_named(first).size(), 2U);
  EXPECT_EQ(tree.elements_named(second).size(), 1U);
}

}  // namespace
}  // namespace ecluse::xpath
