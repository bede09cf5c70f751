// What a content is, told by its first bytes and never by its name. Used by ContentStream and
// ZipStream; pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/content.hpp"

namespace ecluse::parsers {

/// How many bytes of the front are looked at.
inline constexpr std::size_t telling_bytes = 512;

/// `head` is the front of the content, all of it when shorter than telling_bytes. An answer says
/// what the bytes claim to be, not that they are well-formed.
ContentType content_type(std::string_view head);

}  // namespace ecluse::parsers
