// The part of analysis.hpp for unions of which only the existence matters: exists((A | B)/C)
// becomes exists(A/C) or exists(B/C). Each path is then left at once where the document lacks what
// it goes through: of invoices and credit notes, a document has the lines of one.
#include <algorithm>

#include "validation/xpath/analysis.hpp"

namespace ecluse::xpath {

namespace {

bool asks_existence(Op op) {
  return op == Op::either || op == Op::both || op == Op::is_not || op == Op::boolean_of ||
         op == Op::exists || op == Op::is_empty;
}

/// Adds the steps of a union; false when it is made of anything else.
bool add_branches(const Expr& expr, std::vector<Expr*>& branches) {
  return std::ranges::all_of(expr.parts, [&](Expr* part) {
    if (part->op == Op::united) return add_branches(*part, branches);
    branches.push_back(part);
    return is_plain_step(*part);
  });
}

}  // namespace

/// The steps behind the union are shared by the paths: nothing rewrites a plain step any more.
Expr* Analysis::spread(Expr* path) {
  std::vector<Expr*> branches;
  if (path->op != Op::path || path->part(0).op != Op::united) return path;
  if (!add_branches(path->part(0), branches)) return path;
  const auto rest = path->parts.subspan(1);
  if (!std::ranges::all_of(rest, [](const Expr* part) { return is_plain_step(*part); }))
    return path;
  for (auto*& branch : branches) {
    std::vector<Expr*> parts{branch};
    parts.insert(parts.end(), rest.begin(), rest.end());
    branch = make(Op::path, parts, *path);
    study_joined(*branch);
  }
  auto* const made = make(Op::either, branches, *path);
  study(*made);
  return made;
}

void Analysis::spread_unions(Expr& expr) {
  if (!asks_existence(expr.op)) return;
  for (auto*& part : expr.parts) {
    auto* const found = spread(part);
    if (found == part) continue;
    part = found;
    if (expr.op == Op::exists) expr.op = Op::boolean_of;
    if (expr.op == Op::is_empty) expr.op = Op::is_not;
  }
}

}  // namespace ecluse::xpath
