#include "lifecycle/ledger_sqlite_life.hpp"

#include <chrono>
#include <optional>

#include <gmock/gmock.h>

#include "lifecycle/search.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;
using namespace std::chrono_literals;

class Life : public tests::LedgerFile {
 protected:
  /// Records a flux of one piece, which makes the piece of `before` step, if any.
  void made(int flux, const std::string& number, const std::string& before = {},
            const std::string& to = "A_RECYCLER") {
    auto outcome = decided(flux_numbered(flux, "a-" + std::to_string(flux)), {good_piece(number)});
    if (!before.empty()) {
      const KnownPiece piece{before, "AAA999", 0, {}, "MISE_A_DISPOSITION"};
      outcome.moves.push_back({piece, {0, "MISE_A_DISPOSITION", to, noon + 1s, "OPE001", ""}});
    }
    ASSERT_TRUE(recorded(outcome));
  }
  void wait(const std::string& arrival, std::optional<Instant> until) {
    const auto batch = begun();
    ASSERT_TRUE(batch->wait(arrival, 0, until));
    ASSERT_TRUE(batch->commit());
  }
  static std::vector<std::string> numbers(const std::vector<KnownPiece>& pieces) {
    std::vector<std::string> all;
    for (const auto& piece : pieces) all.push_back(piece.summary.number);
    return all;
  }
};

TEST_F(Life, WaitsUntilADelayHasRunOut) {
  made(1, "F1");
  made(2, "F2");
  EXPECT_EQ(ledger_->next_due().value(), std::nullopt);
  wait("a-1", noon + 2h);
  wait("a-2", noon + 1h);
  reopen();
  EXPECT_EQ(ledger_->next_due().value(), noon + 1h);
  EXPECT_THAT(begun()->overdue(noon + 1h - 1ms, 10).value(), IsEmpty());
  EXPECT_THAT(numbers(begun()->overdue(noon + 1h, 10).value()), ElementsAre("F2"));
  EXPECT_THAT(numbers(begun()->overdue(noon + 9h, 10).value()), ElementsAre("F2", "F1"));
  EXPECT_THAT(numbers(begun()->overdue(noon + 9h, 1).value()), ElementsAre("F2")) << "in groups";
  wait("a-2", noon + 3h);
  EXPECT_EQ(ledger_->next_due().value(), noon + 2h) << "a delay may begin anew";
  wait("a-1", std::nullopt);
  wait("a-2", std::nullopt);
  EXPECT_EQ(ledger_->next_due().value(), std::nullopt);
}

TEST_F(Life, ForgetsADelayThatWasNotCommitted) {
  made(1, "F1");
  ASSERT_TRUE(begun()->wait("a-1", 0, noon + 1h));
  EXPECT_EQ(ledger_->next_due().value(), std::nullopt);
  EXPECT_EQ(begun()->wait("unknown", 0, noon).error().code, "E_ARRIVAL");
}

TEST_F(Life, KnowsWhoHoldsANumber) {
  made(1, "F1");
  made(2, "F1");
  const auto summary = good_piece("F1").summary;
  const auto batch = begun();
  const auto holder =
      batch->holder_of_number(summary.supplier_type, summary.supplier, "F1", 2026).value();
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->arrival_id, "a-2") << "the last one";
  EXPECT_EQ(holder->partner, "AAA999");
  EXPECT_EQ(holder->summary.payable, summary.payable);
  EXPECT_EQ(holder->summary.issue_date, summary.issue_date);
  EXPECT_EQ(holder->summary.marche, summary.marche);
  EXPECT_EQ(holder->validators, 1);
  for (const int year : {2025, 2027})
    EXPECT_FALSE(
        batch->holder_of_number(summary.supplier_type, summary.supplier, "F1", year).value());
}

TEST_F(Life, FindsThePiecesOfAMarket) {
  auto piece = good_piece("F1");
  piece.summary.marche = "M-1";
  piece.summary.cadre = "A10";
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {piece})));
  const auto batch = begun();
  EXPECT_THAT(numbers(batch->pieces_of_marche("M-1", "A10").value()), ElementsAre("F1"));
  EXPECT_THAT(batch->pieces_of_marche("M-1", "A4").value(), IsEmpty());
  EXPECT_THAT(batch->pieces_of_marche("M-2", "A10").value(), IsEmpty());
  EXPECT_THAT(batch->pieces_of_marche("", "A10").value(), IsEmpty());
}

TEST_F(Life, CountsTheValideursOfAPiece) {
  auto piece = good_piece("F1");
  piece.route.emplace();
  piece.route->actors = {{Role::valideur, "1", "", ""}, {Role::second_valideur, "2", "", ""}};
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {piece})));
  EXPECT_EQ(begun()->pieces_numbered("F1").value().at(0).validators, 2);
}

// DOC-11, NUM-04: the dossier has the number of its first piece, and is found by any of them.
TEST_F(Life, KeepsThePiecesOfACycleTogether) {
  made(1, "F1");
  made(2, "F2", "a-1");
  made(3, "F3", "a-2");
  made(4, "OTHER");
  for (const auto* number : {"F1", "F2", "F3"}) {
    const auto dossiers = ledger_->dossiers(number, "").value();
    ASSERT_THAT(dossiers, SizeIs(1)) << number;
    EXPECT_EQ(dossiers[0].number, "F1");
    const auto& pieces = dossiers[0].pieces;
    ASSERT_THAT(pieces, SizeIs(3));
    EXPECT_EQ(pieces[0].piece.summary.number, "F3") << "newest first";
    EXPECT_EQ(pieces[0].before, pieces[1].piece.row);
    EXPECT_EQ(pieces[1].before, pieces[2].piece.row);
    EXPECT_EQ(pieces[2].before, std::nullopt);
    EXPECT_EQ(pieces[2].flux.arrival_id, "a-1");
    ASSERT_THAT(pieces[2].history, SizeIs(4));
    EXPECT_EQ(pieces[2].history.front().step.to, "A_RECYCLER") << "newest first";
    EXPECT_EQ(pieces[2].history.back().step.to, "DEPOSEE");
  }
  EXPECT_THAT(ledger_->dossiers("OTHER", "").value().at(0).pieces, SizeIs(1));
  EXPECT_THAT(ledger_->dossiers("NONE", "").value(), IsEmpty());
  EXPECT_THAT(ledger_->dossiers("F1", "11111111100011").value(), SizeIs(1));
  EXPECT_THAT(ledger_->dossiers("F1", "another").value(), IsEmpty());
}

/// One among many of a common number is found by whoever sees it, and by nobody else.
TEST_F(Life, FindsTheDossierThatIsSeenAmongManyOfANumber) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("1")})));
  for (int flux = 2; flux <= 102; ++flux) {
    auto other = flux_numbered(flux, "a-" + std::to_string(flux));
    other.flux.partner = "BBB222";
    auto piece = good_piece("1");
    piece.summary.supplier = std::to_string(flux);
    ASSERT_TRUE(recorded(decided(std::move(other), {piece})));
  }
  const auto desk = open_search_desk(path_).value();
  const Sight depositor{false, {"AAA999"}, {}};
  const auto supplier = good_piece("").summary.supplier;
  const Sight structure{false, {}, {{supplier, {}, {"fournisseur"}, {"A1"}}}};
  for (const auto& sight : {depositor, structure}) {
    const auto found = desk->dossiers("1", sight).value();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].pieces.at(0).flux.arrival_id, "a-1");
  }
  EXPECT_THAT(desk->dossiers("1", Sight{true, {}, {}}).value(), SizeIs(100));
  EXPECT_THAT(desk->dossiers("1", {}).value(), IsEmpty());
  EXPECT_THAT(desk->flux_named("1", depositor).value(), SizeIs(1));
  EXPECT_THAT(desk->flux_named("1", Sight{true, {}, {}}).value(), SizeIs(100));
  EXPECT_THAT(desk->flux_named("1", structure).value(), IsEmpty());
}

TEST_F(Life, SeesADossierByAnyOfItsPieces) {
  made(1, "F1");
  made(2, "F2", "a-1");
  const auto desk = open_search_desk(path_).value();
  const auto whole = desk->dossiers("F1", Sight{false, {"AAA999"}, {}}).value();
  ASSERT_THAT(whole, SizeIs(1));
  EXPECT_THAT(whole[0].pieces, SizeIs(2));
}

TEST_F(Life, KnowsWhatAPieceWasMadeFrom) {
  made(1, "F1");
  made(2, "F2", "a-1");
  made(3, "F3", "a-2");
  const KnownPiece first{"a-1", "", 0, {}, {}}, last{"a-3", "", 0, {}, {}};
  const auto batch = begun();
  EXPECT_TRUE(batch->made_from(last, first).value());
  EXPECT_FALSE(batch->made_from(first, last).value());
  EXPECT_FALSE(batch->made_from(first, first).value());
}

// ESP-05: the queue of a valideur, the most urgent piece first.
TEST_F(Life, ListsWhatAValideurHasToSpeakOf) {
  for (int flux = 1; flux <= 4; ++flux) {
    auto piece = good_piece("F" + std::to_string(flux));
    piece.summary.validator = flux == 3 ? "B" : "A";
    auto outcome = decided(flux_numbered(flux, "a-" + std::to_string(flux)), {piece});
    if (flux != 4)
      for (auto& step : outcome.transitions)
        if (step.to == "MISE_A_DISPOSITION") step.to = "A_VALIDER_1";
    ASSERT_TRUE(recorded(outcome));
  }
  wait("a-2", noon + 1h);
  const auto numbers_of = [&](std::string_view valideur, int limit = 50) {
    std::vector<std::string> all;
    const auto listed = ledger_->to_validate(valideur, limit).value();
    for (const auto& row : listed) all.push_back(row.piece.summary.number);
    return all;
  };
  EXPECT_THAT(numbers_of(""), ElementsAre("F2", "F1", "F3"));
  EXPECT_THAT(numbers_of("A"), ElementsAre("F2", "F1"));
  EXPECT_THAT(numbers_of("B"), ElementsAre("F3"));
  EXPECT_THAT(numbers_of("", 1), ElementsAre("F2"));
  EXPECT_EQ(ledger_->to_validate("A", 1).value().at(0).due, noon + 1h);
}

}  // namespace
}  // namespace ecluse::lifecycle
