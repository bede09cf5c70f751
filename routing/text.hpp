// Words made comparable: without case and accents. Pure functions, any thread; used inside this
// room.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::routing {

/// The text in lower case and without the accents of French, for searches: "État" gives "etat".
std::string folded(std::string_view text);

/// Whether the folded `text` holds `folded_words`.
bool holds(std::string_view text, std::string_view folded_words);

}  // namespace ecluse::routing
