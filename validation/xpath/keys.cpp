#include "validation/xpath/keys.hpp"

#include <new>
#include <string>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

/// Whether its items are compared with a text as texts.
bool gives_texts(const Expr& key) {
  if (key.op == Op::context) return true;  // of a step, it is a node
  const auto type = static_type(key).item;
  return is_node(type) || is_text(type);
}

bool is_of_node_alone(const Expr& key) {
  return key.facts.uses_item && !key.facts.uses_position && !key.facts.uses_binding &&
         key.free_locals == 0;
}

}  // namespace

std::optional<TextTest> text_test(const Expr& predicate) {
  const auto& test = behind_column(predicate);
  if (test.op != Op::general_comparison || test.comparison != Comparison::eq) return std::nullopt;
  const auto& key = test.part(0);
  const auto& sought = test.part(1);
  if (sought.op != Op::literal || sought.constant->size() != 1) return std::nullopt;
  const auto& text = sought.constant->front();
  if (text.type() != Type::string || !is_of_node_alone(key) || !gives_texts(key))
    return std::nullopt;
  return TextTest{&key, text.text()};
}

std::uint32_t number_of_table(NameId name, const TextTest& test, Shared& shared) {
  return shared.keys().add(std::to_string(name) + ' ' + key_of(*test.key));
}

/// The table of that number, made of these nodes when it is first asked for; null where finding a
/// text fails.
const NodesByText* Run::table(std::uint32_t number, const TextTest& test,
                              std::span<const NodeId> nodes) {
  auto& table = evaluation_.key_table(number);
  if (table.state == KeyTable::State::unknown) {
    table.state = KeyTable::State::failed;  // also when memory ends while it is made
    fill(table.nodes, test, nodes);
    if (evaluation_.failed())
      evaluation_.take_error();
    else
      table.state = KeyTable::State::known;
  }
  return table.state == KeyTable::State::known ? &table.nodes : nullptr;
}

void Run::fill(NodesByText& table, const TextTest& test, std::span<const NodeId> nodes) {
  auto& scratch = evaluation_.scratch();
  for (const auto node : nodes) {
    const auto mark = scratch.mark();
    const auto here = Here::at(evaluation_.document().item(node));
    if (const auto only = text_at_hand(*test.key, here)) {
      table.add(*only, node, evaluation_.lasting());
    } else {
      for (const auto& text : value(*test.key, here))
        table.add(text_of(text, scratch), node, evaluation_.lasting());
    }
    evaluation_.rewind(mark);
    if (evaluation_.failed()) return;
  }
}

std::optional<std::span<const NodeId>> Run::elements_with(NameId name, const TextTest& test,
                                                          std::uint32_t number) {
  if (!evaluation_.shared().keys().is_shared(number)) return std::nullopt;
  const auto* const known = table(number, test, evaluation_.document().elements_named(name));
  return known ? std::optional(known->with(test.text)) : std::nullopt;
}

/// The nodes of a memo that pass a test, found by their texts.
bool Run::each_keyed(const Expr& expr, const Here& here, Visit visit) {
  const auto long_way = [&] { return each(expr.part(2), here, Order::as_value, visit); };
  if (!is_in_document(here) || !evaluation_.shared().keys().is_shared(expr.number))
    return long_way();
  if (here.item.node().tree->lacks_any(expr.part(2).needs)) return true;
  const auto nodes = value(expr.part(0), here);
  if (evaluation_.failed()) return evaluation_.take_error(), long_way();
  const auto test = text_test(expr.part(1));
  const auto ids = evaluation_.scratch().array<NodeId>(nodes.size());
  for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = nodes[i].node().id;
  const auto* const known = table(expr.number, *test, ids);
  if (known == nullptr) return long_way();
  for (const auto node : known->with(test->text))
    if (!visit(evaluation_.document().item(node))) return false;
  return true;
}

// ---- Of predicates that are asked from outside.

std::optional<TextTest> text_test(const Expression& predicate) {
  return text_test(*predicate.code().root);
}

std::optional<std::span<const NodeId>> elements_with(NameId name, const TextTest& test,
                                                     std::uint32_t number, Evaluation& evaluation) {
  const Here nowhere;
  try {
    return Run(evaluation, {}, 0, nowhere).elements_with(name, test, number);
  } catch (const std::bad_alloc&) {
    return std::nullopt;
  }
}

}  // namespace ecluse::xpath
