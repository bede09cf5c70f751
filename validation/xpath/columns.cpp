#include "validation/xpath/columns.hpp"

#include <algorithm>
#include <bit>
#include <new>

namespace ecluse::xpath {

namespace {

constexpr std::size_t fewest = 16;
constexpr std::size_t most = std::size_t{1} << 14;
constexpr std::size_t longest_text = 64;

bool is_worth_keeping(const Item& item) {
  return !item.is_text() || item.text().size() <= longest_text;
}

}  // namespace

Column::Column(Arena& arena, std::size_t nodes) {
  const auto size = std::bit_ceil(std::clamp(nodes * 2, fewest, most));
  shift_ = static_cast<std::uint32_t>(32 - std::countr_zero(size));
  nodes_ = arena.array<NodeId>(size);
  values_ = static_cast<Sequence*>(arena.bytes(size * sizeof(Sequence), alignof(Sequence)));
  std::ranges::fill(nodes_, Tree::none);
}

void Column::keep(NodeId node, const Sequence& value, Arena& arena) {
  const auto place = place_of(node);
  if (nodes_[place] != Tree::none || value.size() > 1) return;
  if (!value.empty() && !is_worth_keeping(value.front())) return;
  nodes_[place] = node;
  new (values_ + place) Sequence(value.empty() ? value : kept(value.front(), arena));
}

void Columns::begin(const Tree& document, std::size_t columns) {
  document_ = &document;
  made_.assign(columns, nullptr);
}

Column& Columns::make(std::uint32_t number, NodeId node, Arena& arena) {
  if (number >= made_.size()) made_.resize(number + 1, nullptr);
  const auto named = document_->elements_named(document_->name(node)).size();
  made_[number] = arena.make<Column>(arena, named > 0 ? named : document_->size() / 16);
  return *made_[number];
}

}  // namespace ecluse::xpath
