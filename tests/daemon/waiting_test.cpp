#include "daemon/waiting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/delays.hpp"
#include "lifecycle/preview_batch.hpp"
#include "routing/tables.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::monday;

/// Writes down what waits, and until when.
class NotingBatch final : public lifecycle::PreviewBatch {
 public:
  Done wait(std::string_view arrival_id, int position, std::optional<Instant> until) override {
    noted.push_back(std::string(arrival_id) + ' ' + std::to_string(position) + ' ' +
                    (until ? utc_text(*until) : "no more"));
    return {};
  }
  std::vector<std::string> noted;
};

KnownPiece piece_of(const std::string& cadre, const std::string& marche = {}) {
  KnownPiece piece{"a-1", "ABC123", 4, {}, {}};
  piece.summary.cadre = cadre;
  piece.summary.marche = marche;
  return piece;
}

std::vector<std::string> kept(const KnownPiece& piece, const std::string& from,
                              const std::string& to,
                              const Tables& tables = tests::example_tables()) {
  NotingBatch batch;
  tests::need(keep_delay(piece, {4, from, to, monday, "ecluse", ""}, batch, tables));
  return batch.noted;
}

TEST(Waiting, BeginsGoesOnAndEndsWithTheSteps) {
  const auto a4 = piece_of("A4");
  EXPECT_THAT(kept(a4, "EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION_MOE"),
              ElementsAre("a-1 4 2026-03-09T23:00:00.000Z"));
  EXPECT_THAT(kept(a4, "MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"), IsEmpty());
  EXPECT_THAT(kept(a4, "PRISE_EN_COMPTE_MOE", "ASSOCIEE"), ElementsAre("a-1 4 no more"));
  EXPECT_THAT(kept(a4, "MISE_A_DISPOSITION", "SERVICE_FAIT"), IsEmpty());
  EXPECT_THAT(kept(piece_of("A10"), "MISE_A_DISPOSITION_MOE", "PRISE_EN_COMPTE_MOE"),
              ElementsAre("a-1 4 no more"))
      << "it ends there";
}

TEST(Waiting, LastsAsLongAsTheFicheOfTheMarketSays) {
  auto tables = tests::need(Tables::standard());
  tables.referential.fiches =
      routing::Fiches::load(std::string(routing::embedded_table("marches.tsv")) +
                            "M1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t3\t-\tmoe\t-\t-\t-\toui\t-\t-\n")
          .value();
  EXPECT_THAT(kept(piece_of("A10", "M1"), "EN_COURS_ACHEMINEMENT", "A_VALIDER_1", tables),
              ElementsAre("a-1 4 2026-03-05T23:00:00.000Z"));
  EXPECT_THAT(kept(piece_of("A4", "M1"), "VALIDEE_1", "MISE_A_DISPOSITION_MOE", tables),
              ElementsAre("a-1 4 2026-03-09T23:00:00.000Z"))
      << "the fiche does not say";
  EXPECT_THAT(kept(piece_of("A10", "M2"), "EN_COURS_ACHEMINEMENT", "A_VALIDER_1", tables),
              ElementsAre("a-1 4 2026-03-17T23:00:00.000Z"));
}

TEST(Waiting, IsKeptForThePiecesOfAFluxAndForThoseItMovesOn) {
  Outcome outcome;
  outcome.examined.flux.arrival_id = "new";
  outcome.examined.pieces.resize(2);
  outcome.examined.pieces[1].summary.cadre = "A4";
  outcome.transitions = {{Transition::whole_flux, "", "IN_RECU", monday, "ecluse", ""},
                         {1, "", "DEPOSEE", monday, "ecluse", ""},
                         {1, "DEPOSEE", "MISE_A_DISPOSITION_MOE", monday, "ecluse", ""}};
  outcome.moves.push_back(
      {piece_of("A4"), {4, "MISE_A_DISPOSITION_MOE", "ASSOCIEE", monday, "ecluse", ""}});
  NotingBatch batch;
  tests::need(keep_delays(outcome, batch, tests::example_tables()));
  EXPECT_THAT(batch.noted, ElementsAre("new 1 2026-03-09T23:00:00.000Z", "a-1 4 no more"));
}

}  // namespace
}  // namespace ecluse::daemon
