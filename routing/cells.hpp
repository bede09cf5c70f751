// The cells of this room's tables put in values: booleans, dashes, names of enumerations. Used by
// the loaders of the room; pure, any thread.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::routing {

/// E_TABLE with the line and what is wrong there.
tl::unexpected<Error> table_fault(std::size_t line, const std::string& what);

/// The text of a cell where a dash stands for nothing.
std::string_view dash_is_empty(std::string_view cell);

/// oui | non, yes | no, true | false, 1 | 0, whatever the case; nothing for any other text.
std::optional<bool> read_flag(std::string_view cell);

/// The value among `all` whose name_of is `text`.
template <class Enum, std::size_t count>
std::optional<Enum> named(std::string_view text, const std::array<Enum, count>& all) {
  for (const auto one : all)
    if (name_of(one) == text) return one;
  return std::nullopt;
}

}  // namespace ecluse::routing
