#include "validation/xpath/preparing.hpp"

#include <vector>

#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

void prepare_call(const Expr& call, Shared& shared) {
  if (call.row->prepare == nullptr) return;
  std::vector<const Sequence*> constants;
  for (const auto* part : call.parts)
    constants.push_back(part->op == Op::literal ? part->constant : nullptr);
  const auto refusal = call.row->prepare(shared, constants);
  if (!refusal.empty()) throw CompileError{"FORX0002", refusal, call.offset};
}

}  // namespace ecluse::xpath
