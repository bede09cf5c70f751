#include "daemon/associations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "model/states.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ExaminedPiece made_from(const std::string& previous, const std::string& cadre) {
  ExaminedPiece piece;
  piece.summary.number = cadre + "-of-" + previous;
  piece.summary.cadre = cadre;
  piece.previous = PreviousPiece{previous, {7, 3, "/x", "BT-25"}};
  return piece;
}

/// Knows one integrated piece, and that there is no other.
class KnowingBatch final : public lifecycle::PreviewBatch {
 public:
  explicit KnowingBatch(KnownPiece known) : known_(std::move(known)) {}

  Result<std::vector<KnownPiece>> pieces_numbered(std::string_view number) override {
    std::vector<KnownPiece> found;
    if (number == known_.summary.number) found.push_back(known_);
    return found;
  }
  [[nodiscard]] bool knows_the_past() const override { return true; }

 private:
  KnownPiece known_;
};

KnownPiece earlier(const std::string& cadre, std::string_view state) {
  KnownPiece piece;
  piece.arrival_id = "arrival";
  piece.position = 2;
  piece.summary.number = "P-1";
  piece.summary.cadre = cadre;
  piece.state = state;
  return piece;
}

std::vector<std::string> codes_of(const ExaminedPiece& piece) {
  std::vector<std::string> codes;
  for (const auto& finding : piece.findings) codes.push_back(finding.code);
  return codes;
}

struct Row {
  const char* previous;
  const char* cadre;
  KnownPiece known;
  std::vector<std::string> codes;
  std::string_view moved_to;
};

// CAD-R2: missing, unknown, of another type, or not waiting any more.
TEST(Associations, MoveThePieceBeforeOrSayWhyNot) {
  const auto waiting = earlier("A4", piece_status::available_moe);
  const Row rows[] = {
      {"P-1", "A15", waiting, {}, piece_status::associated},
      {"P-1", "A22", earlier("A7", piece_status::available_moe), {}, piece_status::replaced_by_a22},
      {"", "A15", waiting, {"REF_ASSOCIATION_SANS_REFERENCE"}, ""},
      {"P-2", "A15", waiting, {"REF_ASSOCIATION_INCONNUE"}, ""},
      {"P-1", "A20", waiting, {"REF_ASSOCIATION_TYPE"}, ""},
      {"P-1", "A15", earlier("A4", piece_status::associated), {"REF_ASSOCIATION_ETAT"}, ""},
  };
  for (const auto& row : rows) {
    KnowingBatch batch(row.known);
    ExaminedFlux flux;
    flux.pieces.push_back(made_from(row.previous, row.cadre));
    const auto moves =
        tests::need(find_associations(flux, batch, tests::example_tables(), tests::monday));
    EXPECT_EQ(codes_of(flux.pieces[0]), row.codes) << row.cadre << row.previous;
    for (const auto& finding : flux.pieces[0].findings) EXPECT_EQ(finding.place.line, 7U);
    ASSERT_EQ(moves.size(), row.moved_to.empty() ? 0U : 1U) << row.cadre << row.previous;
    if (row.moved_to.empty()) continue;
    EXPECT_EQ(moves[0].step.to, row.moved_to);
    EXPECT_EQ(moves[0].step.piece, 2);
    EXPECT_EQ(moves[0].step.cause, flux.pieces[0].summary.number);
  }
}

TEST(Associations, AreMadeOnceInAFlux) {
  KnowingBatch batch(earlier("A4", piece_status::available_moe));
  ExaminedFlux flux;
  flux.pieces = {made_from("P-1", "A15"), made_from("P-1", "A15")};
  EXPECT_EQ(
      tests::need(find_associations(flux, batch, tests::example_tables(), tests::monday)).size(),
      1U);
  EXPECT_THAT(codes_of(flux.pieces[0]), IsEmpty());
  EXPECT_THAT(codes_of(flux.pieces[1]), ElementsAre("REF_ASSOCIATION_ETAT"));
}

TEST(Associations, AreNotRefusedByAPreviewThatKnowsNothingOfThePast) {
  lifecycle::PreviewBatch batch;
  ExaminedFlux flux;
  flux.pieces.push_back(made_from("P-1", "A15"));
  EXPECT_THAT(tests::need(find_associations(flux, batch, tests::example_tables(), tests::monday)),
              IsEmpty());
  EXPECT_THAT(codes_of(flux.pieces[0]), IsEmpty());
}

}  // namespace
}  // namespace ecluse::daemon
