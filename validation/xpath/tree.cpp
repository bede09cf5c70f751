#include "validation/xpath/tree.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace ecluse::xpath {

namespace {

std::string_view own_text(const Element& element) {
  if (element.blob == nullptr) return element.text;
  return element.blob->decoded_size > 0 ? Tree::lifted_text : std::string_view{};
}

}  // namespace

/// Gives the numbers of names. A document views each of its names in one place, so that most are
/// found again by where they stand.
class Tree::Naming {
 public:
  explicit Naming(const Names& names) : names_(names) {}

  /// Of an element or an attribute.
  template <class Named>
  NameId of(const Named& named) {
    const auto address = reinterpret_cast<std::uintptr_t>(named.name.data());
    auto& known = known_[(address >> 3U ^ address >> 9U) % known_.size()];
    if (!same(known.local, named.name) || !same(known.ns, named.ns))
      known = {named.name, named.ns, names_.find(named.ns, named.name)};
    return known.name;
  }
  [[nodiscard]] const Names& names() const { return names_; }

 private:
  struct Known {
    std::string_view local, ns;
    NameId name = 0;
  };
  static bool same(std::string_view a, std::string_view b) {
    return a.data() == b.data() && a.size() == b.size();
  }
  const Names& names_;
  std::array<Known, 128> known_{};
};

Tree::Tree(const Document& document, const Names& names) {
  present_.assign(names.size(), 0);
  pairs_.assign(names.pairs(), 0);
  counts_.assign(names.size(), 0);
  Naming naming(names);
  add_document(document, naming);
  index_names();
}

/// Gives an element or attribute its name, and notes it.
void Tree::name(NodeId node, NameId name, const Names& names) {
  auto& row = rows_[node];
  row.name = name;
  if (name == 0) return;
  present_[name] = 1;
  if (row.kind == Type::element) ++counts_[name];
  const auto above = rows_[row.parent].name;
  const auto pair = above == 0 ? 0 : names.find_pair(above, name);
  if (pair != 0) pairs_[pair - first_pair] = 1;
}

/// An element without a name is a run of mixed text; the text of its parent is then in its runs.
NodeId Tree::open(const Element& element, NodeId parent, Naming& naming) {
  const auto id = static_cast<NodeId>(rows_.size());
  if (element.name.empty()) {
    rows_.push_back({&element, parent, id + 1, 0, Type::text});
    return id;
  }
  rows_.push_back({&element, parent, 0, 0, Type::element});
  name(id, naming.of(element), naming.names());
  for (const auto& attribute : element.attributes) {
    const auto own = static_cast<NodeId>(rows_.size());
    rows_.push_back({&attribute, id, own + 1, 0, Type::attribute});
    name(own, naming.of(attribute), naming.names());
  }
  const auto in_runs = [&] {
    for (const auto* child = element.first_child; child != nullptr; child = child->next)
      if (child->name.empty()) return true;
    return false;
  };
  if (!own_text(element).empty() && !in_runs()) {
    const auto next = static_cast<NodeId>(rows_.size() + 1);
    rows_.push_back({&element, id, next, 0, Type::text});
  }
  return id;
}

void Tree::add_document(const Document& document, Naming& naming) {
  constexpr std::size_t ordinary = 2'048;  // nodes of an invoice of twenty lines
  rows_.reserve(ordinary);
  rows_.push_back({nullptr, none, 0, 0, Type::document});
  const auto* element = document.root();
  auto parent = document_node;
  while (element != nullptr) {
    const auto id = open(*element, parent, naming);
    if (element->first_child != nullptr && !element->name.empty()) {
      parent = id;
      element = element->first_child;
      continue;
    }
    rows_[id].end = static_cast<NodeId>(rows_.size());
    while (element->next == nullptr && parent != document_node) {
      element = static_cast<const Element*>(rows_[parent].source);
      rows_[parent].end = static_cast<NodeId>(rows_.size());
      parent = rows_[parent].parent;
    }
    element = parent == document_node ? nullptr : element->next;
  }
  rows_[document_node].end = static_cast<NodeId>(rows_.size());
}

/// Rooms for the names in the order in which they are met, then their elements in document order.
void Tree::index_names() {
  ends_.assign(counts_.size(), 0);
  std::uint32_t room = 0;
  for (NodeId id = 0; id < rows_.size(); ++id) {
    const auto& row = rows_[id];
    if (row.kind != Type::element) continue;
    if (row.name == 0)
      unnamed_.push_back(id);
    else if (ends_[row.name] == 0)
      ends_[row.name] = room += counts_[row.name];
  }
  by_name_.resize(room);
  auto left = counts_;
  for (NodeId id = 0; id < rows_.size(); ++id)
    if (const auto name = rows_[id].name; rows_[id].kind == Type::element && name != 0)
      by_name_[ends_[name] - left[name]--] = id;
}

std::span<const NodeId> Tree::elements_named(NameId name) const {
  if (name == 0 || name >= counts_.size()) return {};
  return std::span(by_name_).subspan(ends_[name] - counts_[name], counts_[name]);
}

const Element* Tree::element(NodeId node) const {
  if (kind(node) == Type::document) return nullptr;
  if (kind(node) == Type::attribute) return element(parent(node));
  const auto* element = static_cast<const Element*>(rows_[node].source);
  return kind(node) == Type::text && element->name.empty() ? element->parent : element;
}

QName Tree::qname(NodeId node) const {
  if (kind(node) == Type::attribute) {
    const auto& it = attribute(node);
    return {it.ns, it.prefix, it.name};
  }
  if (kind(node) != Type::element) return {};
  const auto& it = *element(node);
  return {it.ns, it.prefix, it.name};
}

std::string_view Tree::string_value(NodeId node, Arena& arena) const {
  if (kind(node) == Type::attribute) return attribute(node).value;
  if (kind(node) == Type::text) return own_text(*static_cast<const Element*>(rows_[node].source));
  const auto first = first_child(node);
  if (first + 1 >= end(node))  // the ordinary element: one text, or nothing
    return first == end(node) || kind(first) != Type::text
               ? std::string_view{}
               : own_text(*static_cast<const Element*>(rows_[first].source));
  std::size_t size = 0;
  std::size_t texts = 0;
  std::string_view only;
  for (auto id = node; id < end(node); ++id) {
    if (kind(id) != Type::text) continue;
    only = own_text(*static_cast<const Element*>(rows_[id].source));
    size += only.size();
    ++texts;
  }
  if (texts <= 1) return only;
  const auto room = arena.array<char>(size);
  auto at = room.begin();
  for (auto id = node; id < end(node); ++id) {
    if (kind(id) != Type::text) continue;
    const auto text = own_text(*static_cast<const Element*>(rows_[id].source));
    at = std::copy(text.begin(), text.end(), at);
  }
  return {room.data(), room.size()};
}

NodeId Tree::find(const Element& element) const {
  auto child = element.parent == nullptr ? document_node + 1 : first_child(find(*element.parent));
  while (rows_[child].source != &element || rows_[child].kind == Type::text) child = end(child);
  return child;
}

}  // namespace ecluse::xpath
