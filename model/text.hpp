// Texts as people write them, made comparable: the white space they put around and inside. Pure
// functions, used by every room, from any thread.
#pragma once

#include <string>
#include <string_view>

namespace ecluse {

/// `text` without the XML white space around it.
std::string_view trimmed(std::string_view text);

/// The text without any white space: ASCII, U+00A0 and U+202F ("219 900 016 00011", users.md P07).
std::string without_spaces(std::string_view text);

}  // namespace ecluse
