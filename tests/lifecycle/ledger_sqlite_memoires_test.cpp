// The mémoires and the search data that a batch writes (lifecycle/ledger_sqlite_memoires.cpp).
#include <gtest/gtest.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/search.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

/// A ledger with one mémoire, which its recipient refused when `refused`.
class MemoireLedger : public testing::Test {
 protected:
  void SetUp() override {
    ledger_ = open_sqlite_ledger(path_, Access::write, tests::machines()).value();
    auto piece = tests::good_piece("M-1");
    piece.summary.cadre = "A3";
    piece.summary.memoire =
        MemoireFacts{"TMP2026000000001", "", "F-1", "R92", "Expert", "S", "25/1", {}};
    write([&](Batch& batch) {
      auto flux = tests::flux_numbered(1, "a-1");
      EXPECT_TRUE(batch.attempt(flux.flux));
      EXPECT_TRUE(batch.record(tests::decided(flux, {piece})));
    });
  }
  template <class What>
  void write(What what) {
    const auto batch = ledger_->begin().value();
    what(*batch);
    ASSERT_TRUE(batch->commit());
  }
  static KnownPiece called(Batch& batch, const std::string& name) {
    const auto known = batch.pieces_numbered(name).value();
    return known.empty() ? KnownPiece{} : known.front();
  }
  void refuse() {
    write([&](Batch& batch) {
      EXPECT_TRUE(
          batch.move("a-1", {0, "MISE_A_DISPOSITION", "REJETEE", tests::noon, "x", "m", {}}));
    });
  }

  tests::TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "suivi.sqlite").string();
  std::unique_ptr<Ledger> ledger_;
};

TEST_F(MemoireLedger, FindsAMemoireByItsTemporaryNumber) {
  write([&](Batch& batch) {
    EXPECT_EQ(called(batch, "TMP2026000000001").summary.number, "M-1");
    EXPECT_EQ(called(batch, "TMP2026000000002").summary.number, "");
  });
  const auto pieces = ledger_->pieces_of(1).value();
  ASSERT_EQ(pieces.size(), 1U);
  EXPECT_EQ(pieces[0].summary.memoire->own_invoice, "F-1");
  EXPECT_EQ(pieces[0].summary.memoire->cases, "25/1");
}

TEST_F(MemoireLedger, NumbersItOnce) {
  write([](Batch& batch) {
    EXPECT_TRUE(batch.number_memoire("a-1", 0, "MJ1"));
    EXPECT_EQ(batch.number_memoire("a-1", 0, "MJ2").error().code, "E_LEDGER");
    EXPECT_EQ(batch.number_memoire("a-1", 7, "MJ2").error().code, "E_LEDGER") << "no such piece";
    EXPECT_EQ(called(batch, "MJ1").summary.number, "M-1");
  });
}

TEST_F(MemoireLedger, CopiesARefusedOneWithItsNumber) {
  refuse();
  write([](Batch& batch) {
    const auto draft =
        batch.duplicate(called(batch, "M-1"), {"TMP2026000000002", "Anne", tests::noon}).value();
    EXPECT_EQ(draft.position, 1);
    EXPECT_EQ(draft.state, "BROUILLON");
    EXPECT_EQ(called(batch, "M-1").position, 1) << "the copy has the number of the supplier";
  });
  const auto pieces = ledger_->pieces_of(1).value();
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0].state, "DUPLIQUE_APRES_REFUS");
  EXPECT_EQ(pieces[1].summary.memoire->copy_of, "TMP2026000000001");
  EXPECT_EQ(pieces[1].summary.memoire->number, "");
}

TEST_F(MemoireLedger, CopiesNothingThatIsNotRefused) {
  const auto batch = ledger_->begin().value();
  const auto draft =
      batch->duplicate(called(*batch, "M-1"), {"TMP2026000000002", "x", tests::noon});
  EXPECT_EQ(draft.error().code, "E_TRANSITION");
}

TEST_F(MemoireLedger, KeepsRequestsForGood) {
  write([](Batch& batch) {
    EXPECT_TRUE(batch.audit({tests::noon, "anne", "unmasked", "search", {}}));
  });
  auto connection = Connection::open(path_, Access::write).value();
  EXPECT_EQ(connection.number("SELECT COUNT(*) FROM audit WHERE who = 'anne'").value(), 1);
  EXPECT_FALSE(connection.execute("DELETE FROM audit"));
  EXPECT_FALSE(connection.execute("UPDATE audit SET who = 'other'"));
  EXPECT_FALSE(connection.execute("UPDATE memoire SET tmp = 'TMP2'"));
}

}  // namespace
}  // namespace ecluse::lifecycle
