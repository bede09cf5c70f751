// UBL 2.1 Invoice and CreditNote → Piece, by the rows of tables/ubl.tsv: the classic Chorus Pro
// flux (chorus-edi.md §12), EN 16931 and mémoires de frais de justice (§9). Used by Reader.
#pragma once

#include "model/piece.hpp"
#include "parsers/field_map.hpp"

namespace ecluse::parsers {

/// The map of UBL; views static storage. Fails only if the embedded tables are wrong.
Result<FieldMap> ubl_map();

/// The piece that a document says, valid or not; views the document, and holds no more members of
/// groups than `most_members`. A document whose cadre is A3 is a mémoire whatever the `kind` given;
/// a ProfileID that is the code of an interface (§9: FEN0105A) is no cadre.
Piece read_ubl(const Element& root, Syntax syntax, FieldMap& map,
               std::size_t most_members = FieldMap::no_limit, PieceKind kind = PieceKind::facture);

/// The key of the schema that a UBL Invoice is of when nobody says it: that of mémoires when its
/// cadre, which `text` names near its beginning, is A3.
std::string_view ubl_schema_of(std::string_view text);

/// xs:date: AAAA-MM-JJ, whose time zone is left out since a date of an invoice has none.
std::optional<Date> ubl_day(const Element& element, std::string_view written);

}  // namespace ecluse::parsers
