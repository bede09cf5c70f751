#include "validation/xpath/tree.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>
#include <utility>

#include "model/text.hpp"
#include "validation/xpath/code_points.hpp"

namespace ecluse::xpath {

const Element* next_in_order(const Element& element) {
  if (element.first_child != nullptr) return element.first_child;
  const auto* last = &element;
  while (last != nullptr && last->next == nullptr) last = last->parent;
  return last == nullptr ? nullptr : last->next;
}

namespace {

std::string_view own_text(const Element& element) {
  if (element.blob == nullptr) return element.text;
  return element.blob->decoded_size > 0 ? Tree::lifted_text : std::string_view{};
}

/// As many as there are nodes, or some more.
std::size_t most_nodes(const Document& document) {
  std::size_t nodes = 1;
  for (const auto* element = document.root(); element != nullptr; element = next_in_order(*element))
    nodes += (own_text(*element).empty() ? 1U : 2U) + element->attributes.size();
  return nodes;
}

}  // namespace

/// Numbers the nodes, and finds the numbers of their names. A document views each of its names in
/// one place, so that most are found again by where they stand.
class Tree::Making {
 public:
  Making(Tree& tree, const Names& names) : tree_(tree), names_(names) {}

  void add_document(const Document& document);

 private:
  /// A name, and what it is right below another.
  struct Known {
    std::string_view local, ns;
    NameId above = 0;
    NameId name = 0;
    Trait below = 0;  ///< 0: no expression asks for that name right below `above`
  };
  static bool same(std::string_view a, std::string_view b) {
    return a.data() == b.data() && a.size() == b.size();
  }
  template <class Named>
  const Known& known(const Named& named, NameId above);
  NodeId add(const void* source, NodeId parent, NameId name, Type kind) {
    const auto id = next_++;
    tree_.rows_[id] = {source, parent, id + 1, name, kind};
    return id;
  }
  void note_pair(std::size_t pair, NodeId above);
  template <class Named>
  NodeId add_named(const Named& named, NodeId parent, Type kind);
  NodeId open(const Element& element, NodeId parent);

  Tree& tree_;
  const Names& names_;
  NodeId next_ = 0;
  std::array<Known, 256> known_{};
};

/// Of an element or an attribute. A name stands in one of two places.
template <class Named>
const Tree::Making::Known& Tree::Making::known(const Named& named, NameId above) {
  const auto address = reinterpret_cast<std::uintptr_t>(named.name.data());
  const auto place = (address >> 3U ^ address >> 9U ^ std::uintptr_t{above} * 7U) % known_.size();
  const auto is_it = [&](const Known& one) {
    return same(one.local, named.name) && one.above == above && same(one.ns, named.ns);
  };
  if (is_it(known_[place])) return known_[place];
  auto& other = known_[place ^ 1U];
  if (is_it(other)) return other;
  auto& free = known_[place].local.empty() ? known_[place] : other;
  const auto name = names_.find(named.ns, named.name);
  const bool both = name != 0 && above != 0;
  return free = {named.name, named.ns, above, name, both ? names_.find_pair(above, name) : 0};
}

void Tree::Making::note_pair(std::size_t pair, NodeId above) {
  auto& holders = tree_.holders_[pair];
  if (tree_.pairs_[pair] == Seen::no) {
    tree_.pairs_[pair] = Seen::yes;
    holders = {above, 1, false};
  } else if (holders.last == above) {
    holders.several = true;
  } else {
    holders.last = above;
    ++holders.count;
  }
}

/// Adds an element or attribute, and notes its name.
template <class Named>
NodeId Tree::Making::add_named(const Named& named, NodeId parent, Type kind) {
  const auto& it = known(named, tree_.rows_[parent].name);
  tree_.present_[it.name] = Seen::yes;
  if (it.below != 0) note_pair(it.below - first_pair, parent);
  if (kind == Type::element) ++tree_.counts_[it.name];
  return add(&named, parent, it.name, kind);
}

/// An element without a name is a run of mixed text; the text of its parent is then in its runs.
NodeId Tree::Making::open(const Element& element, NodeId parent) {
  if (element.name.empty()) return add(&element, parent, 0, Type::text);
  const auto id = add_named(element, parent, Type::element);
  for (const auto& attribute : element.attributes) add_named(attribute, id, Type::attribute);
  const auto in_runs = [&] {
    for (const auto* child = element.first_child; child != nullptr; child = child->next)
      if (child->name.empty()) return true;
    return false;
  };
  if (!own_text(element).empty() && !in_runs()) add(&element, id, 0, Type::text);
  return id;
}

void Tree::Making::add_document(const Document& document) {
  auto& rows = tree_.rows_;
  rows = std::make_unique_for_overwrite<Row[]>(most_nodes(document));
  auto parent = add(nullptr, none, 0, Type::document);
  const auto* element = document.root();
  while (element != nullptr) {
    const auto id = open(*element, parent);
    if (element->first_child != nullptr && !element->name.empty()) {
      parent = id;
      element = element->first_child;
      continue;
    }
    rows[id].end = next_;
    while (element->next == nullptr && parent != document_node) {
      element = static_cast<const Element*>(rows[parent].source);
      rows[parent].end = next_;
      parent = rows[parent].parent;
    }
    element = parent == document_node ? nullptr : element->next;
  }
  rows[document_node].end = next_;
  tree_.size_ = next_;
}

Tree::Tree(const Document& document, const Names& names)
    : names_(&names),
      names_end_(static_cast<NameId>(names.size())),
      pairs_end_(names.pairs()),
      texts_end_(names.number_of_texts()),
      present_(none_seen(names_end_)),
      pairs_(none_seen(pairs_end_)),
      holders_(std::make_unique_for_overwrite<Holders[]>(pairs_end_)),
      texts_(none_seen(texts_end_)),
      counts_(std::make_unique<std::uint32_t[]>(names_end_)),
      ends_(std::make_unique_for_overwrite<std::uint32_t[]>(names_end_)) {
  present_[0] = Seen::yes;
  Making(*this, names).add_document(document);
  index_names();
  note_texts();
}

/// A room for each name, filled in document order; the first is that of the elements without one.
void Tree::index_names() {
  std::uint32_t room = 0;
  each_name([&](NameId name) { ends_[name] = std::exchange(room, room + counts_[name]); });
  by_name_ = std::make_unique_for_overwrite<NodeId[]>(room);
  for (NodeId id = 0; id < size_; ++id)
    if (rows_[id].kind == Type::element) by_name_[ends_[rows_[id].name]++] = id;
}

void Tree::note_texts() {
  for (const auto& sought : names_->texts()) {
    auto last_parent = document_node;
    for (const auto node : elements_named(sought.name)) {
      const auto& it = *element(node);
      // In document order, a child that follows another of its parent is behind those below it.
      const bool alone = parent(node) > last_parent && it.first_child == nullptr;
      last_parent = parent(node);
      const auto text = trimmed(own_text(it));
      if (alone && text.size() > sought.longest) continue;
      for (std::size_t i = 0; i < sought.texts.size(); ++i)
        if (!alone || sought.texts[i] == text) texts_[sought.traits[i] - first_text] = Seen::yes;
    }
  }
}

bool Tree::lacks_blank(NameId name) const {
  return std::ranges::none_of(elements_named(name), [this](NodeId node) {
    return std::ranges::all_of(own_text(*element(node)), is_space);
  });
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
  if (node != document_node) {
    const auto& it = *static_cast<const Element*>(rows_[node].source);
    if (kind(node) == Type::text || it.first_child == nullptr) return own_text(it);
  }
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
