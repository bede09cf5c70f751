// Texts made comparable: identifiers without the spaces people put in them, words without case and
// accents. Pure functions, any thread; used inside this room.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::routing {

/// The text without white space: ASCII, U+00A0 and U+202F ("219 900 016 00011", users.md P07).
std::string without_spaces(std::string_view text);

/// The text in lower case and without the accents of French, for searches: "État" gives "etat".
std::string folded(std::string_view text);

/// Whether the folded `text` holds `folded_words`.
bool holds(std::string_view text, std::string_view folded_words);

}  // namespace ecluse::routing
