// The function conversion rules of expression.hpp.
#include <algorithm>

#include "validation/xpath/expression.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

bool is_item_of(const Item& item, const SequenceType& type) {
  if (!derives(item.type(), type.item)) return false;
  if (type.name == 0) return true;
  return item.node().tree->name(item.node().id) == type.name;
}

bool has_size_of(const Sequence& value, const SequenceType& type) {
  if (value.empty()) return type.takes_none();
  return type.item != Type::nothing && (value.size() == 1 || type.takes_several());
}

bool asks_for_atomic(Type type) {
  return is_atomic(type) || type == Type::any_atomic || type == Type::numeric;
}

/// An atomic value as a parameter of that type takes it: untyped ones cast, numbers and addresses
/// promoted.
std::optional<Item> promoted(const Item& item, Type type, Evaluation& evaluation) {
  if (derives(item.type(), type)) return item;
  const bool untyped = item.type() == Type::untyped_atomic;
  if (untyped && type == Type::string) return Item::of_string(item.text());
  const bool number = item.is_number() && type == Type::double_;
  const bool address = item.type() == Type::any_uri && type == Type::string;
  if (untyped && type == Type::numeric) return cast(item, Type::double_, evaluation);
  if (untyped || number || address) return cast(item, type, evaluation);
  evaluation.fail("XPTY0004", std::string(name_of(item.type())) + " where " +
                                  std::string(name_of(type)) + " is expected");
  return std::nullopt;
}

/// To a string: what most arguments are.
bool is_promoted_as_it_is(const Item& item) {
  return item.is_node() || item.type() == Type::untyped_atomic || item.type() == Type::string;
}

Sequence promoted_all(const Sequence& value, Type type, Evaluation& evaluation) {
  auto& arena = evaluation.scratch();
  if (value.size() == 1) {
    const auto one = promoted(atomized(value.front(), arena), type, evaluation);
    return one ? Sequence(*one) : Sequence();
  }
  const auto items = arena.array<Item>(value.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto one = promoted(atomized(value[i], arena), type, evaluation);
    if (!one) return {};
    items[i] = *one;
  }
  return Sequence(items);
}

}  // namespace

bool is_instance(const Sequence& value, const SequenceType& type) {
  return has_size_of(value, type) && std::all_of(value.begin(), value.end(), [&](const Item& item) {
           return is_item_of(item, type);
         });
}

Sequence converted(const Sequence& value, const SequenceType& type, Evaluation& evaluation) {
  if (evaluation.failed()) return {};
  if (value.size() == 1 && type.item == Type::string && is_promoted_as_it_is(value.front()))
    return Item::of_string(text_of(value.front(), evaluation.scratch()));
  if (!has_size_of(value, type))
    return evaluation.fail("XPTY0004", value.empty() ? "nothing where a value is expected"
                                                     : "several items where one is expected");
  if (type.item == Type::any_item) return value;
  if (asks_for_atomic(type.item)) return promoted_all(value, type.item, evaluation);
  const bool good = std::all_of(value.begin(), value.end(),
                                [&](const Item& item) { return is_item_of(item, type); });
  if (good) return value;
  return evaluation.fail("XPTY0004", "no " + std::string(name_of(type.item)));
}

}  // namespace ecluse::xpath
