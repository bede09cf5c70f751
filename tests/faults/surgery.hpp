// Cuts XML by hand, byte by byte, so that whatever is not meant stays as it was. Knows no more XML
// than samples/ need: elements, attributes, text. What cannot be done fails the test by an
// exception.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ecluse::tests {

enum class Cut : std::uint8_t {
  remove,     ///< the element
  empty,      ///< what it holds
  blank,      ///< what it holds gives way to blanks
  duplicate,  ///< the element stands twice
  swap,       ///< with the next element
  rename,     ///< argument: the new name, the prefix stays
  text,       ///< argument: what it holds instead
  append,     ///< argument: what is added to what it holds
  lead,       ///< argument: what is put before the element
  follow,     ///< argument: what is put behind the element
  attribute,  ///< argument: name=value, in place of the attribute or besides the others
  strip,      ///< argument: the name of the attribute that goes
};

/// The cut called so in the tables.
Cut cut_named(std::string_view name);

/// `xml` after a cut at an element, given by its local names from below the root, each with its
/// index from 1 where it is not the first: "InvoiceLine[2]/ID". "." is the root.
std::string operated(const std::string& xml, Cut cut, std::string_view path,
                     std::string_view argument = {});

/// Whether there is such an element.
bool has_element(const std::string& xml, std::string_view path);

}  // namespace ecluse::tests
