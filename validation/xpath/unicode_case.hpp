// Upper and lower case of whole texts by the full mappings of Unicode, without regard to language
// or neighbours. Called by the string functions; pure.
#pragma once

#include <string>
#include <string_view>

namespace ecluse::xpath {

/// "ß" becomes "SS".
std::string upper_case(std::string_view text);
/// "Σ" always becomes "σ".
std::string lower_case(std::string_view text);

}  // namespace ecluse::xpath
