// The part of analysis.hpp for the names of nodes: ends-with(name(), 'Amount') asks for the end of
// local-name(), whatever the prefix that a document writes before it.
#include <algorithm>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {

namespace {

bool is_library_call(const Expr& expr, std::string_view name, std::size_t arguments) {
  return expr.op == Op::call && expr.row->name == name && expr.parts.size() == arguments;
}

const FunctionRow* row_of_local_name() {
  const auto rows = node_functions();
  return &*std::ranges::find(rows, "local-name", &FunctionRow::name);
}

}  // namespace

/// A name is `local` or `prefix:local`, so that an end without a colon never reaches the prefix.
Expr* Analysis::local_end(Expr* call) {
  if (!is_library_call(*call, "ends-with", 2)) return call;
  auto& name = *call->parts[0];
  const auto& end = call->part(1);
  const bool written = end.op == Op::literal && end.constant->size() == 1 &&
                       end.constant->front().type() == Type::string;
  const bool reaches = !written || end.constant->front().text().find(':') != std::string_view::npos;
  if (!reaches && is_library_call(name, "name", 1)) name.row = row_of_local_name();
  return call;
}

}  // namespace ecluse::xpath
