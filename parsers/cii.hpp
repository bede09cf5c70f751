// UN/CEFACT Cross Industry Invoice, D16B or D22B, → Piece, by the rows of tables/cii.tsv: FSO1106A,
// FSO1116A, the XML of FSO1117A (chorus-edi.md §11) and EN 16931. Used by Reader.
#pragma once

#include "model/piece.hpp"
#include "parsers/field_map.hpp"

namespace ecluse::parsers {

/// The map of CII; views static storage. Fails only if the embedded tables are wrong.
Result<FieldMap> cii_map();

/// The piece that a document says, valid or not; views the document. The unit price is the gross
/// price ("PU HT") in a document without profile, as FSO1116A writes it, where the net price is
/// TTC; with a profile it is the net price (BT-146). The other one serves when it is absent.
Piece read_cii(const Element& root, FieldMap& map, std::size_t most_members = FieldMap::no_limit);

/// The key of the schema that a CII document is of when nobody says it. D16B and D22B share their
/// namespace; only the profile tells them apart, which `text` names near its beginning: those of
/// the reform of 2026 (urn.cpro.gouv.fr) are of D22B (chorus-edi.md §10.2).
std::string_view cii_schema_of(std::string_view text);

/// AAAAMMJJ, with @format 102 or without; any other format is unreadable.
std::optional<Date> cii_day(const Element& element, std::string_view written);

}  // namespace ecluse::parsers
