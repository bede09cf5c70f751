// The blocks of Unicode by their names without spaces, as \p{Is...} says them. Pure.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

namespace ecluse::xpath {

/// First and last code point; nothing when no block has that name.
std::optional<std::pair<char32_t, char32_t>> unicode_block(std::string_view name);

}  // namespace ecluse::xpath
