// Rows of texts as a table for people: each column as wide as its widest text. Used by the printer
// and by the commands that list; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecluse::daemon {

/// How many columns a text takes on a terminal: one a code point.
std::size_t width(std::string_view text);

/// One line a row, two spaces between columns, none at the end of a line.
std::string columns(const std::vector<std::vector<std::string>>& rows);

}  // namespace ecluse::daemon
