// What kind of document bytes are, told by their root alone. Used by facturx, which must know the
// invoice among the files of a PDF whatever their names. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ecluse::parsers {

struct RootName {
  std::string ns;    ///< namespace URI, empty for none
  std::string name;  ///< local name

  friend bool operator==(const RootName&, const RootName&) = default;
};

/// The root of an XML document, read as Reader reads it; nothing when no root can be reached: other
/// bytes, an unknown encoding, a DOCTYPE, a fault before it.
std::optional<RootName> root_of(std::string_view bytes);

}  // namespace ecluse::parsers
