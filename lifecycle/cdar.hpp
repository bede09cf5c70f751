// CDAR D22B messages, the lifecycles of the reform (chorus-edi.md §10.3 to §10.5): of one piece
// (FEN1204A, FEN1214A), and of a flux as a whole (500, 501), for partners who take them in that
// form. One object a message. Pure; from any thread.
#pragma once

#include <cstdint>
#include <string_view>

#include "lifecycle/answers.hpp"
#include "lifecycle/cdar_codes.hpp"
#include "lifecycle/told.hpp"

namespace ecluse::lifecycle {

/// The lifecycle of a step that CDAR tells: CdarCodes::sent(step.to), on its interface. `number`
/// comes from Batch::next_number(status.interface).
Answer cdar_of_step(const ToldStep& told, const CdarStatus& status, const CdarCodes& codes,
                    const AnswerContext& context, std::uint64_t number);

/// 500 (recevable), or 501 (irrecevable) with every error of the flux. Its interface and number are
/// those of the report. `suffix` goes after the name of the file, when another form has it.
Answer cdar_of_flux(const Outcome& outcome, const OutcomeWords& words, const AnswerContext& context,
                    std::uint64_t number, std::string_view suffix = {});

}  // namespace ecluse::lifecycle
