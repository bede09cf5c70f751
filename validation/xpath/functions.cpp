#include "validation/xpath/functions.hpp"

namespace ecluse::xpath {

bool has_codepoint_collation(const Call& call, std::size_t argument) {
  if (!call.has(argument) || call.text(argument) == codepoint_collation) return true;
  call.fail("FOCH0002", call.text(argument));
  return false;
}

std::vector<FunctionTable> function_library() {
  return {{functions_namespace, string_functions()},  {functions_namespace, regex_functions()},
          {functions_namespace, number_functions()},  {functions_namespace, sum_functions()},
          {functions_namespace, date_functions()},    {functions_namespace, node_functions()},
          {functions_namespace, sequence_functions()}};
}

}  // namespace ecluse::xpath
