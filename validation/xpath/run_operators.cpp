#include <algorithm>
#include <array>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/axes.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/general.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

/// Of a literal; null for any other expression.
const Item* single_text(const Expr& expr) {
  if (expr.op != Op::literal || expr.constant->size() != 1) return nullptr;
  const auto& item = expr.constant->front();
  return item.is_text() ? &item : nullptr;
}

/// Of `cbc:Amount[1]`.
bool is_first_of_step(const Expr& expr) {
  if (expr.op != Op::step || expr.parts.size() != 1) return false;
  const auto& predicate = expr.part(0);
  return predicate.selects == Selects::by_position && predicate.constant->front().wide() == 1;
}

}  // namespace

/// The one node of a plain expression, or of a step that asks for the first; Tree::none for no
/// node, for several and for any other expression.
NodeId Run::only_node(const Expr& expr, const Here& here) {
  if (!is_plain_at(expr, here)) return is_first_of_step(expr) ? first_node(expr, here) : Tree::none;
  auto only = Tree::none;
  const bool single = walk_plain(expr, here.item.node(), [&](NodeId id) {
    const bool first = only == Tree::none;
    only = id;
    return first;
  });
  return single ? only : Tree::none;
}

NodeId Run::first_node(const Expr& step, const Here& here) {
  if (!here.has_item || !here.item.is_node()) return Tree::none;
  auto first = Tree::none;
  const auto from = here.item.node();
  walk(step.axis, *from.tree, from.id, step.test, [&](NodeId id) { return first = id, false; });
  return first;
}

/// Where the step of a map is asked, when there is one plain node before it; nothing for any other
/// map.
std::optional<Here> Run::only_place(const Expr& map, const Here& here) {
  const auto only = only_node(map.part(0), here);
  if (only == Tree::none) return std::nullopt;
  return Here::at(here.item.node().tree->item(only));
}

/// The text of its one node.
std::optional<std::string_view> Run::text_of_plain(const Expr& expr, const Here& here) {
  const auto only = only_node(expr, here);
  if (only == Tree::none) return std::nullopt;
  return here.item.node().tree->string_value(only, evaluation_.scratch());
}

/// The text of one node, or what a function makes of it or of none, found without values in
/// between; nothing for any other expression, and where it is for others to say that there is no
/// one text.
std::optional<std::string_view> Run::text_at_hand(const Expr& expr, const Here& here) {
  if (expr.facts.plain) return text_of_plain(expr, here);
  switch (expr.op) {
    case Op::step:
      return text_of_plain(expr, here);
    case Op::column:
      return text_of_column(expr, here);
    case Op::map: {
      const auto place = only_place(expr, here);
      return place ? text_at_hand(expr.part(1), *place) : std::nullopt;
    }
    case Op::call:
      return text_of_call(expr, here);
    default:
      return std::nullopt;
  }
}

std::optional<std::string_view> Run::text_of_call(const Expr& call, const Here& here) {
  const auto& row = *call.row;
  if (row.of_text != nullptr) {
    const auto text = text_or_none(call.part(0), here);
    return text ? std::optional(row.of_text(*text, evaluation_.scratch())) : std::nullopt;
  }
  if (row.of_texts == nullptr || call.parts.size() != 2) return std::nullopt;
  const auto* const other = single_text(call.part(1));
  const auto text = other != nullptr ? text_or_none(call.part(0), here) : std::nullopt;
  return text ? std::optional(row.of_texts(*text, other->text())) : std::nullopt;
}

/// The same, no node counting as an empty text.
std::optional<std::string_view> Run::text_or_none(const Expr& expr, const Here& here) {
  const auto text = text_at_hand(expr, here);
  if (text || !is_plain_at(expr, here) || any(expr, here)) return text;
  return std::string_view{};
}

/// The one atomic value of one node, as it is, cast, or found once for it; nothing for any other
/// expression, and where that is no one value or an error, which are for others to meet.
std::optional<Item> Run::item_at_hand(const Expr& expr, const Here& here) {
  if (expr.facts.plain || expr.op == Op::step) {
    const auto text = text_of_plain(expr, here);
    return text ? std::optional(Item::of_untyped(*text)) : std::nullopt;
  }
  switch (expr.op) {
    case Op::column:
      return item_of_column(expr, here);
    case Op::map: {
      const auto place = only_place(expr, here);
      return place ? item_at_hand(expr.part(1), *place) : std::nullopt;
    }
    case Op::cast_as: {
      const auto text = text_of_plain(expr.part(0), here);
      return text ? cast_text(*text, expr.type.item) : std::nullopt;
    }
    case Op::call: {
      if (expr.row->count_of_text == nullptr) return std::nullopt;
      const auto text = text_or_none(expr.part(0), here);
      if (!text) return std::nullopt;
      return Item::of_integer(static_cast<Wide>(expr.row->count_of_text(*text)));
    }
    case Op::general_comparison: {
      const bool held = general_comparison(expr, here);
      if (!evaluation_.failed()) return Item::of_boolean(held);
      evaluation_.take_error();
      return std::nullopt;
    }
    default:
      return std::nullopt;
  }
}

/// The one atomic value of an operand; nothing for an empty sequence or a failure.
std::optional<Item> Run::atomic_operand(const Expr& expr, const Here& here) {
  if (const auto item = item_at_hand(expr, here)) return atomized(*item, evaluation_.scratch());
  const auto found = value(expr, here);
  if (evaluation_.failed() || found.empty()) return std::nullopt;
  if (found.size() > 1) {
    evaluation_.fail("XPTY0004", "an operand of several items");
    return std::nullopt;
  }
  return atomized(found.front(), evaluation_.scratch());
}

/// Whether the other operand is to be looked at: not beside nothing, unless for its variables, of
/// which a finding tells those that were asked for.
bool Run::asks_right(const Expr& expr, const std::optional<Item>& left) const {
  return !evaluation_.failed() && (left || expr.part(1).facts.uses_binding);
}

Sequence Run::single_comparison(const Expr& expr, const Here& here) {
  const auto left = atomic_operand(expr.part(0), here);
  const auto right = asks_right(expr, left) ? atomic_operand(expr.part(1), here) : std::nullopt;
  if (!left || !right) return {};
  return Item::of_boolean(compare(expr.comparison, *left, *right, evaluation_));
}

Sequence Run::node_comparison(const Expr& expr, const Here& here) {
  std::array<Node, 2> nodes;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto found = value(expr.part(i), here);
    if (found.empty() || evaluation_.failed()) return {};
    if (found.size() > 1 || !found.front().is_node())
      return evaluation_.fail("XPTY0004", "a comparison of what is not one node");
    nodes[i] = found.front().node();
  }
  const auto [left, right] = nodes;
  if (expr.op == Op::same_node) return Item::of_boolean(left == right);
  return Item::of_boolean(expr.op == Op::node_before ? before(left, right) : before(right, left));
}

Sequence Run::arithmetic(const Expr& expr, const Here& here) {
  const auto left = atomic_operand(expr.part(0), here);
  const auto right = asks_right(expr, left) ? atomic_operand(expr.part(1), here) : std::nullopt;
  if (!left || !right) return {};
  const auto result = calculate(expr.arithmetic, *left, *right, evaluation_);
  return result ? Sequence(*result) : Sequence();
}

Sequence Run::signed_number(const Expr& expr, const Here& here) {
  auto operand = atomic_operand(expr.part(0), here);
  if (operand && operand->type() == Type::untyped_atomic)
    operand = cast(*operand, Type::double_, evaluation_);
  if (!operand) return {};
  if (!operand->is_number()) return evaluation_.fail("XPTY0004", "a sign before what is no number");
  if (expr.op == Op::identity) return *operand;
  if (operand->type() == Type::double_) return Item::of_double(-operand->number());
  const auto negative = wide_difference(0, operand->wide());
  if (!negative) return evaluation_.fail("FOAR0002", "number too big");
  return operand->type() == Type::integer ? Item::of_integer(*negative)
                                          : Item::of_decimal(*negative);
}

/// Whether any item of the left side stands in the relation to that one text or number. Ordinary
/// comparisons are of this kind, and need no list.
bool Run::compares_with_one(const Expr& expr, const Item& right, const Here& here) {
  const bool text = compares_as_text(right);
  const auto sought = text ? text_of(right, evaluation_.scratch()) : std::string_view{};
  bool found = false;
  auto meets = [&](const Item& item) {
    found = text && compares_as_text(item)
                ? texts_stand(expr.comparison, text_of(item, evaluation_.scratch()), sought)
                : pair_stands(expr.comparison, atomized(item, evaluation_.scratch()), right,
                              evaluation_);
    return !found && !evaluation_.failed();
  };
  const auto& left = expr.part(0);
  if (text && is_plain_at(left, here)) {
    const auto from = here.item.node();
    return !walk_plain(left, from, [&](NodeId id) {
      return !texts_stand(expr.comparison, from.tree->string_value(id, evaluation_.scratch()),
                          sought);
    });
  }
  if (text) {
    if (const auto only = text_at_hand(left, here))
      return texts_stand(expr.comparison, *only, sought);
  } else if (const auto only = item_at_hand(left, here)) {
    return pair_stands(expr.comparison, atomized(*only, evaluation_.scratch()), right, evaluation_);
  }
  if (static_type(left).takes_several()) {
    each(left, here, Order::as_found, meets);
  } else {
    const auto one = value(left, here);
    for (const auto& item : one)
      if (evaluation_.failed() || !meets(item)) break;
  }
  return found && !evaluation_.failed();
}

/// Of what a look tells: steps, and casts of what they lead to.
bool Run::is_surely_empty(const Expr& expr, const Here& here) {
  const auto& asked = behind_column(expr);
  const bool casts = asked.op == Op::cast_as && asked.type.takes_none();
  const auto& nodes = casts ? asked.part(0) : asked;
  return (is_plain_at(nodes, here) && !any(nodes, here)) ||
         (is_first_of_step(nodes) && is_in_document(here) && first_node(nodes, here) == Tree::none);
}

bool Run::general_comparison(const Expr& expr, const Here& here) {
  if (expr.part(1).op == Op::literal && expr.part(1).constant->size() == 1)
    return compares_with_one(expr, atomized(expr.part(1).constant->front(), evaluation_.scratch()),
                             here);
  if (!expr.part(1).facts.uses_binding && is_surely_empty(expr.part(0), here)) return false;
  const auto right = value(expr.part(1), here);
  if (evaluation_.failed() || right.empty()) return false;
  if (right.size() == 1)
    return compares_with_one(expr, atomized(right.front(), evaluation_.scratch()), here);
  GeneralComparison comparison(expr.comparison, right, evaluation_);
  bool found = false;
  auto meets = [&](const Item& item) {
    found = comparison.with(item);
    return !found && !evaluation_.failed();
  };
  each(expr.part(0), here, Order::as_found, meets);
  return found && !evaluation_.failed();
}

bool Run::one_of(const Expr& expr, const Here& here) {
  const auto& members = *expr.constant;
  const auto less = [](const Item& item, std::string_view text) { return item.text() < text; };
  bool found = false;
  auto meets = [&](const Item& item) {
    const auto atomic = atomized(item, evaluation_.scratch());
    if (atomic.is_text()) {
      const auto* const at = std::lower_bound(members.begin(), members.end(), atomic.text(), less);
      found = at != members.end() && at->text() == atomic.text();
    } else {
      found = GeneralComparison(Comparison::eq, members, evaluation_).with(atomic);
    }
    return !found && !evaluation_.failed();
  };
  each(expr.part(0), here, Order::as_found, meets);
  return found && !evaluation_.failed();
}

bool Run::listed(const Expr& expr, const Here& here) {
  constexpr SequenceType code{Type::any_atomic, Occurs::optional, 0};
  const auto has = [&](std::string_view text) {
    return expr.number == single_codes ? expr.codes->has_single(text) : expr.codes->has(text);
  };
  if (const auto text = text_or_none(expr.part(0), here)) return has(*text);
  const auto sought = converted(value(expr.part(0), here), code, evaluation_);
  if (evaluation_.failed()) return false;
  return has(sought.empty() ? std::string_view{} : text_of(sought.front(), evaluation_.scratch()));
}

bool Run::instance_of(const Expr& expr, const Here& here) {
  return is_instance(value(expr.part(0), here), expr.type);
}

Sequence Run::treated(const Expr& expr, const Here& here) {
  const auto whole = value(expr.part(0), here);
  if (evaluation_.failed() || is_instance(whole, expr.type)) return whole;
  return evaluation_.fail("XPDY0050", "no " + std::string(name_of(expr.type.item)));
}

Sequence Run::cast_as(const Expr& expr, const Here& here) {
  const auto operand = atomic_operand(expr.part(0), here);
  if (evaluation_.failed()) return {};
  if (!operand) {
    if (expr.type.takes_none()) return {};
    return evaluation_.fail("XPTY0004", "a cast of nothing");
  }
  const auto made = cast(*operand, expr.type.item, evaluation_);
  return made ? Sequence(*made) : Sequence();
}

bool Run::castable_as(const Expr& expr, const Here& here) {
  const auto found = value(expr.part(0), here);
  if (evaluation_.failed() || found.size() > 1) return false;
  if (found.empty()) return expr.type.takes_none();
  return castable(found.front(), expr.type.item, evaluation_);
}

/// By the function conversion rules. Most arguments are the text of one node.
Sequence Run::argument(const Expr& expr, const SequenceType& type, const Here& here) {
  if (type.item == Type::string)
    if (const auto text = text_at_hand(expr, here)) return Item::of_string(*text);
  return converted(value(expr, here), type, evaluation_);
}

Sequence Run::call(const Expr& expr, const Here& here) {
  constexpr std::size_t few = 2;
  std::array<Sequence, few> room;
  const auto count = expr.parts.size();
  const auto values =
      count <= few ? std::span(room).first(count) : evaluation_.scratch().array<Sequence>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& type = expr.row->parameters[std::min<std::size_t>(
        i, expr.row->most == FunctionRow::unlimited ? expr.row->least - 1U
                                                    : expr.row->parameters.size() - 1)];
    values[i] = argument(expr.part(i), type, here);
    if (evaluation_.failed()) return {};
  }
  Call call{evaluation_, values};
  return expr.row->evaluate(call);
}

Sequence Run::user_call(const Expr& expr, const Here& here) {
  const auto& function = *expr.function;
  const auto values = evaluation_.scratch().array<Sequence>(expr.parts.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    values[i] = argument(expr.part(i), function.parameters[i], here);
    if (evaluation_.failed()) return {};
  }
  const bool one_text = values.size() == 1 && values.front().size() == 1 &&
                        values.front().front().type() == Type::string;
  if (!one_text) return called(function, values);
  const auto text = values.front().front().text();
  auto& known = evaluation_.known_calls();
  if (const auto* const value = known.find(function, text)) return *value;
  const auto found = called(function, values);
  if (!evaluation_.failed()) known.keep(function, text, found, evaluation_.lasting());
  return found;
}

Sequence Run::called(const UserFunction& function, std::span<const Sequence> values) {
  if (function.body == nullptr) return evaluation_.fail("XPST0017", "a function without a body");
  auto result = Sequence();
  if (evaluation_.enter())
    result = function.body->call(evaluation_, values);
  else
    evaluation_.fail("XPDY0130", "functions call each other too deeply");
  evaluation_.leave();
  return evaluation_.failed() ? Sequence() : converted(result, function.result, evaluation_);
}

Sequence Run::beside(const Expr& expr, const Here& here) {
  const auto address = atomic_operand(expr.part(0), here);
  if (evaluation_.failed()) return {};
  const auto* const tree =
      address ? evaluation_.shared().document(text_of(*address, evaluation_.scratch())) : nullptr;
  if (expr.number == 1) return Item::of_boolean(tree != nullptr);
  if (!address) return {};
  if (tree == nullptr) return evaluation_.fail("FODC0002", "no such document beside the rulebook");
  return tree->item(Tree::document_node);
}

}  // namespace ecluse::xpath
