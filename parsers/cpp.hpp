// CPPFactureMixte → Piece, by the rows of tables/cpp.tsv: FSO1113A (chorus-edi.md §12). Used by
// Reader.
#pragma once

#include "model/piece.hpp"
#include "parsers/field_map.hpp"

namespace ecluse::parsers {

/// The map of CPPFactureMixte; views static storage. Fails only if the embedded tables are wrong.
Result<FieldMap> cpp_map();

/// The piece that a document says, valid or not; views the document. The total of the VAT, which
/// the format does not write, is TTC less HT.
Piece read_cpp(const Element& root, FieldMap& map, std::size_t most_members = FieldMap::no_limit);

}  // namespace ecluse::parsers
