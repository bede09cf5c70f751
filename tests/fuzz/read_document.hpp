// What every target that reads a document does with it, and what it must hold. Targets only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parsers/reader.hpp"
#include "tests/support/piece_dump.hpp"

namespace ecluse::tests {

inline bool tells_statuses(Format format) {
  return format == Format::cpp_statut || format == Format::cdar;
}

inline void look_at(const Piece& piece) {
  if (!piece.root) std::abort();
  for (const auto& field : fields_of(piece))
    if (field.at && (field.at->line == 0 || path_of(*field.at).empty())) std::abort();
}

/// What daemon keeps of a status takes copies of all that it views.
inline void look_at(const StatusEvent& event) {
  if (!event.at || event.at->line == 0) std::abort();
  if (!same_content(event, event)) std::abort();
  if (notice_of(event).place.path.empty()) std::abort();
}

/// Reads bytes with a schema (empty: that of its root). A reading ends with what it says or with
/// findings, findings have codes, and every field can be looked at. Aborts otherwise.
inline void read_document(const std::uint8_t* data, std::size_t size,
                          std::string_view schema = {}) {
  static const auto schemas = parsers::SchemaSet::embedded();
  static parsers::Reader reader(schemas);
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto reading = reader.read(bytes, schema);
  if (!reading.piece && !tells_statuses(reading.format) && reading.findings.empty()) std::abort();
  for (const auto& finding : reading.findings)
    if (finding.code.empty()) std::abort();
  if (reading.piece) look_at(*reading.piece);
  for (const auto& event : reading.statuses) look_at(event);
}

}  // namespace ecluse::tests
