// What functions ask to do once, when a call is compiled (FunctionRow::prepare). Called by
// analysis.
#pragma once

#include "validation/xpath/code.hpp"

namespace ecluse::xpath {

/// `call` is a studied Op::call. Throws CompileError with the reason of the function.
void prepare_call(const Expr& call, Shared& shared);

}  // namespace ecluse::xpath
