#include "validation/xpath/conjuncts.hpp"

#include <algorithm>
#include <new>
#include <span>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

std::span<const Expr* const> parts_of(const Expr* const& root) {
  if (root->op != Op::both) return std::span(&root, 1);
  return {root->parts.data(), root->parts.size()};
}

/// Whether it depends on nothing but the expanded name of the context node.
bool is_of_name(const Expr& expr) {
  switch (expr.op) {
    case Op::literal:
      return true;
    case Op::step:
      return expr.axis == Axis::self && expr.parts.empty();
    case Op::call:
      if (expr.row->of_name && expr.parts.size() == 1 && expr.part(0).op == Op::context)
        return true;
      if (expr.row->stable != Stable::always) return false;
      break;
    case Op::column:
    case Op::is_not:
    case Op::boolean_of:
    case Op::either:
    case Op::both:
    case Op::general_comparison:
    case Op::value_comparison:
      break;
    default:
      return false;
  }
  return !expr.parts.empty() &&
         std::ranges::all_of(expr.parts, [](const Expr* part) { return is_of_name(*part); });
}

}  // namespace

std::size_t number_of_parts(const Expression& predicate) {
  return parts_of(predicate.code().root).size();
}

std::size_t parts_by_name(const Expression& predicate) {
  const auto* const root = predicate.code().root;
  const auto decided = [](const Expr* part) {
    return static_type(*part).item == Type::boolean && is_of_name(*part);
  };
  const auto parts = parts_of(root);
  return static_cast<std::size_t>(std::ranges::find_if_not(parts, decided) - parts.begin());
}

std::string_view ending_of_name(const Expression& predicate) {
  const auto* const root = predicate.code().root;
  const auto& call = behind_column(*parts_of(root).front());
  if (call.op != Op::call || call.row->name != "ends-with" || call.parts.size() != 2) return {};
  const auto& name = behind_column(call.part(0));
  const bool of_name = name.op == Op::call && name.parts.size() == 1 &&
                       name.part(0).op == Op::context &&
                       (name.row->name == "name" || name.row->name == "local-name");
  const auto& ending = call.part(1);
  if (!of_name || ending.op != Op::literal || ending.constant->size() != 1) return {};
  const auto& text = ending.constant->front();
  const bool in_local_name = text.is_text() && text.text().find(':') == std::string_view::npos;
  return in_local_name ? text.text() : std::string_view{};
}

Truth truth_of_parts(const Expression& predicate, PartsAsked parts, Evaluation& evaluation,
                     const Item& node, Bindings bindings) {
  const auto here = Here::at(node);
  const auto& code = predicate.code();
  const auto all = parts_of(code.root);
  try {
    Run run(evaluation, bindings, code.locals, here);
    for (auto i = parts.first; i < std::min(parts.end, all.size()); ++i) {
      const bool held = run.truth_of(*all[i], here);
      if (evaluation.failed()) return Truth::failed;
      if (!held) return Truth::no;
    }
    return Truth::yes;
  } catch (const std::bad_alloc&) {
    evaluation.fail("XPDY0130", "the value takes too much memory");
    return Truth::failed;
  }
}

namespace {

/// A root without a name that speaks of none, with the elements below it.
Document document_of(const Names& names) {
  Document document;
  auto* const root = document.add_element();
  root->name = "samples";
  root->ns = "urn:ecluse:samples";
  const Element** next = &root->first_child;
  for (NameId name = 1; name < names.size(); ++name) {
    auto* const sample = document.add_element();
    sample->ns = names.ns(name);
    sample->name = names.local(name);
    sample->parent = root;
    *next = sample;
    next = &sample->next;
  }
  document.set_root(root);
  return document;
}

}  // namespace

NameSamples::NameSamples(const Shared& shared)
    : names_(shared.names()), document_(document_of(names_)), evaluation_(shared) {
  tree_.emplace(document_, names_);
  evaluation_.begin(*tree_, {});
}

std::optional<std::vector<NameId>> NameSamples::passing(const Expression& predicate) {
  std::vector<NameId> names;
  const PartsAsked by_name{.end = parts_by_name(predicate)};
  for (NodeId node = 2; node < tree_->size(); ++node) {
    const auto held = truth_of_parts(predicate, by_name, evaluation_, tree_->item(node), {});
    if (held == Truth::failed) return evaluation_.take_error(), std::nullopt;
    if (held == Truth::yes) names.push_back(tree_->name(node));
  }
  return names;
}

}  // namespace ecluse::xpath
