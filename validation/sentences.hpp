// How a sentence of the catalogue is completed: placeholders, paths as Chorus Pro writes them,
// letters without accents. Used by validation/catalogue only; pure, any thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ecluse::validation {

/// What stands for a placeholder.
using Lookup = std::function<std::string(std::string_view name)>;

/// `sentence` with each {name} replaced; a name is made of small letters and '_'. Anything else
/// between braces stays as it is, and what is put in is not looked at again. A part between square
/// brackets is optional: it goes, brackets included, when one of its placeholders is empty.
std::string completed(std::string_view sentence, const Lookup& value);

/// The names between braces, in order, each once.
std::vector<std::string_view> placeholders(std::string_view sentence);

/// "/Invoice/cac:InvoiceLine[2]/cbc:ID" gives "InvoiceLine.ID"; the root alone gives its own name.
std::string dotted_path(std::string_view xpath);

/// Whether an XPath begins at the root of a CII document.
bool is_in_cii(std::string_view xpath);

/// The text without its French accents ("dépassé" gives "depasse"), as in the labels of Chorus Pro.
std::string without_accents(std::string_view text);

}  // namespace ecluse::validation
