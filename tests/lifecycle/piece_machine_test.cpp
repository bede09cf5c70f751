// The machine of pieces, pair by pair: every step of chorus-edi.md §4.2 to §4.4 is there, and no
// other. This is a second account of tables/piece_transitions.tsv, written by origin and role.
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "lifecycle/states.hpp"
#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

struct Account {
  const char *from, *who, *to;
};

// STS-xx are rows of acceptance.md 4.11.
const Account accounts[] = {
    {"", "ecluse", "DEPOSEE NON_CONFORME"},
    {"", "fournisseur", "BROUILLON INTERPRETEE_OCR"},              // STS-01
    {"BROUILLON", "fournisseur", "DEPOSEE SUPPRIMEE ABANDONNEE"},  // STS-20
    {"INTERPRETEE_OCR", "fournisseur", "DEPOSEE SUPPRIMEE"},
    {"DEPOSEE", "ecluse", "EN_COURS_ACHEMINEMENT"},  // STS-02
    {"EN_COURS_ACHEMINEMENT", "ecluse",
     "MISE_A_DISPOSITION A_VALIDER_1 MISE_A_DISPOSITION_MOE MISE_A_DISPOSITION_MOA "
     "A_ASSOCIER_FOURNISSEUR A_VALIDER_MOE EN_COURS_TRAITEMENT_PIVOT_S"},  // STS-04 to STS-07
    {"EN_COURS_TRAITEMENT_PIVOT_S", "ecluse", "MISE_A_DISPOSITION"},
    // The recipient and the accountant.
    {"MISE_A_DISPOSITION", "destinataire",
     "PRISE_EN_COMPTE_DESTINATAIRE SUSPENDUE A_RECYCLER REJETEE SERVICE_FAIT MANDATEE "
     "MISE_A_DISPOSITION_COMPTABLE COMPTABILISEE MISE_EN_PAIEMENT ERREUR_DESTINATAIRE_PD "
     "ERREUR_DESTINATAIRE_EA A_COMPLETER"},
    {"MISE_A_DISPOSITION", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},  // STS-21
    {"PRISE_EN_COMPTE_DESTINATAIRE", "destinataire",
     "MISE_A_DISPOSITION SUSPENDUE A_RECYCLER REJETEE SERVICE_FAIT MANDATEE "
     "MISE_A_DISPOSITION_COMPTABLE COMPTABILISEE MISE_EN_PAIEMENT"},
    {"PRISE_EN_COMPTE_DESTINATAIRE", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"SERVICE_FAIT", "destinataire",
     "MISE_A_DISPOSITION SUSPENDUE A_RECYCLER REJETEE MANDATEE MISE_A_DISPOSITION_COMPTABLE "
     "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"SERVICE_FAIT", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"MANDATEE", "destinataire",
     "MISE_A_DISPOSITION SUSPENDUE A_RECYCLER REJETEE SERVICE_FAIT MISE_A_DISPOSITION_COMPTABLE "
     "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"MANDATEE", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"COMPLETEE", "destinataire",
     "MISE_A_DISPOSITION PRISE_EN_COMPTE_DESTINATAIRE SUSPENDUE A_RECYCLER REJETEE SERVICE_FAIT "
     "MANDATEE MISE_A_DISPOSITION_COMPTABLE COMPTABILISEE MISE_EN_PAIEMENT"},
    {"COMPLETEE", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"COMPLETEE", "moa", "PRISE_EN_COMPTE_MOA"},
    {"MISE_A_DISPOSITION_COMPTABLE", "destinataire", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"MISE_A_DISPOSITION_COMPTABLE", "comptable", "COMPTABILISEE MISE_EN_PAIEMENT"},
    {"COMPTABILISEE", "destinataire", "MISE_EN_PAIEMENT"},
    {"COMPTABILISEE", "comptable", "MISE_EN_PAIEMENT"},
    // The supplier of a piece that came back: STS-17 to STS-20, STS-22.
    {"SUSPENDUE", "fournisseur", "COMPLETEE ABANDONNEE"},
    {"A_COMPLETER", "fournisseur", "COMPLETEE ABANDONNEE"},
    {"A_RECYCLER", "fournisseur",
     "EN_ATTENTE_RECYCLAGE_FOURNISSEUR EN_COURS_ACHEMINEMENT ABANDONNEE"},
    {"ERREUR_DESTINATAIRE_PD", "fournisseur",
     "EN_ATTENTE_RECYCLAGE_FOURNISSEUR EN_COURS_ACHEMINEMENT ABANDONNEE"},
    {"ERREUR_DESTINATAIRE_EA", "fournisseur",
     "EN_ATTENTE_RECYCLAGE_FOURNISSEUR EN_COURS_ACHEMINEMENT ABANDONNEE"},
    {"EN_ATTENTE_RECYCLAGE_FOURNISSEUR", "fournisseur", "EN_COURS_ACHEMINEMENT ABANDONNEE"},
    {"REJETEE", "fournisseur", "DUPLIQUE_APRES_REFUS ABANDONNEE"},
    // Validators: STS-12 to STS-16.
    {"A_VALIDER_1", "valideur", "VALIDEE_1 REFUSEE_1 ERREUR_FOURNISSEUR_SUR_VALIDEUR"},
    {"A_VALIDER_1", "ecluse", "ABSENCE_VALIDATION_1_HORS_DELAI"},
    {"VALIDEE_1", "ecluse", "A_VALIDER_2 MISE_A_DISPOSITION MISE_A_DISPOSITION_MOE"},
    {"ABSENCE_VALIDATION_1_HORS_DELAI", "ecluse",
     "A_VALIDER_2 MISE_A_DISPOSITION MISE_A_DISPOSITION_MOE"},
    {"A_VALIDER_2", "valideur", "VALIDEE_2 REFUSEE_2 ERREUR_COTRAITANT_SUR_VALIDEUR"},
    {"A_VALIDER_2", "ecluse", "ABSENCE_VALIDATION_2_HORS_DELAI"},
    {"VALIDEE_2", "ecluse", "MISE_A_DISPOSITION MISE_A_DISPOSITION_MOE"},
    {"ABSENCE_VALIDATION_2_HORS_DELAI", "ecluse", "MISE_A_DISPOSITION MISE_A_DISPOSITION_MOE"},
    {"ERREUR_FOURNISSEUR_SUR_VALIDEUR", "fournisseur", "A_VALIDER_1 ABANDONNEE"},
    {"ERREUR_COTRAITANT_SUR_VALIDEUR", "fournisseur", "A_VALIDER_2 ABANDONNEE"},
    // MOE: STS-06, STS-08 to STS-11.
    {"MISE_A_DISPOSITION_MOE", "moe",
     "PRISE_EN_COMPTE_MOE REFUSEE_MOE ERREUR_FOURNISSEUR_SUR_MOE ERREUR_DE_MOE A_ASSOCIER_MOE "
     "ASSOCIEE"},
    {"MISE_A_DISPOSITION_MOE", "ecluse", "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE"},
    {"MISE_A_DISPOSITION_MOE", "fournisseur", "REMPLACEE_PAR_A22 ASSOCIEE"},
    {"MISE_A_DISPOSITION_MOE", "moa", "ASSOCIEE"},
    {"A_VALIDER_MOE", "moe",
     "PRISE_EN_COMPTE_MOE REFUSEE_MOE ERREUR_FOURNISSEUR_SUR_MOE ERREUR_DE_MOE TRANSMISE_MOA"},
    {"A_VALIDER_MOE", "ecluse", "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE"},
    {"PRISE_EN_COMPTE_MOE", "moe", "REFUSEE_MOE A_ASSOCIER_MOE TRANSMISE_MOA ASSOCIEE"},
    {"PRISE_EN_COMPTE_MOE", "ecluse", "ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE"},
    {"PRISE_EN_COMPTE_MOE", "fournisseur", "REMPLACEE_PAR_A22 ASSOCIEE"},
    {"PRISE_EN_COMPTE_MOE", "moa", "ASSOCIEE"},
    {"A_ASSOCIER_MOE", "moe", "ASSOCIEE"},
    {"A_ASSOCIER_MOE", "fournisseur", "REMPLACEE_PAR_A22 ASSOCIEE"},
    {"A_ASSOCIER_MOE", "moa", "ASSOCIEE"},
    {"TRANSMISE_MOA", "ecluse", "MISE_A_DISPOSITION_MOA"},
    {"ERREUR_FOURNISSEUR_SUR_MOE", "fournisseur", "MISE_A_DISPOSITION_MOE ABANDONNEE"},
    {"ERREUR_DE_MOE", "fournisseur", "MISE_A_DISPOSITION_MOE ABANDONNEE"},
    // MOA: STS-07, STS-10, STS-11, STS-17.
    {"MISE_A_DISPOSITION_MOA", "moa",
     "PRISE_EN_COMPTE_MOA REFUSEE_MOA SUSPENDUE ERREUR_FOURNISSEUR_SUR_MOA ERREUR_MOE_SUR_MOA "
     "ERREUR_DE_MOA A_ASSOCIER_MOA ASSOCIEE"},
    {"PRISE_EN_COMPTE_MOA", "moa", "REFUSEE_MOA SUSPENDUE A_ASSOCIER_MOA ASSOCIEE"},
    {"A_ASSOCIER_MOA", "moa", "ASSOCIEE"},
    {"ERREUR_FOURNISSEUR_SUR_MOA", "fournisseur", "MISE_A_DISPOSITION_MOA ABANDONNEE"},
    {"ERREUR_DE_MOA", "fournisseur", "MISE_A_DISPOSITION_MOA ABANDONNEE"},
    {"ERREUR_MOE_SUR_MOA", "moe", "MISE_A_DISPOSITION_MOA ABANDONNEE"},
    // The décompte général handed to the supplier: STS-05, STS-09, STS-11.
    {"A_ASSOCIER_FOURNISSEUR", "fournisseur",
     "ASSOCIEE REFUSEE_FOURNISSEUR ERREUR_MOE_SUR_FOURNISSEUR ERREUR_MOA_SUR_FOURNISSEUR"},
    {"ERREUR_MOE_SUR_FOURNISSEUR", "moe", "A_ASSOCIER_FOURNISSEUR ABANDONNEE"},
    {"ERREUR_MOA_SUR_FOURNISSEUR", "moa", "A_ASSOCIER_FOURNISSEUR ABANDONNEE"},
    // The tacit procedure: TRV-10.
    {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", "ecluse", "MISE_A_DISPOSITION_MOA"},
    {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", "fournisseur", "REMPLACEE_PAR_A22 ASSOCIEE"},
    {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", "moe", "ASSOCIEE"},
    {"ABSENCE_VALIDATION_MOE_DELAI_REGLEMENTAIRE", "moa", "ASSOCIEE"},
};

constexpr const char* roles[] = {"ecluse",   "destinataire", "comptable", "fournisseur",
                                 "valideur", "moe",          "moa"};

using Steps = std::map<std::pair<std::string, std::string>, std::set<std::string>>;

Steps accounted() {
  Steps steps;
  for (const auto& account : accounts) {
    std::istringstream words(account.to);
    for (std::string to; words >> to;) steps[{account.from, to}].insert(account.who);
  }
  return steps;
}

TEST(PieceMachine, TakesTheseStepsAndNoOther) {
  const auto machine = tests::machines().piece;
  const auto steps = accounted();
  std::vector<std::string> codes{""};
  for (const auto& state : machine.states()) codes.push_back(state.code);
  EXPECT_EQ(codes.size(), 58U);
  for (const auto& from : codes)
    for (const auto& to : codes) {
      const auto found = steps.find({from, to});
      const auto* step = machine.step(from, to);
      EXPECT_EQ(step != nullptr, found != steps.end()) << from << " -> " << to;
      for (const auto* role : roles)
        EXPECT_EQ(step && lists(step->who, role),
                  found != steps.end() && found->second.contains(role))
            << role << ": " << from << " -> " << to;
    }
}

TEST(PieceMachine, NamesOnlyStatesThatItHas) {
  const auto machine = tests::machines().piece;
  for (const auto& [step, who] : accounted()) {
    EXPECT_TRUE(step.first.empty() || machine.find(step.first)) << step.first;
    EXPECT_TRUE(machine.find(step.second)) << step.second;
  }
}

TEST(PieceMachine, AsksAReasonOfWhoeverSendsBack) {
  const auto machine = tests::machines().piece;
  for (const auto& from : machine.states())
    for (const auto& step : machine.steps_from(from.code)) {
      const bool back = step.to.starts_with("REFUSEE_") || step.to.starts_with("ERREUR_") ||
                        step.to == "REJETEE" || step.to == "SUSPENDUE" || step.to == "A_RECYCLER" ||
                        step.to == "A_COMPLETER";
      EXPECT_EQ(step.needs == Needs::motif, back) << step.from << " -> " << step.to;
    }
}

TEST(PieceMachine, LetsOnlyTheHouseMoveAPieceThroughTheGate) {
  const auto machine = tests::machines().piece;
  for (const auto& from : machine.states())
    for (const auto& step : machine.steps_from(from.code)) {
      const bool of_the_house = step.by == "gate" || step.by == "timer";
      EXPECT_EQ(step.who == "ecluse", of_the_house) << step.from << " -> " << step.to;
      for (const auto* way : {"gate", "timer", "association"})
        if (lists(step.by, way)) {
          EXPECT_EQ(step.by, way) << "and no message says so";
        }
    }
}

TEST(PieceMachine, LeavesNoStateOutButTheUnknownOne) {
  const auto machine = tests::machines().piece;
  std::set<std::string> reached;
  for (const auto& step : machine.steps_from("")) reached.insert(step.to);
  for (const auto& state : machine.states())
    for (const auto& step : machine.steps_from(state.code)) reached.insert(step.to);
  for (const auto& state : machine.states())
    EXPECT_EQ(reached.contains(state.code), state.code != "TECHNIQUE_INCONNU") << state.code;
}

}  // namespace
}  // namespace ecluse::lifecycle
