// The cycle de vie FEN1200A: a CPPStatut document, branch CPPFactureStatuts (chorus-edi.md §5.2).
// At most one per flux.
#pragma once

#include <cstdint>
#include <optional>

#include "lifecycle/answers.hpp"
#include "lifecycle/states.hpp"

namespace ecluse::lifecycle {

/// Whether a piece can be named in a cycle de vie: the schema asks for a supplier of a known type,
/// a 14-character SIRET of the recipient, and we ask for a number.
bool can_be_named(const PieceSummary& piece);

/// One CPPFactureStatutUnitaire per status of the pieces that has a code in CPPStatut (01, 02, 03,
/// and 37 for those not conform), in order. Nothing when there is none. Pieces that cannot be named
/// are left out: the integration report has them. `number` comes from
/// Batch::next_number(cycle_de_vie_interface).
std::optional<Answer> cycle_de_vie(const Outcome& outcome, const Machines& machines,
                                   const AnswerContext& context, std::uint64_t number);

/// Whether cycle_de_vie would give an answer: to take no number in vain.
bool has_cycle_de_vie(const Outcome& outcome, const Machines& machines);

}  // namespace ecluse::lifecycle
