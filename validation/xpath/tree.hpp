// A Document seen as the nodes of XPath, numbered in document order, so that axes, name tests and
// order are work on whole numbers. Made once per document, in one pass; read-only afterwards, for
// any number of threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "model/document.hpp"
#include "validation/xpath/names.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

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

  [[nodiscard]] std::size_t size() const { return size_; }
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
  [[nodiscard]] bool is_element(NodeId node, NameId name) const {
    return rows_[node].name == name && rows_[node].kind == Type::element;
  }

  /// The elements of that name, in document order; none for the name 0.
  [[nodiscard]] std::span<const NodeId> elements_named(NameId name) const {
    if (name == 0 || name >= names_end_) return {};
    return room_of(name);
  }

  /// The elements whose name no expression speaks of, in document order.
  [[nodiscard]] std::span<const NodeId> elements_unnamed() const { return room_of(0); }

  /// Whether an element or an attribute has that name.
  [[nodiscard]] bool has(NameId name) const {
    return name < names_end_ && present_[name] == Seen::yes;
  }

  /// Whether it is sure that the document has no such trait. What was not asked for yet when the
  /// tree was made is not sure; 0, which is no trait, none lacks.
  [[nodiscard]] bool lacks(Trait trait) const {
    if (trait < first_pair) return !has(trait);
    if (trait >= first_missing) return lacks_of_kind(trait);
    const auto pair = trait - first_pair;
    return pair < pairs_end_ && pairs_[pair] == Seen::no;
  }

  [[nodiscard]] bool lacks_any(std::span<const Trait> traits) const {
    for (const auto trait : traits)
      if (lacks(trait)) return true;
    return false;
  }

  /// Calls `visit` for each name that an element or attribute has, and 0.
  template <class Visitor>
  void each_name(Visitor visit) const {
    each_seen(present_.get(), names_end_, visit);
  }
  /// The same for each pair of names, the number of its trait without first_pair.
  template <class Visitor>
  void each_pair(Visitor visit) const {
    each_seen(pairs_.get(), pairs_end_, visit);
  }

  /// The same for each text that is looked for.
  template <class Visitor>
  void each_text(Visitor visit) const {
    each_seen(texts_.get(), texts_end_, visit);
  }

  /// Of an element; of a text node, its parent element; null for the document node.
  [[nodiscard]] const Element* element(NodeId node) const;
  /// Of an attribute node.
  [[nodiscard]] const Attribute& attribute(NodeId node) const {
    return *static_cast<const Attribute*>(rows_[node].source);
  }
  [[nodiscard]] QName qname(NodeId node) const;
  /// Of an element or an attribute, as it is written in the document.
  [[nodiscard]] std::string_view local_name(NodeId node) const {
    return is_attribute(node) ? attribute(node).name
                              : static_cast<const Element*>(rows_[node].source)->name;
  }

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
  enum class Seen : std::uint8_t { no, yes };
  /// The elements that have one or more of a name right below them. Of a pair that was seen.
  struct Holders {
    NodeId last;
    std::uint32_t count;
    bool several;  ///< one of them has more than one
  };
  /// Room for as many, none seen, and for some more: eight that are not are passed over at once.
  static std::unique_ptr<Seen[]> none_seen(std::size_t size) {
    return std::make_unique<Seen[]>(size + sizeof(std::uint64_t));
  }
  template <class Visitor>
  static void each_seen(const Seen* all, std::size_t size, Visitor& visit) {
    for (std::size_t i = 0; i < size; i += sizeof(std::uint64_t)) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, all + i, sizeof(eight));
      if (eight == 0) continue;
      for (auto one = i; one < i + sizeof(eight); ++one)
        if (all[one] == Seen::yes) visit(static_cast<NameId>(one));
    }
  }
  class Making;
  [[nodiscard]] bool lacks_blank(NameId name) const;
  /// Of a trait that is neither a name nor a pair.
  [[nodiscard]] bool lacks_of_kind(Trait trait) const {
    if (trait >= first_text)
      return trait - first_text < texts_end_ && texts_[trait - first_text] == Seen::no;
    if (trait >= first_blank) return lacks_blank(trait - first_blank);
    const bool asks_several = trait >= first_several;
    const auto pair = trait - (asks_several ? first_several : first_missing);
    if (pair >= pairs_end_) return false;
    const bool seen = pairs_[pair] == Seen::yes;
    if (asks_several) return !seen || !holders_[pair].several;
    return (seen ? holders_[pair].count : 0) == counts_[names_->above(pair)];
  }
  void index_names();
  void note_texts();
  [[nodiscard]] std::span<const NodeId> room_of(NameId name) const {
    if (counts_[name] == 0) return {};
    return {by_name_.get() + (ends_[name] - counts_[name]), counts_[name]};
  }

  const Names* names_;
  std::unique_ptr<Row[]> rows_;
  NodeId size_ = 0;  ///< of rows_; there may be room for more
  NameId names_end_;
  std::size_t pairs_end_;
  std::size_t texts_end_;
  std::unique_ptr<Seen[]> present_;          ///< by name
  std::unique_ptr<Seen[]> pairs_;            ///< by number of the pair: asked for every assertion
  std::unique_ptr<Holders[]> holders_;       ///< by the same, asked for few
  std::unique_ptr<Seen[]> texts_;            ///< by number of the text that is looked for
  std::unique_ptr<std::uint32_t[]> counts_;  ///< elements of each name
  std::unique_ptr<std::uint32_t[]> ends_;    ///< of each name that is there, in by_name_
  std::unique_ptr<NodeId[]> by_name_;        ///< elements sorted by name, then in document order
};

/// The element after it in document order; null after the last.
const Element* next_in_order(const Element& element);

/// Whether `a` comes before `b` in document order; trees are ordered by their addresses.
inline bool before(Node a, Node b) {
  return a.tree == b.tree ? a.id < b.id : std::less<const Tree*>{}(a.tree, b.tree);
}

}  // namespace ecluse::xpath
