#include "validation/xpath/value.hpp"

#include <algorithm>

namespace ecluse::xpath {

void Gather::grow() {
  constexpr std::size_t smallest = 8;
  const auto wider = arena_->array<Item>(std::max(smallest, room_.size() * 2));
  if (room_.empty()) wider.front() = first_;
  std::copy(room_.begin(), room_.end(), wider.begin());
  room_ = wider;
}

Item kept(const Item& item, Arena& arena) {
  if (item.is_text()) return Item::of_text(item.type(), arena.keep(item.text()));
  if (item.type() != Type::qname) return item;
  const auto& name = item.qname();
  return Item::of_qname(
      arena.make<QName>(arena.keep(name.ns), arena.keep(name.prefix), arena.keep(name.local)));
}

Sequence kept(const Sequence& value, Arena& arena) {
  if (value.empty()) return {};
  if (value.size() == 1) return kept(value.front(), arena);
  const auto items = arena.array<Item>(value.size());
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = kept(value[i], arena);
  return Sequence(items);
}

}  // namespace ecluse::xpath
