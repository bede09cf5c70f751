// Outcomes as daemon would decide them, for the tests of lifecycle.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/answers.hpp"
#include "lifecycle/states.hpp"
#include "model/outcome.hpp"

namespace ecluse::tests {

/// 2026-01-15T09:25:28.137Z, in winter: 10:25 in Paris.
inline constexpr Instant noon{std::chrono::milliseconds{1768469128137}};

lifecycle::Machines machines();

/// A flux of AAA999 received at noon, whose 25-character id ends in `number`.
ExaminedFlux flux_numbered(int number, std::string_view arrival_id);

/// A piece of 2026 with a supplier, a recipient and amounts, found good.
ExaminedPiece good_piece(std::string_view number);
/// The same with one error of the layer référentiel, at line 14, column 207.
ExaminedPiece bad_piece(std::string_view number);

/// A finding with all its fields.
Finding finding_of(std::string_view code, Severity severity, Layer layer);

/// What becomes of a flux whose pieces are these: integrated, partly, or rejected.
Outcome decided(ExaminedFlux flux, std::vector<ExaminedPiece> pieces);
/// A flux refused as a whole for its own finding.
Outcome refused(ExaminedFlux flux, Fate fate, std::string_view code);

/// Words for every finding of an outcome: "message of CODE"…
lifecycle::OutcomeWords words_of(const Outcome& outcome);

}  // namespace ecluse::tests
