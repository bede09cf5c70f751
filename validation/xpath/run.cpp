#include "validation/xpath/run.hpp"

#include "validation/xpath/axes.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

Sequence Run::value(const Expr& expr, const Here& here) {
  switch (expr.op) {
    case Op::literal:
      return *expr.constant;
    case Op::binding:
      return binding(expr);
    case Op::local:
      return locals_[expr.number];
    case Op::context:
      return context(here);
    case Op::root:
      return root(here);
    case Op::path:
    case Op::step:
      return nodes(expr, here);
    case Op::map:
      return mapped(expr, here);
    case Op::sequence:
    case Op::filter:
    case Op::for_each:
    case Op::keyed:
      return value_of_sequence(expr, here);
    case Op::condition: {
      const bool yes = truth_of(expr.part(0), here);
      return evaluation_.failed() ? Sequence() : value(expr.part(yes ? 1 : 2), here);
    }
    case Op::call:
      return call(expr, here);
    case Op::user_call:
      return user_call(expr, here);
    case Op::memo:
      return memo(expr, here);
    case Op::column:
      return column(expr, here);
    case Op::repeated:
      return repeated(expr, here);
    case Op::beside:
      return beside(expr, here);
    case Op::count:
      return Item::of_integer(static_cast<Wide>(count(expr.part(0), here)));
    case Op::position:
      return needs_item(here) ? Item::of_integer(here.position) : Sequence();
    case Op::last:
      return needs_item(here) ? Item::of_integer(here.size) : Sequence();
    case Op::current:
      return context(outermost_);
    default:
      return value_of_operator(expr, here);
  }
}

/// Operators, and what is true or false.
Sequence Run::value_of_operator(const Expr& expr, const Here& here) {
  switch (expr.op) {
    case Op::range:
      return range(expr, here);
    case Op::value_comparison:
      return single_comparison(expr, here);
    case Op::same_node:
    case Op::node_before:
    case Op::node_after:
      return node_comparison(expr, here);
    case Op::arithmetic:
      return arithmetic(expr, here);
    case Op::negation:
    case Op::identity:
      return signed_number(expr, here);
    case Op::united:
      return united(expr, here);
    case Op::intersection:
    case Op::difference:
      return shared_nodes(expr, here);
    case Op::treat_as:
      return treated(expr, here);
    case Op::cast_as:
      return cast_as(expr, here);
    default:
      return Item::of_boolean(truth_of(expr, here));
  }
}

bool Run::truth_of(const Expr& expr, const Here& here) {
  switch (expr.op) {
    case Op::either:
      for (const auto* part : expr.parts)
        if (truth_of(*part, here) || evaluation_.failed()) return true;
      return false;
    case Op::both:
      for (const auto* part : expr.parts)
        if (!truth_of(*part, here) || evaluation_.failed()) return false;
      return true;
    case Op::is_not:
      return !truth_of(expr.part(0), here);
    case Op::boolean_of:
      return truth_of(expr.part(0), here);
    case Op::memo:
      if (const auto known = memo(expr, here); !evaluation_.failed())
        return truth(known, evaluation_);
      return false;
    case Op::column:
      if (!keeps(expr, here)) return truth_of(expr.part(0), here);
      if (const auto item = item_of_column(expr, here)) return truth(*item, evaluation_);
      break;
    case Op::repeated:
      if (known_repeated(expr, here) != nullptr) break;
      return truth_of(expr.part(0), here);
    case Op::exists:
      return any(expr.part(0), here);
    case Op::is_empty:
      return !any(expr.part(0), here);
    case Op::some:
    case Op::every:
      return quantified(expr, here);
    case Op::general_comparison:
      return general_comparison(expr, here);
    case Op::one_of:
      return one_of(expr, here);
    case Op::listed:
      return listed(expr, here);
    case Op::instance_of:
      return instance_of(expr, here);
    case Op::castable_as:
      return castable_as(expr, here);
    case Op::step:
    case Op::path:
    case Op::keyed:
      return any(expr, here);
    case Op::map:
      if (const auto place = only_place(expr, here)) return truth_of(expr.part(1), *place);
      break;
    case Op::condition: {
      const bool yes = truth_of(expr.part(0), here);
      return !evaluation_.failed() && truth_of(expr.part(yes ? 1 : 2), here);
    }
    default:
      break;
  }
  const auto whole = value(expr, here);
  return !evaluation_.failed() && truth(whole, evaluation_);
}

bool Run::any(const Expr& expr, const Here& here) {
  if (is_plain_at(expr, here))
    return !walk_plain(expr, here.item.node(), [](NodeId) { return false; });
  bool found = false;
  auto stop = [&](const Item&) { return found = true, false; };
  each(expr, here, Order::as_found, stop);
  return found;
}

std::size_t Run::count(const Expr& expr, const Here& here) {
  if (!expr.facts.sorted || expr.op == Op::repeated) return value(expr, here).size();
  std::size_t size = 0;
  if (is_plain_at(expr, here)) {
    walk_plain(expr, here.item.node(), [&](NodeId) { return ++size, true; });
    return size;
  }
  auto one_more = [&](const Item&) { return ++size, true; };
  each(expr, here, Order::as_found, one_more);
  return size;
}

bool Run::each_of(const Sequence& value, Visit visit) {
  if (evaluation_.failed()) return false;
  for (const auto& item : value)
    if (!visit(item)) return false;
  return !evaluation_.failed();
}

bool Run::each(const Expr& expr, const Here& here, Order order, Visit visit) {
  const bool as_found = order == Order::as_found || expr.facts.sorted;
  if (as_found && is_plain_at(expr, here)) {
    const auto from = here.item.node();
    return walk_plain(expr, from, [&](NodeId id) { return visit(from.tree->item(id)); });
  }
  switch (expr.op) {
    case Op::step:
      if (as_found) return each_of_step(expr, here, visit);
      break;
    case Op::path: {
      if (leads_nowhere(expr, here)) return true;
      if (!as_found) break;
      if (is_plain_step(expr.part(0)) && needs_node(here))
        return each_of_path(expr, 0, here.item, visit);
      auto next = [&](const Item& item) { return each_of_path(expr, 1, item, visit); };
      return each(expr.part(0), here, Order::as_found, next);
    }
    case Op::map:
      if (!is_atomic(expr.type.item)) break;
      return each_mapped(expr, here, visit);
    case Op::filter:
      return each_of_filter(expr, here, visit);
    case Op::keyed:
      return each_keyed(expr, here, visit);
    case Op::column:
      return each_of_column(expr, here, order, visit);
    case Op::repeated:
      return each_of_repeated(expr, here, order, visit);
    case Op::united:
      if (!as_found) break;
      return each(expr.part(0), here, order, visit) && each(expr.part(1), here, order, visit);
    case Op::sequence:
      for (const auto* part : expr.parts)
        if (!each(*part, here, order, visit)) return false;
      return true;
    case Op::for_each:
      return each_binding(expr, here, order, visit);
    case Op::condition: {
      const bool yes = truth_of(expr.part(0), here);
      return !evaluation_.failed() && each(expr.part(yes ? 1 : 2), here, order, visit);
    }
    default:
      break;
  }
  return each_of(value(expr, here), visit);
}

Sequence Run::value_of_sequence(const Expr& expr, const Here& here) {
  Gather found(evaluation_.scratch());
  auto add = [&](const Item& item) { return found.add(item), true; };
  each(expr, here, Order::as_value, add);
  return found.take();
}

Sequence Run::range(const Expr& expr, const Here& here) {
  constexpr Wide longest = 1'000'000;
  const auto bound = [&](const Expr& part) -> std::optional<Item> {
    const auto atomic = atomic_operand(part, here);
    if (!atomic || atomic->type() == Type::integer) return atomic;
    if (atomic->type() == Type::untyped_atomic) return cast(*atomic, Type::integer, evaluation_);
    evaluation_.fail("XPTY0004", "a range of no integers");
    return std::nullopt;
  };
  const auto first = bound(expr.part(0));
  const auto last = first ? bound(expr.part(1)) : std::nullopt;
  if (!last || last->wide() < first->wide()) return {};
  const auto steps = wide_difference(last->wide(), first->wide());
  if (!steps || *steps >= longest) return evaluation_.fail("FOAR0002", "a range too long");
  const auto items = evaluation_.scratch().array<Item>(static_cast<std::size_t>(*steps) + 1);
  auto next = first->wide();
  for (auto& item : items) item = Item::of_integer(next++);
  return Sequence(items);
}

bool Run::each_binding(const Expr& expr, const Here& here, Order order, Visit visit) {
  auto with = [&](const Item& item) {
    set_local(expr.number, item);
    return evaluation_.turn() && each(expr.part(1), here, order, visit);
  };
  return each(expr.part(0), here, Order::as_value, with);
}

bool Run::quantified(const Expr& expr, const Here& here) {
  const bool sought = expr.op == Op::some;
  bool found = false;
  auto with = [&](const Item& item) {
    set_local(expr.number, item);
    found = truth_of(expr.part(1), here) == sought && !evaluation_.failed();
    return !found && evaluation_.turn();
  };
  each(expr.part(0), here, Order::as_value, with);
  return found == sought;
}

Sequence Run::binding(const Expr& expr) {
  auto& binding = bindings_[expr.number];
  switch (binding.state) {
    case Binding::State::given:
      return binding.value;
    case Binding::State::pending:
      return found_binding(binding);
    case Binding::State::failed:
      break;
    case Binding::State::busy:
      return evaluation_.fail("XTDE0640", "a variable defined by itself");
  }
  return evaluation_.fail(binding.error->code, binding.error->text);
}

Sequence Run::found_binding(Binding& binding) {
  binding.state = Binding::State::busy;
  const auto found = evaluate(*binding.expression, evaluation_, binding.focus, binding.bindings);
  if (found)
    binding.value = converted(*found, binding.type, evaluation_);
  else
    evaluation_.fail(found.error().code, found.error().text);
  if (evaluation_.failed()) {
    binding.state = Binding::State::failed;
    binding.error = evaluation_.take_error();
    return evaluation_.fail(binding.error->code, binding.error->text);
  }
  if (binding.lasting) binding.value = evaluation_.kept(binding.value);
  binding.state = Binding::State::given;
  return binding.value;
}

bool Run::fail_focus(const Here& here) {
  if (!here.has_item)
    evaluation_.fail("XPDY0002", "no context item");
  else
    evaluation_.fail("XPTY0020", "the context item is no node");
  return false;
}

Sequence Run::context(const Here& here) {
  return needs_item(here) ? Sequence(here.item) : Sequence();
}

Sequence Run::root(const Here& here) {
  return needs_node(here) ? Sequence(here.item.node().tree->item(Tree::document_node)) : Sequence();
}

}  // namespace ecluse::xpath
