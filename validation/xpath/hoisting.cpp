// The second half of analysis.hpp: what is the same for all nodes of a document is found once, and
// shared by all expressions of a rulebook that ask for it.
#include <algorithm>
#include <array>

#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {

namespace {

template <class Number>
void put(std::string& key, Number number) {
  key.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

/// Which object it is.
void put_address(std::string& key, const void* object) {
  put(key, reinterpret_cast<std::uintptr_t>(object));
}

void put_text(std::string& key, std::string_view text) {
  put(key, text.size());
  key.append(text);
}

void put_constant(std::string& key, const Sequence& value) {
  put(key, value.size());
  Arena arena;
  for (const auto& item : value) {
    put(key, item.type());
    if (item.is_node())
      put_address(key, item.node().tree), put(key, item.node().id);
    else
      put_text(key, text_of(item, arena));
  }
}

void put_expr(std::string& key, const Expr& expr) {
  put(key, expr.op);
  put(key, expr.comparison);
  put(key, expr.arithmetic);
  put(key, expr.axis);
  put(key, expr.number);
  put(key, expr.type.item);
  put(key, expr.type.occurs);
  put(key, expr.type.name);
  put(key, expr.test.kind);
  put(key, expr.test.name);
  if (expr.test.wild != nullptr)
    put_text(key, expr.test.wild->ns), put_text(key, expr.test.wild->local);
  if (expr.op == Op::literal || expr.op == Op::one_of)
    put_constant(key, *expr.constant);
  else if (expr.op == Op::call)
    put_address(key, expr.row);
  else if (expr.op == Op::user_call)
    put_address(key, expr.function);
  else if (expr.op == Op::listed)
    put_text(key, expr.codes->written());
  put(key, expr.parts.size());
  for (const auto* part : expr.parts) put_expr(key, *part);
}

}  // namespace

std::string key_of(const Expr& expr) {
  std::string key;
  put_expr(key, expr);
  return key;
}

namespace {

class Hoisting {
 public:
  Hoisting(Code& code, Shared& shared) : code_(code), shared_(shared) {}

  Expr* hoist(Expr* expr) {
    if (is_common(*expr)) {
      hoist_repeated(*expr);
      return memo(expr);
    }
    if (expr->op == Op::path) hoist_start(*expr);
    for (std::size_t i = 0; i < expr->parts.size(); ++i) {
      auto* part = expr->parts[i];
      if (asks_truth(*expr, i) && is_common(*part)) part = truth_of(part);
      expr->parts[i] = hoist(part);
      expr->parts[i]->selects = part->selects;
    }
    note_table(*expr);
    note_end(*expr);
    if (is_of_node(*expr)) return column(expr);
    return is_long(*expr) && expr->op != Op::map && !asks_position(*expr) ? repeated(expr) : expr;
  }

 private:
  static bool is_common(const Expr& expr) {
    const auto& facts = expr.facts;
    const bool depends = facts.uses_item || facts.uses_position || facts.uses_binding;
    const bool somewhere = facts.uses_root || facts.per_document;
    return somewhere && !depends && expr.free_locals == 0 && expr.op != Op::root &&
           expr.op != Op::memo;
  }
  /// Whether the context node alone decides the value, which is at most one (of atomic values, one
  /// for all that is likely), and finding it takes more than a look.
  static bool is_of_node(const Expr& expr) {
    const auto& facts = expr.facts;
    const bool depends = facts.uses_position || facts.uses_binding || expr.free_locals != 0;
    const auto type = static_type(expr);
    if (depends || !facts.uses_item || (type.takes_several() && !is_atomic(type.item)))
      return false;
    switch (expr.op) {
      case Op::call:
      case Op::cast_as:
      case Op::general_comparison:
      case Op::value_comparison:
      case Op::map:
        break;
      default:
        return false;
    }
    const bool compares = expr.op == Op::general_comparison || expr.op == Op::value_comparison;
    return std::ranges::any_of(expr.parts, [&](const Expr* part) {
      const bool known = compares && part->op == Op::column;
      return !known && part->op != Op::context && part->op != Op::literal;
    });
  }
  /// Whether finding it takes a walk that looks at each node.
  static bool is_long(const Expr& expr) {
    if (expr.op == Op::repeated) return true;
    if (expr.op == Op::path)
      return std::ranges::any_of(expr.parts, [](const Expr* part) {
        return part->op == Op::filter || (part->op == Op::step && !part->parts.empty());
      });
    const bool one_long = expr.op == Op::call || expr.op == Op::map;
    return one_long &&
           std::ranges::any_of(expr.parts, [](const Expr* part) { return is_long(*part); });
  }
  /// Whether more than variables and the context node decide the value.
  static bool asks_position(const Expr& expr) {
    return expr.facts.uses_position || expr.op == Op::current ||
           std::ranges::any_of(expr.parts, [](const Expr* part) { return asks_position(*part); });
  }
  /// Whether only the effective boolean value of that part matters.
  static bool asks_truth(const Expr& expr, std::size_t part) {
    switch (expr.op) {
      case Op::either:
      case Op::both:
      case Op::is_not:
      case Op::boolean_of:
        return true;
      case Op::condition:
        return part == 0;
      case Op::some:
      case Op::every:
        return part == 1;
      default:
        return false;
    }
  }

  /// Within what is evaluated once: the parts that are evaluated several times for it.
  void hoist_repeated(Expr& expr) {
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
      const auto selects = expr.parts[i]->selects;
      if (is_repeated(expr, i)) {
        expr.parts[i] = hoist(expr.parts[i]);
      } else {
        hoist_repeated(*expr.parts[i]);
        expr.parts[i] = keyed(expr.parts[i]);
      }
      expr.parts[i]->selects = selects;
    }
    note_table(expr);
  }

  /// Of a step whose first predicate is a text_test: the table of what it names.
  void note_table(Expr& step) {
    const bool below = step.axis == Axis::child || step.axis == Axis::descendant;
    const bool named = step.test.name != 0 && step.test.kind == Type::element;
    if (step.op != Op::step || step.parts.empty() || !below || !named) return;
    const auto test = text_test(step.part(0));
    if (test && step.part(0).selects == Selects::by_truth)
      step.number = 1 + number_of_table(step.test.name, *test, shared_);
  }

  /// Of a path in one tree that looks at nodes before it comes to a step that has a table.
  static void note_end(Expr& path) {
    if (path.op != Op::path || !stays_in_tree(path.part(0))) return;
    const auto& last = *path.parts.back();
    const auto before = path.parts.first(path.parts.size() - 1);
    const bool looks =
        !std::ranges::all_of(before, [](const Expr* part) { return is_plain_step(*part); });
    if (looks && last.op == Op::step) path.number = last.number;
  }

  /// Of a common path whose last step asks for a text alone: the nodes before that test are one
  /// memo for all texts.
  Expr* keyed(Expr* path) {
    if (path->op != Op::path || path->parts.size() < 3 || !is_common(*path)) return path;
    const auto& last = *path->parts.back();
    if (last.op != Op::step || last.parts.size() != 1 || last.number == 0) return path;
    auto* const step = like(last, Op::step, {});
    step->number = 0;
    auto* const nodes = like(*path, Op::path, path->parts);
    nodes->parts.back() = step;
    auto* const made = like(*path, Op::keyed, std::array{memo(nodes), last.parts[0], path});
    made->number = shared_.keys().add(key_of(*nodes) + key_of(*text_test(last.part(0))->key));
    return made;
  }
  static bool is_repeated(const Expr& expr, std::size_t part) {
    switch (expr.op) {
      case Op::step:
        return true;
      case Op::for_each:
      case Op::some:
      case Op::every:
      case Op::map:
      case Op::filter:
        return part > 0;
      default:
        return false;
    }
  }

  Expr* like(const Expr& expr, Op op, std::span<Expr* const> parts) {
    auto* const made = code_.arena.make<Expr>(expr);
    made->op = op;
    made->facts.plain = false;
    made->parts = code_.arena.array<Expr*>(parts.size());
    std::copy(parts.begin(), parts.end(), made->parts.begin());
    return made;
  }
  Expr* truth_of(Expr* expr) {
    if (expr->op == Op::boolean_of || static_type(*expr).item == Type::boolean) return expr;
    auto* const made = like(*expr, Op::boolean_of, std::span(&expr, 1));
    made->type = {Type::boolean, Occurs::once, 0};
    return made;
  }
  Expr* memo(Expr* expr) {
    auto* const made = like(*expr, Op::memo, std::span(&expr, 1));
    made->type = static_type(*expr);
    made->number = shared_.memos().add(key_of(*expr));
    made->facts.sorted |= expr->op == Op::path;
    return made;
  }

  Expr* column(Expr* expr) {
    auto* const made = like(*expr, Op::column, std::span(&expr, 1));
    made->type = static_type(*expr);
    const auto before = shared_.columns().size();
    made->number = shared_.columns().add(key_of(*expr));
    if (made->number < before) release_columns(*expr);
    return made;
  }

  /// What only an expression asks for that is known already is asked for once.
  void release_columns(const Expr& expr) {
    for (const auto* part : expr.parts)
      if (part->op == Op::column)
        shared_.columns().release(part->number);
      else
        release_columns(*part);
  }

  /// The places of locals are those of one expression.
  Expr* repeated(Expr* expr) {
    auto* const made = like(*expr, Op::repeated, std::span(&expr, 1));
    std::string key;
    if (expr->free_locals != 0) put_address(key, &code_);
    made->number = shared_.repeats().add(key + key_of(*expr));
    return made;
  }

  /// The steps of a path that do not depend on the rest of the expression, as its start.
  void hoist_start(Expr& path) {
    std::size_t common = 1;
    const auto goes_in = [](const Expr& part) {
      return !part.facts.uses_binding && part.free_locals == 0;
    };
    if (path.part(0).op != Op::root) return;
    while (common < path.parts.size() && goes_in(path.part(common))) ++common;
    if (common < 2) return;
    auto* const start = like(path, Op::path, std::span<Expr* const>(path.parts).first(common));
    start->free_locals = 0;
    start->needs = {};
    start->facts = path.part(0).facts;
    start->facts.uses_root = true;
    start->facts.sorted = start->facts.peers = false;
    start->type = {static_type(path.part(common - 1)).item, Occurs::many, 0};
    path.facts.plain = false;
    path.parts[common - 1] = start;
    path.parts = path.parts.subspan(common - 1);
  }

  Code& code_;
  Shared& shared_;
};

}  // namespace

Expr* hoisted(Expr* expr, Code& code, Shared& shared) {
  return Hoisting(code, shared).hoist(expr);
}

}  // namespace ecluse::xpath
