#include "validation/xpath/tree.hpp"

#include <algorithm>
#include <cassert>

namespace ecluse::xpath {

std::size_t Names::Hash::operator()(const View& name) const {
  const std::hash<std::string_view> hash;
  // Namespaces of one rulebook are few and long: their length and end tell them apart.
  const auto ns =
      name.ns.empty() ? 0U : name.ns.size() * 31 + static_cast<unsigned char>(name.ns.back());
  return hash(name.local) ^ (ns << 7);
}

NameId Names::add(std::string_view ns, std::string_view local) {
  if (const auto known = find(ns, local); known != 0) return known;
  const auto& name = kept_.emplace_back(Name{std::string(ns), std::string(local)});
  const auto id = static_cast<NameId>(size());
  ids_.emplace(View{name.ns, name.local}, id);
  return id;
}

NameId Names::find(std::string_view ns, std::string_view local) const {
  const auto found = ids_.find(View{ns, local});
  return found == ids_.end() ? 0 : found->second;
}

namespace {

std::string_view own_text(const Element& element) {
  if (element.blob == nullptr) return element.text;
  return element.blob->decoded_size > 0 ? Tree::lifted_text : std::string_view{};
}

}  // namespace

Tree::Tree(const Document& document, const Names& names) {
  add_document(document, names);
  index_names(names.size());
}

/// An element without a name is a run of mixed text; the text of its parent is then in its runs.
NodeId Tree::open(const Element& element, NodeId parent, const Names& names) {
  const auto id = static_cast<NodeId>(rows_.size());
  if (element.name.empty()) {
    rows_.push_back({&element, parent, id + 1, 0, Type::text});
    return id;
  }
  rows_.push_back({&element, parent, 0, names.find(element.ns, element.name), Type::element});
  for (const auto& attribute : element.attributes) {
    const auto next = static_cast<NodeId>(rows_.size() + 1);
    rows_.push_back(
        {&attribute, id, next, names.find(attribute.ns, attribute.name), Type::attribute});
  }
  const bool in_runs = [&] {
    for (const auto* child = element.first_child; child != nullptr; child = child->next)
      if (child->name.empty()) return true;
    return false;
  }();
  if (!in_runs && !own_text(element).empty()) {
    const auto next = static_cast<NodeId>(rows_.size() + 1);
    rows_.push_back({&element, id, next, 0, Type::text});
  }
  return id;
}

void Tree::add_document(const Document& document, const Names& names) {
  rows_.push_back({nullptr, none, 0, 0, Type::document});
  const auto* element = document.root();
  auto parent = document_node;
  while (element != nullptr) {
    const auto id = open(*element, parent, names);
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

void Tree::index_names(std::size_t names) {
  starts_.assign(names + 1, 0);
  present_.assign(names, 0);
  for (const auto& row : rows_) {
    present_[row.name] = 1;
    if (row.kind == Type::element) ++starts_[row.name + 1];
  }
  for (std::size_t name = 1; name < starts_.size(); ++name) starts_[name] += starts_[name - 1];
  by_name_.resize(starts_.back());
  auto next = starts_;
  for (NodeId id = 0; id < rows_.size(); ++id)
    if (rows_[id].kind == Type::element) by_name_[next[rows_[id].name]++] = id;
}

std::span<const NodeId> Tree::elements_named(NameId name) const {
  if (name == 0 || name + 1 >= starts_.size()) return {};
  return std::span(by_name_).subspan(starts_[name], starts_[name + 1] - starts_[name]);
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
