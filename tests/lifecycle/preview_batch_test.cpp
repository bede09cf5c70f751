#include "lifecycle/preview_batch.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/outcomes.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;

TEST(PreviewBatch, BeginsWithNothingAndNumbersFromOne) {
  PreviewBatch batch;
  EXPECT_EQ(batch.finished("a-1").value(), std::nullopt);
  EXPECT_EQ(batch.earlier_flux_with_id("ID", "").value(), std::nullopt);
  EXPECT_EQ(batch.integrated_flux_with_bytes("cafe", "").value(), std::nullopt);
  EXPECT_FALSE(batch.number_taken(IdentifierType::siret, "S", "F1", 2026).value());
  EXPECT_EQ(batch.next_number("CSO1100A").value(), 1U);
  EXPECT_EQ(batch.next_number("CSO1100A").value(), 2U);
  EXPECT_EQ(batch.next_number("FEN1200A").value(), 1U);
}

TEST(PreviewBatch, AnswersAsTheLedgerDoesOfWhatItSaw) {
  const auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  const auto partly = decided(flux_numbered(2, "a-2"), {good_piece("F2"), bad_piece("F3")});
  PreviewBatch batch;
  EXPECT_EQ(batch.attempt(outcome.examined.flux).value().count, 1);
  EXPECT_EQ(batch.attempt(outcome.examined.flux).value().count, 2);
  ASSERT_TRUE(batch.record(outcome));
  ASSERT_TRUE(batch.record(partly));
  EXPECT_EQ(batch.finished("a-1").value()->sha256, outcome.examined.sha256);
  const auto& id = outcome.examined.name->id;
  EXPECT_EQ(batch.earlier_flux_with_id(id, "b-1").value()->arrival_id, "a-1");
  EXPECT_EQ(batch.earlier_flux_with_id(id, "a-1").value(), std::nullopt);
  EXPECT_TRUE(batch.integrated_flux_with_bytes(outcome.examined.sha256, "b-1").value());
  EXPECT_FALSE(batch.integrated_flux_with_bytes(partly.examined.sha256, "b-1").value());
  const auto taken = [&](const char* number) {
    return batch.number_taken(IdentifierType::siret, "11111111100011", number, 2026).value();
  };
  EXPECT_TRUE(taken("F1"));
  EXPECT_TRUE(taken("F2"));
  EXPECT_FALSE(taken("F3"));
}

TEST(PreviewBatch, DoesNotTakeAQuarantinedFluxForAnEarlierOne) {
  PreviewBatch batch;
  ASSERT_TRUE(batch.record(tests::refused(flux_numbered(1, "a-1"), Fate::quarantined, "E_CRASH")));
  EXPECT_EQ(batch.earlier_flux_with_id(flux_numbered(1, "").name->id, "b-1").value(), std::nullopt);
}

TEST(PreviewBatch, AcceptsWhateverChangesNothing) {
  PreviewBatch batch;
  EXPECT_TRUE(batch.move("a-1", {}));
  EXPECT_TRUE(batch.delivered({}, {}));
  EXPECT_TRUE(batch.commit());
}

TEST(PreviewBatch, KnowsWhoHoldsANumberAndThePiecesOfAMarket) {
  PreviewBatch batch;
  auto piece = tests::good_piece("F1");
  piece.summary.marche = "M-1";
  ASSERT_TRUE(batch.record(tests::decided(tests::flux_numbered(1, "a-1"), {piece})));
  const auto& sum = piece.summary;
  const auto holder = batch.holder_of_number(sum.supplier_type, sum.supplier, "F1", 2026).value();
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->arrival_id, "a-1");
  EXPECT_FALSE(batch.holder_of_number(sum.supplier_type, sum.supplier, "F1", 2025).value());
  EXPECT_EQ(batch.pieces_of_marche("M-1", sum.cadre).value().size(), 1U);
  EXPECT_TRUE(batch.pieces_of_marche("M-2", sum.cadre).value().empty());
  EXPECT_TRUE(batch.overdue(tests::noon, 10).value().empty()) << "nothing waits in a preview";
}

}  // namespace
}  // namespace ecluse::lifecycle
