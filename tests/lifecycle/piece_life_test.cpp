#include "lifecycle/piece_life.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::machines;

TEST(PieceLife, ReadsAStatusWhereThePieceStands) {
  struct Row {
    const char *said, *standing, *to;
  };
  const auto both = machines();
  for (const auto& row :
       {Row{"VISEE", "A_VALIDER_1", "VALIDEE_1"}, Row{"VISEE", "A_VALIDER_2", "VALIDEE_2"},
        Row{"VISEE", "MISE_A_DISPOSITION", ""}, Row{"REJETEE", "MISE_A_DISPOSITION", "REJETEE"},
        Row{"REJETEE", "A_VALIDER_1", "REFUSEE_1"},
        Row{"REJETEE", "PRISE_EN_COMPTE_MOE", "REFUSEE_MOE"},
        Row{"REJETEE", "MISE_A_DISPOSITION_MOA", "REFUSEE_MOA"},
        Row{"REJETEE", "A_ASSOCIER_FOURNISSEUR", "REFUSEE_FOURNISSEUR"},
        Row{"A_RECYCLER", "A_VALIDER_2", "ERREUR_COTRAITANT_SUR_VALIDEUR"},
        Row{"A_RECYCLER", "MISE_A_DISPOSITION_MOE", "ERREUR_FOURNISSEUR_SUR_MOE"},
        Row{"ENCAISSEE", "MISE_EN_PAIEMENT", ""}, Row{"ENCAISSEE", "DEPOSEE", "ENCAISSEE"},
        Row{"SERVICE_FAIT", "MISE_A_DISPOSITION", "SERVICE_FAIT"}})
    EXPECT_EQ(both.life.read(row.said, row.standing), row.to) << row.said << " at " << row.standing;
  EXPECT_TRUE(both.life.knows("VISEE"));
  EXPECT_FALSE(both.life.knows("SERVICE_FAIT"));
}

TEST(PieceLife, ReadsNothingThatTheMachineHasNot) {
  const auto both = machines();
  int read = 0;
  for (const auto& said : {"VISEE", "REJETEE", "A_RECYCLER", "ERREUR_FOURNISSEUR_SUR_VALIDEUR",
                           "PRISE_EN_COMPTE_DESTINATAIRE"})
    for (const auto& state : both.piece.states()) {
      const auto to = both.life.read(said, state.code);
      if (to.empty() || to == said) continue;
      ++read;
      EXPECT_TRUE(both.piece.legal(state.code, to)) << said << " at " << state.code;
    }
  EXPECT_GT(read, 0) << "nothing was read as something else";
}

/// One or two validators, then onward by the cadre: chorus-edi.md §4.3, TRV-17, TRV-23, TRV-27.
TEST(PieceLife, TakesAValidatedPieceOnward) {
  const auto both = machines();
  struct Row {
    const char *cadre, *end;
  };
  for (const auto& row :
       {Row{"A9", "MISE_A_DISPOSITION"}, Row{"A12", "MISE_A_DISPOSITION"},
        Row{"A10", "MISE_A_DISPOSITION_MOE"}, Row{"A11", "MISE_A_DISPOSITION_MOE"},
        Row{"A13", "MISE_A_DISPOSITION_MOE"}, Row{"A14", "MISE_A_DISPOSITION_MOE"}})
    for (const auto* spoken : {"VALIDEE_", "ABSENCE_VALIDATION_"}) {
      const std::string silent = *spoken == 'A' ? "_HORS_DELAI" : "";
      const auto first = spoken + std::string("1") + silent;
      const auto second = spoken + std::string("2") + silent;
      EXPECT_EQ(both.life.onward(row.cadre, 1, first), row.end) << row.cadre << first;
      EXPECT_EQ(both.life.onward(row.cadre, 2, first), "A_VALIDER_2") << row.cadre << first;
      EXPECT_EQ(both.life.onward(row.cadre, 2, second), row.end) << row.cadre << second;
    }
}

TEST(PieceLife, GoesOnlyWhereTheMachineLetsTheHouseGo) {
  const auto both = machines();
  for (const auto& state : both.piece.states())
    for (const auto* cadre : {"A1", "A9", "A10", "A13"})
      for (const int validators : {1, 2}) {
        const auto to = both.life.onward(cadre, validators, state.code);
        if (to.empty()) continue;
        const auto* step = both.piece.step(state.code, to);
        ASSERT_NE(step, nullptr) << state.code << " -> " << to;
        EXPECT_EQ(step->who, "ecluse") << state.code << " -> " << to;
      }
}

TEST(PieceLife, RefusesABadTable) {
  EXPECT_EQ(PieceLife::load("x\n", "").error().code, "E_TABLE");
  EXPECT_FALSE(PieceLife::load("", "x\n"));
  const auto none = PieceLife::load("", "");
  ASSERT_TRUE(none);
  EXPECT_EQ(none->read("REJETEE", "A_VALIDER_1"), "REJETEE");
  EXPECT_EQ(none->onward("A9", 1, "VALIDEE_1"), "");
}

}  // namespace
}  // namespace ecluse::lifecycle
