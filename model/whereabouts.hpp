// Where a datum stands in each syntax, known even when the document has it not: so that a finding
// about what is missing points somewhere, and names the element to write. Used by the rules of
// validation and routing; any thread.
#pragma once

#include <string>
#include <string_view>

#include "model/piece.hpp"

namespace ecluse {

/// Local names from the root, separated by '/' (chorus-edi.md §7.1, §11, §12); empty where a syntax
/// has no place for the datum.
struct Whereabouts {
  std::string_view ubl, cii;
  std::string_view cpp = {};
};

/// The path in the syntax of the piece.
std::string_view path_in(const Piece& piece, const Whereabouts& where);

/// The deepest element that exists on the way to the datum; the root, or null without one.
const Element* nearest(const Piece& piece, const Whereabouts& where);

/// "ExchangedDocument.ID": the path of the datum as Chorus Pro writes it (chorus-edi.md §3.4).
std::string dotted_path_of(const Piece& piece, const Whereabouts& where);

}  // namespace ecluse
