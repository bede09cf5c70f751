// A Document seen as the nodes of XPath, numbered in document order, so that axes, name tests and
// order are work on whole numbers. Made once per document, in one pass; read-only afterwards, for
// any number of threads. Names gives the numbers of names; a rulebook owns one.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// The expanded names that the expressions of a rulebook speak of. Grows while they are compiled,
/// before the first Tree is made with it.
class Names {
 public:
  Names() = default;
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  /// From 1; the same number for the same name.
  NameId add(std::string_view ns, std::string_view local);
  /// 0 when no expression speaks of it.
  [[nodiscard]] NameId find(std::string_view ns, std::string_view local) const;
  /// One more than the greatest number given.
  [[nodiscard]] std::size_t size() const { return ids_.size() + 1; }

 private:
  struct Name {
    std::string ns;
    std::string local;
  };
  struct View {
    std::string_view ns;
    std::string_view local;
    friend bool operator==(const View&, const View&) = default;
  };
  struct Hash {
    std::size_t operator()(const View& name) const;
  };
  std::deque<Name> kept_;  ///< what the views of ids_ view
  std::unordered_map<View, NameId, Hash> ids_;
};

/// Node 0 is the document node. An element is followed by its attributes, then (when it has any) by
/// its own text as one text node, then by its children: numbers grow in document order, and the
/// descendants of a node are the numbers between it and its end. An element without a name (what a
/// parser makes of a run of mixed text) is a text node. Base64 content that was lifted is a text
/// node with `lifted_text`.
class Tree {
 public:
  static constexpr std::string_view lifted_text = "AAAA";
  static constexpr NodeId none = 0xFFFFFFFF;
  static constexpr NodeId document_node = 0;

  /// Both must outlive the tree, and be where they are.
  Tree(const Document& document, const Names& names);
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;

  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  [[nodiscard]] Type kind(NodeId node) const { return rows_[node].kind; }
  /// 0 for a name that no expression speaks of, and for nodes without one.
  [[nodiscard]] NameId name(NodeId node) const { return rows_[node].name; }
  /// `none` for the document node.
  [[nodiscard]] NodeId parent(NodeId node) const { return rows_[node].parent; }
  /// One after its last descendant (or attribute).
  [[nodiscard]] NodeId end(NodeId node) const { return rows_[node].end; }
  /// Where children begin: attributes lie before. The end when there is none.
  [[nodiscard]] NodeId first_child(NodeId node) const {
    auto child = node + 1;
    while (child < size() && rows_[child].kind == Type::attribute) ++child;
    return child;
  }
  [[nodiscard]] bool is_attribute(NodeId node) const { return kind(node) == Type::attribute; }

  /// The elements of that name, in document order; none for the name 0.
  [[nodiscard]] std::span<const NodeId> elements_named(NameId name) const;

  /// Whether an element or an attribute has that name.
  [[nodiscard]] bool has(NameId name) const {
    return name < present_.size() && present_[name] != 0;
  }

  /// Of an element; of a text node, its parent element; null for the document node.
  [[nodiscard]] const Element* element(NodeId node) const;
  /// Of an attribute node.
  [[nodiscard]] const Attribute& attribute(NodeId node) const {
    return *static_cast<const Attribute*>(rows_[node].source);
  }
  [[nodiscard]] QName qname(NodeId node) const;

  /// The concatenated text below; in the arena only when several texts must be joined.
  [[nodiscard]] std::string_view string_value(NodeId node, Arena& arena) const;

  /// The number of an element of the document; linear in its depth and siblings.
  [[nodiscard]] NodeId find(const Element& element) const;

  [[nodiscard]] Item item(NodeId node) const { return Item::of_node(kind(node), {this, node}); }

 private:
  struct Row {
    const void* source;  ///< Element of an element or text, Attribute of an attribute
    NodeId parent;
    NodeId end;
    NameId name;
    Type kind;
  };
  void add_document(const Document& document, const Names& names);
  NodeId open(const Element& element, NodeId parent, const Names& names);
  void index_names(std::size_t names);

  std::vector<Row> rows_;
  std::vector<NodeId> by_name_;        ///< elements sorted by name, then in document order
  std::vector<std::uint8_t> present_;  ///< by name
  std::vector<std::uint32_t> starts_;  ///< of each name in by_name_, and one past the last
};

/// Whether `a` comes before `b` in document order; trees are ordered by their addresses.
inline bool before(Node a, Node b) {
  return a.tree == b.tree ? a.id < b.id : std::less<const Tree*>{}(a.tree, b.tree);
}

}  // namespace ecluse::xpath
