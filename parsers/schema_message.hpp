// What a complaint of libxml2's schema validator means: a code of ours and what was expected, drawn
// from the number of the error and from when it came; the words only lend the names they quote.
// Used by DocumentPass. Pure functions, no library.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::parsers {

/// When the validator complained: at the start tag of the element in question, within its content,
/// or at its end tag.
enum class Moment { start, content, end };

struct SchemaComplaint {
  std::string_view code;       ///< ERR_XSD_STRUCTURE, ERR_XSD_MISSING, ERR_XSD_VALUE…
  std::string_view attribute;  ///< the attribute in question; empty when it is the element
  std::string expected;        ///< element names, or a type, or a facet; may be empty
  bool datatype_only = false;  ///< 1824: a second opinion may see it otherwise (stack.md §1.4)
};

/// `number` is a value of libxml2's xmlParserErrors; views in the answer view `message`.
SchemaComplaint understand(int number, Moment moment, std::string_view message);

/// The local names between the parentheses of "Expected is one of ( {ns}a, {ns}b )": "a, b".
std::string expected_names(std::string_view message);

}  // namespace ecluse::parsers
