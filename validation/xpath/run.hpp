// Walks the tree of one expression: what is behind evaluate() and holds(). Values are made only
// where they are needed: nodes are handed on one by one, and whoever has seen enough says stop.
// Private to the engine; one thread, one evaluation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include "validation/xpath/code.hpp"
#include "validation/xpath/evaluation.hpp"

namespace ecluse::xpath {

/// The focus, as the evaluator hands it down.
struct Here {
  Item item;
  bool has_item = false;
  std::int64_t position = 1;
  std::int64_t size = 1;

  static Here at(const Item& item) { return {item, true, 1, 1}; }
};

/// What is called with each item; false: enough. Refers to a function that outlives it.
class Visit {
 public:
  template <class Function>
  requires(!std::is_same_v<std::remove_cvref_t<Function>, Visit>)
      Visit(Function& function)  // NOLINT(google-explicit-constructor): a reference
      : function_(&function), call_([](void* known, const Item& item) -> bool {
          return (*static_cast<Function*>(known))(item);
        }) {}
  bool operator()(const Item& item) const { return call_(function_, item); }

 private:
  void* function_;
  bool (*call_)(void*, const Item&);
};

class Run {
 public:
  Run(Evaluation& evaluation, Bindings bindings, std::uint32_t locals, const Here& outermost)
      : evaluation_(evaluation),
        bindings_(bindings),
        locals_(evaluation.scratch().array<Sequence>(locals)),
        outermost_(outermost) {}

  /// The value; nodes of a path or a set operation in document order, each once.
  Sequence value(const Expr& expr, const Here& here);
  /// Its effective boolean value.
  bool truth_of(const Expr& expr, const Here& here);
  /// Whether there is an item.
  bool any(const Expr& expr, const Here& here);
  std::size_t count(const Expr& expr, const Here& here);
  /// Of keys.hpp.
  std::optional<std::span<const NodeId>> elements_with(NameId name, const TextTest& test,
                                                       std::uint32_t number);

 private:
  enum class Order : std::uint8_t { as_value, as_found };

  /// Each item of the value, in its order or (paths only) as found, perhaps several times. False
  /// when the visitor said stop or the evaluation failed.
  bool each(const Expr& expr, const Here& here, Order order, Visit visit);
  bool each_of(const Sequence& value, Visit visit);

  // run.cpp
  Sequence value_of_operator(const Expr& expr, const Here& here);
  Sequence value_of_sequence(const Expr& expr, const Here& here);
  Sequence range(const Expr& expr, const Here& here);
  bool each_binding(const Expr& expr, const Here& here, Order order, Visit visit);
  bool quantified(const Expr& expr, const Here& here);
  Sequence binding(const Expr& expr);
  Sequence found_binding(Binding& binding);
  void set_local(std::uint32_t place, const Item& item) {
    locals_[place] = item;
    evaluation_.repeats().forget();
  }
  Sequence context(const Here& here);
  Sequence root(const Here& here);
  bool needs_item(const Here& here) { return here.has_item || fail_focus(here); }
  bool needs_node(const Here& here) {
    return (here.has_item && here.item.is_node()) || fail_focus(here);
  }
  bool fail_focus(const Here& here);
  static bool is_plain_at(const Expr& expr, const Here& here) {
    return expr.facts.plain && here.has_item && here.item.is_node();
  }
  bool is_in_document(const Here& here) const {
    return here.has_item && here.item.is_node() && here.item.node().tree == &evaluation_.document();
  }

  // run_known.cpp
  Sequence memo(const Expr& expr, const Here& here);
  Sequence column(const Expr& expr, const Here& here);
  std::optional<std::string_view> text_of_column(const Expr& expr, const Here& here);
  std::optional<Item> item_of_column(const Expr& expr, const Here& here);
  bool each_of_column(const Expr& expr, const Here& here, Order order, Visit visit);
  bool keeps(const Expr& column, const Here& here) const {
    return is_in_document(here) && evaluation_.shared().columns().is_shared(column.number);
  }
  [[nodiscard]] Repeats::Asked asked(const Expr& expr, const Here& here) const;
  const Sequence* known_repeated(const Expr& expr, const Here& here);
  Sequence repeated(const Expr& expr, const Here& here);
  bool each_of_repeated(const Expr& expr, const Here& here, Order order, Visit visit);

  // run_paths.cpp
  bool leads_nowhere(const Expr& path, const Here& here);
  std::optional<std::span<const NodeId>> ends_of(const Expr& step);
  [[nodiscard]] bool has_bindings_of(const Expr& expr) const;
  bool each_of_path(const Expr& path, std::size_t index, const Item& from, Visit visit);
  std::optional<std::span<const NodeId>> nodes_below_with_key(const Expr& step, Node node);
  bool each_of_filtered_step(const Expr& step, Node node, Visit visit);
  bool each_of_counted_step(const Expr& step, Node node,
                            std::optional<std::span<const NodeId>> known, Visit visit);
  bool each_mapped(const Expr& map, const Here& here, Visit visit);
  Sequence mapped(const Expr& map, const Here& here);
  bool each_of_step(const Expr& step, const Here& here, Visit visit);
  bool each_of_filter(const Expr& filter, const Here& here, Visit visit);
  bool each_selected(std::span<Expr* const> predicates, const Sequence& items, Visit visit);
  bool selects(const Expr& predicate, const Here& here);
  Sequence nodes(const Expr& expr, const Here& here);
  Sequence united(const Expr& expr, const Here& here);
  Sequence shared_nodes(const Expr& expr, const Here& here);
  Sequence in_order(Gather& found);

  // keys.cpp
  const NodesByText* table(std::uint32_t number, const TextTest& test,
                           std::span<const NodeId> nodes);
  void fill(NodesByText& table, const TextTest& test, std::span<const NodeId> nodes);
  bool each_keyed(const Expr& expr, const Here& here, Visit visit);

  // run_operators.cpp
  NodeId first_node(const Expr& step, const Here& here);
  NodeId only_node(const Expr& expr, const Here& here);
  std::optional<Here> only_place(const Expr& map, const Here& here);
  std::optional<std::string_view> text_of_plain(const Expr& expr, const Here& here);
  std::optional<std::string_view> text_at_hand(const Expr& expr, const Here& here);
  std::optional<std::string_view> text_of_call(const Expr& call, const Here& here);
  std::optional<std::string_view> text_or_none(const Expr& expr, const Here& here);
  Sequence argument(const Expr& expr, const SequenceType& type, const Here& here);
  std::optional<Item> item_at_hand(const Expr& expr, const Here& here);
  std::optional<Item> atomic_operand(const Expr& expr, const Here& here);
  [[nodiscard]] bool asks_right(const Expr& expr, const std::optional<Item>& left) const;
  Sequence single_comparison(const Expr& expr, const Here& here);
  Sequence node_comparison(const Expr& expr, const Here& here);
  Sequence arithmetic(const Expr& expr, const Here& here);
  Sequence signed_number(const Expr& expr, const Here& here);
  bool compares_with_one(const Expr& expr, const Item& right, const Here& here);
  bool is_surely_empty(const Expr& expr, const Here& here);
  bool general_comparison(const Expr& expr, const Here& here);
  bool one_of(const Expr& expr, const Here& here);
  bool listed(const Expr& expr, const Here& here);
  bool instance_of(const Expr& expr, const Here& here);
  Sequence treated(const Expr& expr, const Here& here);
  Sequence cast_as(const Expr& expr, const Here& here);
  bool castable_as(const Expr& expr, const Here& here);
  Sequence call(const Expr& expr, const Here& here);
  Sequence user_call(const Expr& expr, const Here& here);
  Sequence called(const UserFunction& function, std::span<const Sequence> values);
  Sequence beside(const Expr& expr, const Here& here);

  Evaluation& evaluation_;
  Bindings bindings_;
  std::span<Sequence> locals_;
  const Here& outermost_;
};

/// Whether the value is one of that type.
bool is_instance(const Sequence& value, const SequenceType& type);

}  // namespace ecluse::xpath
