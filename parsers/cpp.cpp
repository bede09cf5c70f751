#include "parsers/cpp.hpp"

#include "parsers/ubl.hpp"

#include "embedded/parsers.hpp"

namespace ecluse::parsers {
namespace {

/// TypeIdentifiant is the code of the annex itself, in an element before the identifier.
void set_type(Identifier& identifier) {
  const auto code = text_of(identifier.scheme);
  const bool known = code.size() == 1 && code[0] >= '1' && code[0] <= '7';
  identifier.type = static_cast<IdentifierType>(known ? code[0] - '0' : 0);
}

void set_vat(Totals& totals) {
  if (!totals.gross.value || !totals.net.value) return;
  totals.vat = {*totals.gross.value - *totals.net.value, {}, totals.gross.at->parent, "BT-110"};
}

}  // namespace

Result<FieldMap> cpp_map() {
  auto types = IdentifierTypes::read(embedded::parsers("identifiers.tsv"));
  if (!types) return tl::unexpected(types.error());
  return FieldMap::compile(embedded::parsers("cpp.tsv"), ubl_day, std::move(*types));
}

Piece read_cpp(const Element& root, FieldMap& map, std::size_t most_members) {
  Draft draft;
  draft.piece.syntax = Syntax::cpp_mixte;
  draft.piece.root = &root;
  map.fill(root, draft, most_members);
  set_type(draft.piece.supplier.identifier);
  set_type(draft.piece.recipient.identifier);
  set_vat(draft.piece.totals);
  return finished(std::move(draft));
}

}  // namespace ecluse::parsers
