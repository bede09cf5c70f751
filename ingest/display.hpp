// Bytes that strangers chose (names of flux and of files), made fit to be shown: in messages,
// return files, logs and screens. Used by ingest and by what prints in daemon; pure, from any
// thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace ecluse::ingest {

/// What is shown as it is.
enum class Shown : std::uint8_t {
  ascii,  ///< printable ASCII
  utf8,   ///< printable ASCII and well-formed UTF-8, but no control nor direction characters
};

/// `bytes` with every other byte written \xNN. At most `limit` bytes long; what is longer is cut
/// between characters and ends with "...".
std::string displayed(std::string_view bytes, Shown shown, std::size_t limit = 200);

}  // namespace ecluse::ingest
