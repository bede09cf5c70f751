#include "lifecycle/told.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::decided;
using tests::flux_numbered;
using tests::good_piece;

TEST(ToldSteps, AreInOrderOfPieceThenOfTime) {
  auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1"), good_piece("F2")});
  outcome.transitions.push_back(
      {0, "MISE_A_DISPOSITION", "SUSPENDUE", tests::noon, "OPE001", "JUSTIF_ABS", "le devis"});
  std::vector<std::string> told;
  for (const auto& step : steps_of(outcome)) told.push_back(step.piece->number + step.step->to);
  EXPECT_EQ(told, (std::vector<std::string>{"F1DEPOSEE", "F1EN_COURS_ACHEMINEMENT",
                                            "F1MISE_A_DISPOSITION", "F1SUSPENDUE", "F2DEPOSEE",
                                            "F2EN_COURS_ACHEMINEMENT", "F2MISE_A_DISPOSITION"}));
  EXPECT_EQ(steps_of(outcome).front().arrival_id, "a-1");
  EXPECT_EQ(steps_of(outcome).front().received, outcome.examined.flux.received);
}

TEST(ToldSteps, LeavesOutPiecesItCannotName) {
  struct Row {
    const char* why;
    void (*spoil)(PieceSummary&);
  };
  const Row rows[] = {
      {"number", [](PieceSummary& piece) { piece.number.clear(); }},
      {"supplier type", [](PieceSummary& piece) { piece.supplier_type = IdentifierType::unknown; }},
      {"short recipient", [](PieceSummary& piece) { piece.recipient = "123"; }},
      {"bytes, not characters", [](PieceSummary& piece) { piece.recipient = "ééééééé"; }},
  };
  EXPECT_TRUE(can_be_named(good_piece("F1").summary));
  for (const auto& row : rows) {
    auto piece = good_piece("F1");
    row.spoil(piece.summary);
    EXPECT_FALSE(can_be_named(piece.summary)) << row.why;
    EXPECT_TRUE(steps_of(decided(flux_numbered(1, "a-1"), {piece})).empty()) << row.why;
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
