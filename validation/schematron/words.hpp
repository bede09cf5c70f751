// Which elements and attributes of Schematron (ISO/IEC 19757-3:2016) and of XSLT the loader knows,
// as a table. Used by the reading of schemas; pure.
#pragma once

#include <optional>
#include <string_view>

namespace ecluse::validation::schematron {

inline constexpr std::string_view schematron_ns = "http://purl.oclc.org/dsdl/schematron";
inline constexpr std::string_view xslt_ns = "http://www.w3.org/1999/XSL/Transform";

/// What an element that is known may hold.
struct Word {
  std::string_view element;
  std::string_view attributes;  ///< without namespace, separated by spaces
};

/// The row of an element of Schematron or of XSLT; nothing for an element that is not supported.
std::optional<Word> word_of(std::string_view ns, std::string_view element);

/// Whether the row has the attribute.
bool allows(const Word& word, std::string_view attribute);

}  // namespace ecluse::validation::schematron
