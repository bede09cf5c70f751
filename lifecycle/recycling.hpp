// A piece sent back because it was badly addressed comes again under the same number: it takes the
// place of the first, which ends there (chorus-edi.md §4.2 A_RECYCLER, acceptance.md NUM-03,
// STS-10, STS-14). Only its addressing may differ: recipient, service, engagement, valideur. Pure;
// called by daemon when a number comes again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/states.hpp"
#include "model/outcome.hpp"

namespace ecluse::lifecycle {

/// The step that ends a piece whose number comes again, by `actor`; nothing where it stands in no
/// status from which it may (piece_transitions.tsv, by: recyclage).
std::optional<Transition> recycle(const KnownPiece& piece, std::string_view actor,
                                  const Machines& machines, Instant now);

/// What the piece sent again changed that it may not: business terms (BT-109…), in order.
std::vector<std::string_view> changed_terms(const PieceSummary& first, const PieceSummary& again);

}  // namespace ecluse::lifecycle
