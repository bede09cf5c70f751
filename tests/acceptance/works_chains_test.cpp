// The chains of works documents on the machine of pieces (acceptance.md 4.7): every cadre that is
// made from another one finds the piece before in a state that the association may end, whoever
// deposits.
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "routing/cadres.hpp"
#include "routing/tables.hpp"

namespace ecluse {
namespace {

using lifecycle::Machines;
using routing::Cadre;
using routing::Cadres;

Cadres cadres() {
  return Cadres::load(routing::embedded_table("cadres.tsv")).value();
}

/// Where the gate leaves a piece for its first actor (daemon/decide), once its validator has
/// spoken.
std::string arrival(const Cadre& cadre, const lifecycle::PieceLife& life) {
  switch (cadre.circuit.front()) {
    case Role::valideur:
      return std::string(life.onward(cadre.code, 1, "VALIDEE_1"));
    case Role::moe:
      return "MISE_A_DISPOSITION_MOE";
    case Role::moa:
      return "MISE_A_DISPOSITION_MOA";
    case Role::fournisseur:
      return "A_ASSOCIER_FOURNISSEUR";
    default:
      return "MISE_A_DISPOSITION";
  }
}

/// TRV-01 to TRV-10.
TEST(WorksChains, LetEachPieceEndTheOneBefore) {
  const auto table = cadres();
  const auto machines = Machines::standard().value();
  const auto& machine = machines.piece;
  int links = 0;
  for (const auto& cadre : table.all())
    for (const auto& before : cadre.after) {
      const auto* previous = table.find(before);
      ASSERT_NE(previous, nullptr) << before;
      const bool replaced = cadre.code == "A22" && before != "A22";
      const auto* step = machine.step(arrival(*previous, machines.life),
                                      replaced ? "REMPLACEE_PAR_A22" : "ASSOCIEE");
      ASSERT_NE(step, nullptr) << cadre.code << " after " << before;
      EXPECT_EQ(step->by, "association") << cadre.code << " after " << before;
      EXPECT_TRUE(lifecycle::lists(step->who, name_of(cadre.depositor)))
          << name_of(cadre.depositor) << " deposits " << cadre.code << " after " << before;
      ++links;
    }
  EXPECT_GE(links, 8) << "A15, A17, A19, A20, A8, A22, A23, A24, A25";
}

/// TRV-17, TRV-18: the demand of a subcontractor waits for its validator, goes to the MOE, and
/// nothing is made from it; no payment comes of it either.
TEST(WorksChains, KeepSubcontractorsApart) {
  const auto table = cadres();
  const auto machines = Machines::standard().value();
  EXPECT_EQ(table.find("A10")->circuit.front(), Role::valideur);
  EXPECT_EQ(arrival(*table.find("A10"), machines.life), "MISE_A_DISPOSITION_MOE");
  EXPECT_TRUE(machines.piece.legal("MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"));
  for (const auto* state : {"MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"})
    EXPECT_FALSE(machines.piece.legal(state, "MISE_EN_PAIEMENT"));
  for (const auto& cadre : table.all())
    for (const auto& before : cadre.after) EXPECT_NE(before, "A10") << cadre.code;
}

/// TRV-23: nothing leads from a joint contractor's piece to the MOE but a validation, or its
/// time-out.
TEST(WorksChains, LetNoJointContractorPassItsMandataire) {
  const auto table = cadres();
  const auto machine = Machines::standard().value().piece;
  for (const auto* code : {"A12", "A13", "A14"})
    EXPECT_EQ(table.find(code)->circuit.front(), Role::valideur) << code;
  for (const auto& step : machine.steps_from("A_VALIDER_1"))
    EXPECT_TRUE(step.to == "VALIDEE_1" || step.to == "REFUSEE_1" ||
                step.to == "ERREUR_FOURNISSEUR_SUR_VALIDEUR" ||
                step.to == "ABSENCE_VALIDATION_1_HORS_DELAI")
        << step.to;
}

}  // namespace
}  // namespace ecluse
