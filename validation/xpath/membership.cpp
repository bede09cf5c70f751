// The part of analysis.hpp for lists of codes: exists(list[@code = X]), where the list is in a
// document beside the rulebook, becomes a search for X among the codes, sorted when the expression
// is compiled.
#include <algorithm>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

namespace {

/// The comparison of an attribute with something that does not depend on the node; null for any
/// other predicate.
const Expr* code_test(const Expr& step) {
  if (step.op != Op::step || step.parts.size() != 1) return nullptr;
  const auto& test = step.part(0);
  if (test.op != Op::general_comparison || test.comparison != Comparison::eq) return nullptr;
  const auto& code = test.part(0);
  const bool attribute = code.op == Op::step && code.axis == Axis::attribute && code.parts.empty();
  const auto& sought = test.part(1).facts;
  const bool free = !sought.uses_item && !sought.uses_root && !sought.uses_position;
  return attribute && free ? &test : nullptr;
}

bool asks_truth(Op op) {
  return op == Op::either || op == Op::both || op == Op::is_not || op == Op::boolean_of ||
         op == Op::exists || op == Op::is_empty;
}

}  // namespace

/// The codes that the path would look through, in order; texts of the documents.
std::vector<std::string_view> Analysis::members_of(const Expr& path) {
  Expr step = path.part(1);
  const auto& code = code_test(step)->part(0);
  step.parts = {};
  Evaluation evaluation(shared_);
  const Here nowhere;
  Run run(evaluation, {}, 0, nowhere);
  std::vector<std::string_view> codes;
  for (const auto& start : *path.part(0).constant)
    for (const auto& node : run.value(step, Here::at(start)))
      for (const auto& one : run.value(code, Here::at(node)))
        codes.push_back(text_of(one, evaluation.scratch()));
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

Expr* Analysis::membership(Expr* path) {
  if (path->op != Op::path || path->parts.size() != 2) return path;
  const auto& start = path->part(0);
  const auto* const test = code_test(path->part(1));
  if (start.op != Op::literal || start.constant->empty() || test == nullptr) return path;
  if (!start.constant->front().is_node()) return path;
  const auto codes = members_of(*path);
  const auto items = code_.arena.array<Item>(codes.size());
  for (std::size_t i = 0; i < items.size(); ++i)
    items[i] = Item::of_untyped(code_.arena.keep(codes[i]));
  auto* const made = make(Op::one_of, {test->parts[1]}, *path);
  made->constant = code_.arena.make<Sequence>(Sequence(items));
  study(*made);
  return made;
}

void Analysis::seek_members(Expr& expr) {
  if (!asks_truth(expr.op)) return;
  for (auto*& part : expr.parts) {
    const bool empty_asked = expr.op == Op::exists || expr.op == Op::is_empty;
    auto* const found = membership(part);
    if (found == part) continue;
    part = found;
    if (empty_asked) expr.op = expr.op == Op::exists ? Op::boolean_of : Op::is_not;
  }
}

}  // namespace ecluse::xpath
