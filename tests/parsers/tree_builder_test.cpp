#include "parsers/tree_builder.hpp"

#include <string>

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

TEST(TreeBuilder, PutsElementsUnderTheOpenOne) {
  Document document;
  TreeBuilder builder;
  builder.begin(document);
  builder.open("p", "root", "urn:x");
  builder.open(nullptr, "a", nullptr);
  builder.close("one");
  builder.open(nullptr, "b", nullptr);
  EXPECT_EQ(builder.depth(), 2U);
  EXPECT_EQ(builder.current()->name, "b");
  builder.close("");
  builder.close("two");
  EXPECT_EQ(builder.current(), nullptr);

  const auto& root = *document.root();
  EXPECT_EQ(root.prefix, "p");
  EXPECT_EQ(root.ns, "urn:x");
  EXPECT_EQ(root.text, "two");
  ASSERT_TRUE(root.first_child && root.first_child->next);
  EXPECT_EQ(root.first_child->text, "one");
  EXPECT_EQ(root.first_child->next->name, "b");
  EXPECT_EQ(root.first_child->next->parent, &root);
  EXPECT_EQ(root.first_child->next->next, nullptr);
}

TEST(TreeBuilder, KeepsOneCopyOfANameInEachDocument) {
  std::vector<std::string> many;
  many.reserve(3000);
  for (int i = 0; i < 3000; ++i) many.push_back("name" + std::to_string(i));
  TreeBuilder builder;
  for (int round = 0; round < 2; ++round) {
    Document document;
    builder.begin(document);
    for (const auto& name : many) EXPECT_EQ(builder.name(name.c_str()), name);
    for (const auto& name : many)
      EXPECT_EQ(builder.name(name.c_str()).data(), builder.name(name.c_str()).data());
    EXPECT_NE(builder.name(many[0].c_str()).data(), many[0].data());
  }
}

}  // namespace
}  // namespace ecluse::parsers
