// All that a piece says, field by field, under the names of the field maps (parsers/draft.hpp): for
// golden dumps, twins and fuzzers. What a map may come to name is dumped without a word here, a new
// repeating group apart, which a test asks for. Tests only; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/piece.hpp"

namespace ecluse::tests {

enum class DumpedKind : std::uint8_t { text, number, day, identifier, content };

/// One present field. Views the document of the piece.
struct DumpedField {
  std::string name;     ///< "supplier.name", "line[2].quantity": members count from 1
  std::string generic;  ///< the name in the field maps: "line.quantity"
  /// Two writings of a datum have one value: "12.5" for 12.50, "2026-01-31" for 20260131. An
  /// identifier is followed by its type, as in "21990001600011 type 1".
  std::string value;
  bool readable = true;  ///< false: the value is what was written
  DumpedKind kind = DumpedKind::text;
  const Element* at = nullptr;  ///< the element that carries it; null for decoded content
  std::string_view term;        ///< business term
};

/// Header, parties and totals, then each group, in the order of all_fields().
std::vector<DumpedField> fields_of(const Piece& piece);

/// One line for each field: name = value @line:column path term. No value is left out.
std::string dump(const Piece& piece);

/// The names of repeating groups that fields_of knows: "line", "payment"…
std::vector<std::string_view> dumped_groups();

}  // namespace ecluse::tests
