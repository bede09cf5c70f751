// The tables of the function library, one for each chapter of Functions and Operators, and the
// words their rows are written in. Put together by functions.cpp. What a row calls is pure but for
// the evaluation it is given.
#pragma once

#include <span>
#include <string_view>

#include "validation/xpath/function_table.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::xpath {

std::span<const FunctionRow> string_functions();    // §7.2 to 7.5
std::span<const FunctionRow> regex_functions();     // §7.6
std::span<const FunctionRow> number_functions();    // §6.4
std::span<const FunctionRow> sum_functions();       // §15.4
std::span<const FunctionRow> date_functions();      // §10.5 to 10.7, §16
std::span<const FunctionRow> node_functions();      // §2, 11 and 14
std::span<const FunctionRow> sequence_functions();  // §15.1 to 15.3, §3

/// The only collation: by code points.
inline constexpr std::string_view codepoint_collation =
    "http://www.w3.org/2005/xpath-functions/collation/codepoint";
/// Whether the argument (when there is one) names it; fails the call with FOCH0002.
bool has_codepoint_collation(const Call& call, std::size_t argument);

constexpr SequenceType one(Type item) {
  return {item, Occurs::once, 0};
}
constexpr SequenceType maybe(Type item) {
  return {item, Occurs::optional, 0};
}
constexpr SequenceType many(Type item) {
  return {item, Occurs::many, 0};
}

}  // namespace ecluse::xpath
