// A look at the start tags before parsing: libxml2 compares every attribute of a tag with every
// other, so that one tag of a million attributes would hold a worker for hours. Used by Reader.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ecluse::parsers {

/// Offset of the first start tag with more than `limit` attributes, declarations included. Says
/// nothing of a text that is not well-formed but that no tag before the fault has more.
std::optional<std::size_t> crowded_tag(std::string_view text, std::uint32_t limit);

}  // namespace ecluse::parsers
