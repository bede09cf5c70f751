// The cycle de vie FEN1200A: a CPPStatut document, branch CPPFactureStatuts (chorus-edi.md §5.2).
// One for a partner and a turn: all that happened to the pieces it deposited.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "lifecycle/answers.hpp"
#include "lifecycle/states.hpp"
#include "lifecycle/told.hpp"

namespace ecluse::lifecycle {

/// Whether CPPStatut has a code for the status that a step leads to (01, 02, 03… and 37 for a piece
/// that is not conform).
bool has_code(const ToldStep& told, const Machines& machines);

/// One CPPFactureStatutUnitaire per step that has a code, in order. Nothing when there is none:
/// take no number in vain. `number` comes from Batch::next_number(cycle_de_vie_interface).
std::optional<Answer> cycle_de_vie(std::span<const ToldStep> steps, const Machines& machines,
                                   const AnswerContext& context, std::uint64_t number);

}  // namespace ecluse::lifecycle
