// The name of a flux, read by its grammar alone (chorus-edi.md §2.1): whether the interface exists
// and the partner is connected is judged elsewhere. The name is what a stranger wrote: whatever its
// bytes, reading it gives a FluxName or findings, and what the findings quote is printable ASCII.
// Called by daemon on the file name of a claimed flux; pure, from any thread.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/flux.hpp"

namespace ecluse::ingest {

/// Extensions tolerated behind a flux name, in any case. EDI removes them (§2.2), deposits and
/// hands keep them. What the file holds is told from its content, never from here.
inline constexpr std::array<std::string_view, 5> tolerated_extensions{".xml", ".tar.gz", ".tgz",
                                                                      ".gz", ".xml.gz"};

struct NameReading {
  /// Set when the grammar is obeyed, even if the extension is not one of ours (IRR_TYPE).
  std::optional<FluxName> name;
  /// IRR_FORM (part, of, seen, expected), IRR_TYPE (seen, expected), the warning IRR_FORM_NUMERO
  /// (part, seen, expected). `part` is one of: separators, length, case, interface, partner, id,
  /// extension; with `length`, `of` tells which of interface, partner, id.
  std::vector<Finding> findings;
};

/// Reads `<interface 8>_<application code 6>_<id 25>[extension]`, where the id is
/// `<application code 6><interface digits 4><15 digits or capitals>`. The id must begin with the
/// application code; its four digits may differ from those of the interface, as they do in the
/// official illustration itself: a warning.
NameReading read_flux_name(std::string_view file_name);

}  // namespace ecluse::ingest
