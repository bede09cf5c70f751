#include "model/outcome.hpp"

#include <gtest/gtest.h>

#include "model/states.hpp"

namespace ecluse {
namespace {

ExaminedPiece piece_with(Severity severity) {
  ExaminedPiece piece;
  piece.findings.push_back({"G1.05", severity, Layer::chorus, {}, {}});
  return piece;
}

TEST(Outcome, APieceWithWarningsPassesTheGate) {
  ExaminedFlux flux;
  flux.pieces = {piece_with(Severity::warning), piece_with(Severity::error), ExaminedPiece{}};
  EXPECT_EQ(accepted_count(flux), 2U);
}

TEST(Outcome, TheLastTransitionIsTheState) {
  Outcome outcome;
  outcome.transitions = {{Transition::whole_flux, "", "IN_RECU", {}, "ecluse", ""},
                         {0, "", "DEPOSEE", {}, "ecluse", ""},
                         {Transition::whole_flux, "IN_RECU", "IN_INTEGRE", {}, "ecluse", ""}};
  EXPECT_EQ(state_after(outcome), "IN_INTEGRE");
  EXPECT_EQ(state_after(outcome, 0), "DEPOSEE");
  EXPECT_EQ(state_after(outcome, 1), "");
}

TEST(Outcome, EveryFateHasAStateOfTheFluxMachine) {
  EXPECT_EQ(state_of(Fate::integrated), flux_state::integrated);
  EXPECT_EQ(state_of(Fate::partially_integrated), flux_state::partially_integrated);
  EXPECT_EQ(state_of(Fate::rejected), flux_state::rejected);
  EXPECT_EQ(state_of(Fate::duplicate), flux_state::rejected);
  EXPECT_EQ(state_of(Fate::quarantined), flux_state::incident);
  EXPECT_EQ(name_of(Fate::duplicate), "duplicate");
  EXPECT_EQ(name_of(LayerStatus::failed), "FAILED");
}

}  // namespace
}  // namespace ecluse
