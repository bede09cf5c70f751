#include "model/whereabouts.hpp"

#include <algorithm>

#include "model/tsv.hpp"

namespace ecluse {

std::string_view path_in(const Piece& piece, const Whereabouts& where) {
  switch (piece.syntax) {
    case Syntax::cii:
      return where.cii;
    case Syntax::cpp_mixte:
      return where.cpp;
    case Syntax::ubl_invoice:
    case Syntax::ubl_credit_note:
      return where.ubl;
  }
  return {};
}

const Element* nearest(const Piece& piece, const Whereabouts& where) {
  const Element* at = piece.root;
  for (const auto name : split(path_in(piece, where), '/')) {
    const auto* below = at ? child(*at, name) : nullptr;
    if (!below) break;
    at = below;
  }
  return at;
}

std::string dotted_path_of(const Piece& piece, const Whereabouts& where) {
  std::string path(path_in(piece, where));
  std::replace(path.begin(), path.end(), '/', '.');
  return path;
}

}  // namespace ecluse
