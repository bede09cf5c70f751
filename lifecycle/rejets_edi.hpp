// The daily file of "rejets EDI": what was not integrated of a sender in one civil day of Paris
// (chorus-edi.md §5.1). No source gives its interface code or its file type: the code is ours, the
// forms are a CSV (daemon/daily_rejects) and this CPPStatut document, branch CPPFluxStatuts. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/answers.hpp"
#include "lifecycle/returns.hpp"

namespace ecluse::lifecycle {

inline constexpr std::string_view rejects_interface = "REJ0000A";

/// A refusal and its errors in words, in the same order.
struct WordedRefusal {
  Refusal refusal;
  std::vector<WordedFinding> errors;
};

/// One CPPFluxStatutUnitaire a flux, one LigneErreurDetail an error.
std::string rejects_xml(const std::vector<WordedRefusal>& refusals, const AnswerContext& context,
                        std::uint64_t number);

}  // namespace ecluse::lifecycle
