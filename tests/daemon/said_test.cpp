#include "daemon/said.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "model/states.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::IsEmpty;

const lifecycle::Speaker anne{"Anne Lebrun", "person", {}};

KnownPiece known_at(std::string_view state) {
  KnownPiece piece;
  piece.arrival_id = "a-1";
  piece.partner = "ABC123";
  piece.summary.number = "F-1";
  piece.summary.cadre = "A1";
  piece.state = state;
  return piece;
}

TEST(Said, IsAStatusOfAPieceByItsNumber) {
  const auto notice = said_by(anne, "F-1", "ABANDONNEE");
  EXPECT_EQ(notice.way, "person");
  EXPECT_EQ(notice.actor, "Anne Lebrun");
  EXPECT_EQ(notice.number, "F-1");
  EXPECT_EQ(notice.code, "ABANDONNEE");
  EXPECT_EQ(notice.status, "ABANDONNEE");
}

TEST(Said, IsRefusedWhereTheMachineDoesNotHaveTheStep) {
  lifecycle::PreviewBatch batch;
  for (const auto state : {piece_status::paid, piece_status::deposited}) {
    Said said{said_by(anne, "F-1", std::string(piece_status::duplicated))};
    ASSERT_TRUE(
        duplicate(said, {known_at(state)}, anne, batch, tests::example_tables(), tests::monday));
    EXPECT_FALSE(said.draft);
    EXPECT_TRUE(has_error(said.findings)) << state;
    EXPECT_THAT(said.moves, IsEmpty());
  }
}

TEST(Said, MeansOnePieceOrNothingIsDone) {
  lifecycle::PreviewBatch batch;
  Said said{said_by(anne, "F-1", "ABANDONNEE")};
  ASSERT_TRUE(take_step(said, {}, anne, batch, tests::example_tables(), {}, tests::monday));
  ASSERT_EQ(said.findings.size(), 1U);
  EXPECT_EQ(said.findings[0].code, "REF_STATUT_PIECE_INCONNUE");
}

}  // namespace
}  // namespace ecluse::daemon
