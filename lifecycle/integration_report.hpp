// The integration report CSOxxxxA: a CPPStatut document, branch CPPFluxStatuts (chorus-edi.md
// §5.1, inferred form). One per flux received.
#pragma once

#include <cstdint>

#include "lifecycle/answers.hpp"
#include "lifecycle/states.hpp"

namespace ecluse::lifecycle {

/// IdStatut 90, 93 or 96 as the state of the flux has it; one LigneErreurDetail per error, of the
/// flux then of each piece. Warnings are left out: the report says what was refused; the JSON twin
/// has them. `number` comes from Batch::next_number(report_interface(…)).
Answer integration_report(const Outcome& outcome, const OutcomeWords& words,
                          const Machines& machines, const AnswerContext& context,
                          std::uint64_t number);

}  // namespace ecluse::lifecycle
