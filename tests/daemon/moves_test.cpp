#include "daemon/moves.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "model/states.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Knows one works piece that waits for its MOE.
class WaitingBatch final : public lifecycle::PreviewBatch {
 public:
  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) override {
    std::vector<KnownPiece> found;
    if (number != "P-1") return found;
    auto& piece = found.emplace_back();
    piece.summary.number = number;
    piece.summary.cadre = "A4";
    piece.state = piece_status::available_moe;
    return found;
  }
  [[nodiscard]] bool knows_the_past() const override { return true; }
};

std::vector<std::string> codes_of(const ExaminedPiece& piece) {
  std::vector<std::string> codes;
  for (const auto& finding : piece.findings) codes.push_back(finding.code);
  return codes;
}

Move number_again(int told_by) {
  return {{}, {0, "A_RECYCLER", "ABANDONNEE", tests::monday, "ABC123", ""}, told_by};
}

TEST(Moves, AreThoseOfStatusesAndOfAssociations) {
  ExaminedFlux flux;
  flux.pieces.emplace_back().statuses.emplace_back().number = "nowhere";
  auto& made = flux.pieces.emplace_back();
  made.summary.cadre = "A15";
  made.previous = PreviousPiece{"P-1", {}};
  WaitingBatch batch;
  const auto moves = tests::need(find_moves(flux, batch, tests::example_tables(), tests::monday));
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].step.to, piece_status::associated);
  EXPECT_THAT(codes_of(flux.pieces[0]), ElementsAre("REF_STATUT_PIECE_INCONNUE"));
  EXPECT_THAT(codes_of(flux.pieces[1]), IsEmpty());
}

TEST(Moves, AreNoneOfAFluxThatIsRefused) {
  ExaminedFlux flux;
  flux.findings.emplace_back().code = "IRR_VIDE";
  auto& made = flux.pieces.emplace_back();
  made.summary.cadre = "A15";
  made.previous = PreviousPiece{"P-1", {}};
  WaitingBatch batch;
  // A number that comes again in it has not come again: its holder stays where it is.
  EXPECT_THAT(tests::need(find_moves(flux, batch, tests::example_tables(), tests::monday,
                                     {number_again(0)})),
              IsEmpty());
}

TEST(Moves, AreThoseOfNumbersThatComeAgainOnlyWhereTheyAreAccepted) {
  ExaminedFlux flux;
  flux.pieces.resize(2);
  auto& refused = flux.pieces[1].findings.emplace_back();
  refused.severity = Severity::error;
  WaitingBatch batch;
  const auto moves = tests::need(find_moves(flux, batch, tests::example_tables(), tests::monday,
                                            {number_again(0), number_again(1)}));
  ASSERT_EQ(moves.size(), 1U);
  EXPECT_EQ(moves[0].told_by, 0);
}

}  // namespace
}  // namespace ecluse::daemon
