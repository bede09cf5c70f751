// The named classes of XML Schema regular expressions: \d \w \s \i \c, categories and blocks.
// Called by regex_syntax; pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "validation/xpath/code_points.hpp"

namespace ecluse::xpath {

/// A class as the inside of one of RE2 ("\p{Nd}"), or as a set where RE2 has no name for it.
struct NamedClass {
  std::string body;
  CodePointSet set;      ///< when `body` is empty
  bool negated = false;  ///< all but the body; a set is complemented already
};

/// Of \s \S \i \I \c \C \d \D \w \W; nothing for another letter.
std::optional<NamedClass> class_of_letter(char letter);

/// Of \p{name}, a category ("Lu") or a block ("IsBasicLatin"); nothing when there is none.
/// `negated` for \P.
std::optional<NamedClass> class_of_property(std::string_view name, bool negated);

}  // namespace ecluse::xpath
