// The part of run.hpp for values that are found once and asked for several times.
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

/// A value that is the same for all nodes of the document, found once.
Sequence Run::memo(const Expr& expr, const Here& here) {
  const auto& part = expr.part(0);
  if (part.facts.uses_root && !is_in_document(here)) return value(part, here);
  using State = Evaluation::Memo::State;
  if (evaluation_.memo(expr.number).state == State::unknown) {
    const auto found = value(part, here);
    auto& memo = evaluation_.memo(expr.number);
    memo.state = evaluation_.failed() ? State::failed : State::known;
    if (evaluation_.failed())
      memo.error = evaluation_.keep_error(evaluation_.take_error());
    else
      memo.value = evaluation_.kept(found);
  }
  const auto& memo = evaluation_.memo(expr.number);
  if (memo.state == State::known) return memo.value;
  return evaluation_.fail(memo.error->code, memo.error->text);
}

/// A value that is the same wherever it is asked for at the context node. Errors are not kept: each
/// asker finds its own.
Sequence Run::column(const Expr& expr, const Here& here) {
  const auto& part = expr.part(0);
  if (!keeps(expr, here)) return value(part, here);
  const auto node = here.item.node().id;
  if (const auto* const known = evaluation_.column(expr.number, node).find(node)) return *known;
  const auto found = value(part, here);
  if (evaluation_.failed()) return {};
  evaluation_.column(expr.number, node).keep(node, found, evaluation_.lasting());
  return found;
}

/// Of a column of texts; nothing where text_at_hand gives none.
std::optional<std::string_view> Run::text_of_column(const Expr& expr, const Here& here) {
  if (!keeps(expr, here)) return text_at_hand(expr.part(0), here);
  const auto node = here.item.node().id;
  auto& column = evaluation_.column(expr.number, node);
  if (const auto* const known = column.find(node)) {
    const bool text = known->size() == 1 && known->front().is_text();
    return text ? std::optional(known->front().text()) : std::nullopt;
  }
  const auto text = text_at_hand(expr.part(0), here);
  if (text) column.keep(node, Item::of_string(*text), evaluation_.lasting());
  return text;
}

/// Of a column of single values; nothing where there is another number of them, or an error.
std::optional<Item> Run::item_of_column(const Expr& expr, const Here& here) {
  if (!keeps(expr, here)) return std::nullopt;
  const auto node = here.item.node().id;
  auto& column = evaluation_.column(expr.number, node);
  if (const auto* const known = column.find(node))
    return known->size() == 1 ? std::optional(known->front()) : std::nullopt;
  const auto item = item_at_hand(expr.part(0), here);
  if (item) column.keep(node, *item, evaluation_.lasting());
  return item;
}

/// Whoever may have seen enough before an error goes the way that meets it or not.
bool Run::each_of_column(const Expr& expr, const Here& here, Order order, Visit visit) {
  if (const auto item = item_of_column(expr, here)) return visit(*item);
  if (keeps(expr, here)) {
    const auto found = column(expr, here);
    if (!evaluation_.failed()) return each_of(found, visit);
    evaluation_.take_error();
  }
  return each(expr.part(0), here, order, visit);
}

Repeats::Asked Run::asked(const Expr& expr, const Here& here) const {
  const auto node = expr.facts.uses_item ? here.item.node().id : Tree::document_node;
  return {expr.number, node, bindings_.data()};
}

/// Null when it is not known for these variables and, where it matters, this context node.
const Sequence* Run::known_repeated(const Expr& expr, const Here& here) {
  return is_in_document(here) ? evaluation_.repeats().find(asked(expr, here)) : nullptr;
}

Sequence Run::repeated(const Expr& expr, const Here& here) {
  if (const auto* const known = known_repeated(expr, here)) return *known;
  const auto found = value(expr.part(0), here);
  const bool kept = is_in_document(here) && evaluation_.shared().repeats().is_shared(expr.number);
  if (kept && !evaluation_.failed()) evaluation_.repeats().keep(asked(expr, here), found);
  return found;
}

/// What visits may keep another value in its place.
bool Run::each_of_repeated(const Expr& expr, const Here& here, Order order, Visit visit) {
  const auto* const known = known_repeated(expr, here);
  if (known == nullptr) return each(expr.part(0), here, order, visit);
  const auto items = *known;
  return each_of(items, visit);
}

}  // namespace ecluse::xpath
