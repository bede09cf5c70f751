// The text that a comparison such as normalize-space(cbc:ID) = 'AE' looks for in elements of one
// name. Rules of nine kinds of VAT ask so of each document, which has one or two. Private to the
// engine; called when expressions are compiled.
#pragma once

#include <optional>
#include <string_view>

#include "validation/xpath/code.hpp"

namespace ecluse::xpath {

class Expression;

/// A document where no element of that name has that text has no node for which the comparison is
/// true (Names::add_text).
struct TextSought {
  NameId name = 0;
  std::string_view text;  ///< neither empty nor with white space in it; of the expression
};

/// Of a comparison, or of a conjunction with one. `self`: the name of the elements that it is
/// asked of, 0 when that is not known. Nothing for any other expression.
std::optional<TextSought> text_sought(const Expr& test, NameId self);

/// Its trait, which is added to `names`; 0 when there is none.
Trait trait_sought(const Expr& test, NameId self, Names& names);
Trait trait_sought(const Expression& test, NameId self, Names& names);

}  // namespace ecluse::xpath
