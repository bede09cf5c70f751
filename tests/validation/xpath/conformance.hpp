// An XPath expression asked of a small document, and its value as a text: what the tables
// conformance_*.tsv and the tests of the function library are written in. Tests only.
#pragma once

#include <string>
#include <string_view>

#include "validation/xpath/value.hpp"

namespace ecluse::tests {

/// "integer 3 | string abc", "()" for none. Types by their local names; an empty value is its type
/// alone; nodes as "element cac:Party", "attribute id", "text abc", "document".
std::string text_of_value(const xpath::Sequence& value);

/// The value of the expression, the document node of `document` ("-" for <a/>) being the context
/// item; the code alone when it cannot be compiled or evaluated. Bound are the prefixes xs, fn, cac
/// (urn:cac) and cbc (urn:cbc); it is 2026-11-21T10:20:30Z.
std::string answer_of(std::string_view expression, std::string_view document = "-");

}  // namespace ecluse::tests
