#include "model/document.hpp"

#include <utility>

#include <gtest/gtest.h>

namespace ecluse {
namespace {

/// <Invoice><cac:Line/><cac:Line><cbc:ID scheme="1"> 42 </cbc:ID></cac:Line></Invoice>
struct SmallDocument {
  Document document;
  Element* root = add(nullptr, "", "Invoice");
  Element* first = add(root, "cac", "Line");
  Element* second = add(root, "cac", "Line");
  Element* id = add(second, "cbc", "ID");

  SmallDocument() {
    root->first_child = first;
    first->next = second;
    second->first_child = id;
    id->text = document.keep(" 42\n");
    id->line = 3;
    id->column = 14;
    auto attributes = document.add_attributes(1);
    attributes[0] = {"", "scheme", "", "1"};
    id->attributes = attributes;
    document.set_root(root);
  }

  Element* add(const Element* parent, std::string_view prefix, std::string_view name) {
    auto* element = document.add_element();
    element->prefix = prefix;
    element->name = name;
    element->parent = parent;
    return element;
  }
};

TEST(Document, NamesAnElementByItsPathWithPositionsWhereNeeded) {
  const SmallDocument small;
  EXPECT_EQ(path_of(*small.id), "/Invoice/cac:Line[2]/cbc:ID");
  EXPECT_EQ(path_of(*small.first), "/Invoice/cac:Line[1]") << "there is one behind it";
  EXPECT_EQ(path_of(*small.root), "/Invoice");
  EXPECT_EQ(dotted_path_of(*small.id), "Line.ID");
}

TEST(Document, GivesThePlaceOfAnElementWithItsBusinessTerm) {
  const SmallDocument small;
  EXPECT_EQ(place_of(*small.id, "BT-1"), (Place{3, 14, "/Invoice/cac:Line[2]/cbc:ID", "BT-1"}));
}

TEST(Document, FindsChildrenAndAttributesByLocalName) {
  const SmallDocument small;
  EXPECT_EQ(child(*small.root, "Line"), small.first);
  EXPECT_EQ(child(*small.root, "ID"), nullptr);
  EXPECT_EQ(attribute(*small.id, "scheme"), "1");
  EXPECT_EQ(attribute(*small.id, "other"), "");
  EXPECT_EQ(trimmed_text(*small.id), "42");
}

TEST(Document, KeepsItsNodesWhenItMoves) {
  SmallDocument small;
  const auto* id = small.id;
  const Document moved = std::move(small.document);
  EXPECT_EQ(trimmed_text(*id), "42");
  EXPECT_EQ(moved.root(), small.root);
}

}  // namespace
}  // namespace ecluse
