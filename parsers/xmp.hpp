// What the metadata of a PDF says of the invoice that it carries (XMP, ISO 16684-1, and the
// extension schema of Factur-X). Used by facturx; pure, from any thread.
#pragma once

#include <string_view>

namespace ecluse::parsers {

/// As written, without the white space around it; empty where the packet is silent. Views the
/// packet.
struct XmpFacts {
  std::string_view file_name;         ///< DocumentFileName
  std::string_view level;             ///< ConformanceLevel: "EN 16931", "BASIC WL"…
  std::string_view version;           ///< Version
  std::string_view pdfa_part;         ///< "3"
  std::string_view pdfa_conformance;  ///< "B"
};

/// Reads a packet in UTF-8 with a tolerant eye: packets that are no well-formed XML are met, and
/// both forms of a property, as an element and as an attribute.
XmpFacts read_xmp(std::string_view packet);

}  // namespace ecluse::parsers
