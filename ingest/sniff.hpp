// What bytes are, told from themselves and never from a name. Reads no further than the start tag
// of the root; an answer says what the bytes claim to be, not that they are well formed. Called by
// envelope.cpp and daemon; pure, from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/interface.hpp"

namespace ecluse::ingest {

/// How many bytes of the front are looked at. A longer prolog gives xml_other.
inline constexpr std::size_t sniffed_bytes = std::size_t{64} * 1024;

/// The format of bytes from their front. `head` is the front of the content (all of it when
/// shorter than sniffed_bytes). XML is told by the namespace and local name of its root, in UTF-8
/// or UTF-16 of either order, behind a byte order mark, white space, comments, processing
/// instructions and a DOCTYPE, none of which is interpreted. `empty` only for no byte at all.
Format sniff(std::string_view head);

/// The root of a document, as far as its front shows it.
struct RootTag {
  std::string name;          ///< with its prefix; empty when the front ends before it does
  bool self_closed = false;  ///< the whole document is one empty element
  bool beyond = false;       ///< it comes behind sniffed_bytes: nobody knows
};

/// The root of bytes whose format is_xml. Pure.
RootTag root_of(std::string_view head);

/// Whether a format is a kind of XML.
bool is_xml(Format format);

}  // namespace ecluse::ingest
