// The JSON twin of the integration report, with the fields of the API consulterCRDetaille
// (chorus-edi.md §5.1), and under `details` what they cannot say: every finding, warnings too, with
// its place and advice. nlohmann-json is met here only.
#pragma once

#include <cstdint>

#include "lifecycle/answers.hpp"

namespace ecluse::lifecycle {

/// The name is that of the report of the same `number`, with ".json"; the kind is "CR".
Answer report_json(const Outcome& outcome, const OutcomeWords& words, const AnswerContext& context,
                   std::uint64_t number);

}  // namespace ecluse::lifecycle
