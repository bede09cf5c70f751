#include "daemon/memoires.hpp"

#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"

namespace ecluse::daemon {
namespace {

Transition step(int piece, const std::string& from, const std::string& to) {
  return {piece, from, to, {}, {}, {}};
}

TEST(MemoireNumbers, AreOfTheYearInParis) {
  lifecycle::PreviewBatch batch;
  const auto eve = parse_utc("2026-12-31T23:30:00.000Z").value();
  EXPECT_EQ(next_temporary_number(batch, eve).value(), "TMP2027000000001");
  EXPECT_EQ(next_temporary_number(batch, eve - std::chrono::hours{1}).value(), "TMP2026000000001");
  EXPECT_EQ(next_temporary_number(batch, eve).value(), "TMP2027000000002");
}

TEST(MemoireNumbers, AreGivenToMemoiresOnlyAndDefinitiveOnesToThoseDeposited) {
  lifecycle::PreviewBatch batch;
  Outcome outcome;
  outcome.examined.flux.received = parse_utc("2026-03-02T09:00:00.000Z").value();
  outcome.examined.pieces.resize(3);
  outcome.examined.pieces[0].summary.memoire = MemoireFacts{};
  outcome.examined.pieces[1].summary.memoire = MemoireFacts{};
  outcome.transitions = {step(0, "", "NON_CONFORME"), step(1, "", "DEPOSEE"),
                         step(2, "", "DEPOSEE")};
  ASSERT_TRUE(number_memoires(outcome, batch, {}));
  const auto& pieces = outcome.examined.pieces;
  EXPECT_EQ(pieces[0].summary.memoire->temporary, "TMP2026000000001");
  EXPECT_EQ(pieces[0].summary.memoire->number, "");
  EXPECT_EQ(pieces[1].summary.memoire->number, "MJ00000000001");
  EXPECT_FALSE(pieces[2].summary.memoire);
}

TEST(MemoireNumbers, AreDueWhenADraftIsSent) {
  KnownPiece piece;
  piece.summary.cadre = "A3";
  EXPECT_TRUE(validates_memoire(piece, step(0, "BROUILLON", "DEPOSEE")));
  EXPECT_FALSE(validates_memoire(piece, step(0, "BROUILLON", "ABANDONNEE")));
  piece.summary.cadre = "A4";
  EXPECT_FALSE(validates_memoire(piece, step(0, "BROUILLON", "DEPOSEE")));
  lifecycle::PreviewBatch batch;
  Config config;
  config.memoires.number_width = 4;
  EXPECT_EQ(validate_memoire(piece, batch, config).value(), "MJ0001");
}

}  // namespace
}  // namespace ecluse::daemon
