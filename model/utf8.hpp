// The well-formed characters of UTF-8 (Unicode, table 3-7): what bytes from outside must be before
// they are shown, or read as text. Pure functions, used by parsers and console, from any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace ecluse {

/// The bytes of the character that `text` begins with, 1 to 4; 0 when it begins with none, or is
/// empty.
std::size_t utf8_character(std::string_view text);

/// Whether a text is made of such characters, whatever they are.
bool is_utf8(std::string_view text);

}  // namespace ecluse
