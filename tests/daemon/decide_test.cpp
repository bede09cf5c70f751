#include "daemon/decide.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;

constexpr Instant received{1000ms};
constexpr Instant now{5000ms};

Finding error_of(const std::string& code) {
  return {code, Severity::error, Layer::chorus, {}, {}};
}

ExaminedPiece good(Role next = Role::destinataire) {
  ExaminedPiece piece;
  piece.route = Route{};
  piece.route->next = next;
  piece.route->reason = "ROUTE_SIRET";
  return piece;
}

ExaminedPiece bad() {
  ExaminedPiece piece;
  piece.findings.push_back(error_of("G1.05"));
  return piece;
}

ExaminedFlux flux_of(std::vector<ExaminedPiece> pieces) {
  ExaminedFlux flux;
  flux.flux.received = received;
  flux.pieces = std::move(pieces);
  return flux;
}

std::vector<std::string> steps_of(const Outcome& outcome, int piece) {
  std::vector<std::string> steps;
  for (const auto& step : outcome.transitions)
    if (step.piece == piece) steps.push_back(step.to);
  return steps;
}

TEST(Decide, EndsAFluxByWhatPassed) {
  struct Row {
    std::vector<ExaminedPiece> pieces;
    Fate fate;
  };
  for (const auto& row :
       {Row{{good(), good()}, Fate::integrated}, Row{{good(), bad()}, Fate::partially_integrated},
        Row{{bad(), bad()}, Fate::rejected}, Row{{}, Fate::rejected}})
    EXPECT_EQ(decide(flux_of(row.pieces), now).fate, row.fate);
}

TEST(Decide, WalksTheFluxThroughItsMachine) {
  const auto outcome = decide(flux_of({good()}), now);
  EXPECT_EQ(steps_of(outcome, Transition::whole_flux),
            (std::vector<std::string>{"IN_RECU", "IN_TRAITE_SE_CPP", "IN_EN_COURS_TRAITEMENT_CPP",
                                      "IN_INTEGRE"}));
  EXPECT_EQ(outcome.transitions.front().at, received);
  EXPECT_EQ(outcome.transitions.back().at, now);
}

TEST(Decide, LeavesAnAcceptedPieceWithWhoeverActsNext) {
  struct Row {
    Role next;
    const char* status;
  };
  for (const auto& row :
       {Row{Role::destinataire, "MISE_A_DISPOSITION"},
        Row{Role::service_financier, "MISE_A_DISPOSITION"},
        Row{Role::fournisseur, "A_ASSOCIER_FOURNISSEUR"}, Row{Role::valideur, "A_VALIDER_1"},
        Row{Role::moe, "MISE_A_DISPOSITION_MOE"}, Row{Role::moa, "MISE_A_DISPOSITION_MOA"}})
    EXPECT_EQ(steps_of(decide(flux_of({good(row.next)}), now), 0),
              (std::vector<std::string>{"DEPOSEE", "EN_COURS_ACHEMINEMENT", row.status}));
}

TEST(Decide, RefusesAPieceForItsFirstError) {
  const auto outcome = decide(flux_of({good(), bad()}), now);
  EXPECT_EQ(steps_of(outcome, 1), (std::vector<std::string>{"NON_CONFORME"}));
  EXPECT_EQ(outcome.transitions.back().to, "IN_INTEGRE_PARTIEL");
  EXPECT_EQ(outcome.transitions.back().cause, "G1.05");
}

TEST(Decide, CreatesNoPieceOfAnInadmissibleFlux) {
  auto flux = flux_of({good()});
  flux.findings.push_back({"IRR_EXTRAC", Severity::error, Layer::technique, {}, {}});
  const auto outcome = decide(std::move(flux), now);
  EXPECT_EQ(outcome.fate, Fate::rejected);
  EXPECT_TRUE(outcome.examined.pieces.empty());
  EXPECT_EQ(steps_of(outcome, Transition::whole_flux),
            (std::vector<std::string>{"IN_RECU", "IN_REJETE"}));
  EXPECT_EQ(outcome.transitions.back().cause, "IRR_EXTRAC");
}

TEST(Decide, KnowsADuplicateFromAReject) {
  auto flux = flux_of({good()});
  flux.findings.push_back({"IRR_UNICITE", Severity::error, Layer::technique, {}, {}});
  const auto outcome = decide(std::move(flux), now);
  EXPECT_EQ(outcome.fate, Fate::duplicate);
  EXPECT_EQ(state_after(outcome), "IN_REJETE");
}

TEST(Quarantine, EndsAFluxThatCouldNotBeExamined) {
  const auto outcome = quarantine(flux_of({good()}), "E_ATTEMPTS", now);
  EXPECT_EQ(outcome.fate, Fate::quarantined);
  EXPECT_EQ(steps_of(outcome, Transition::whole_flux),
            (std::vector<std::string>{"IN_RECU", "IN_INCIDENTE"}));
  EXPECT_TRUE(outcome.examined.pieces.empty());
}

}  // namespace
}  // namespace ecluse::daemon
