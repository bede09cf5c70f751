#include "lifecycle/ledger_sqlite_batch.hpp"

#include <limits>

#include <gmock/gmock.h>

#include "model/states.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::bad_piece;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;
using tests::noon;
using tests::refused;

class BatchTest : public tests::LedgerFile {
 protected:
  Result<bool> taken(Batch& batch, const std::string& number, int year = 2026,
                     IdentifierType type = IdentifierType::siret,
                     const std::string& supplier = "11111111100011") {
    return batch.number_taken(type, supplier, number, year);
  }
};

TEST_F(BatchTest, CountsTheAttemptsOfAnArrivalAndKeepsItsReceptionTime) {
  auto flux = flux_numbered(1, "a-1").flux;
  for (int count = 1; count <= 3; ++count) {
    const auto batch = begun();
    const auto attempt = batch->attempt(flux).value();
    EXPECT_EQ(attempt.count, count);
    EXPECT_EQ(attempt.received, noon);
    ASSERT_TRUE(batch->commit());
    flux.received += std::chrono::minutes{1};
    reopen();
  }
  EXPECT_EQ(begun()->attempt(flux_numbered(2, "b-1").flux).value().count, 1);
}

TEST_F(BatchTest, TellsHowAnArrivalEnded) {
  const auto outcome = refused(flux_numbered(1, "a-1"), Fate::quarantined, "E_CRASH");
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(outcome.examined.flux));
  EXPECT_EQ(batch->finished("a-1").value(), std::nullopt);
  EXPECT_EQ(batch->finished("unknown").value(), std::nullopt);
  ASSERT_TRUE(batch->record(outcome));
  const auto end = batch->finished("a-1").value().value();
  EXPECT_EQ(end.fate, Fate::quarantined);
  EXPECT_EQ(end.sha256, outcome.examined.sha256);
  EXPECT_EQ(end.received, noon);
}

TEST_F(BatchTest, TakesEveryFinishedFluxOfTheSameIdForADuplicateButQuarantinedOnes) {
  for (const auto fate : {Fate::integrated, Fate::rejected, Fate::duplicate, Fate::quarantined}) {
    const auto number = static_cast<int>(fate) + 1;
    const auto arrival = "a-" + std::to_string(number);
    auto outcome = fate == Fate::integrated
                       ? decided(flux_numbered(number, arrival), {good_piece("F1")})
                       : refused(flux_numbered(number, arrival), fate, "IRR_X");
    ASSERT_TRUE(recorded(outcome));
    const auto& id = outcome.examined.name->id;
    const auto batch = begun();
    EXPECT_EQ(batch->earlier_flux_with_id(id, "other").value().has_value(),
              fate != Fate::quarantined)
        << name_of(fate);
    EXPECT_EQ(batch->earlier_flux_with_id(id, arrival).value(), std::nullopt) << name_of(fate);
  }
  EXPECT_EQ(begun()->earlier_flux_with_id("", "other").value(), std::nullopt);
}

TEST_F(BatchTest, NamesTheFirstFluxThatHadTheId) {
  auto second = flux_numbered(1, "b-1");
  second.flux.received += std::chrono::hours{1};
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1")})));
  ASSERT_TRUE(recorded(refused(second, Fate::duplicate, "IRR_UNICITE")));
  const auto earlier = begun()->earlier_flux_with_id("AAA9991100000000000000001", "c-1").value();
  ASSERT_TRUE(earlier);
  EXPECT_EQ(earlier->arrival_id, "a-1");
  EXPECT_EQ(earlier->received, noon);
  EXPECT_EQ(earlier->file_name, "FSO1100A_AAA999_AAA9991100000000000000001");
  EXPECT_EQ(earlier->flux_id, "AAA9991100000000000000001");
}

TEST_F(BatchTest, TakesOnlyWhollyIntegratedBytesForTheSame) {
  const std::pair<Fate, bool> rows[] = {
      {Fate::integrated, true}, {Fate::partially_integrated, false}, {Fate::rejected, false}};
  for (const auto& [fate, same] : rows) {
    const auto number = static_cast<int>(fate) + 1;
    auto pieces = std::vector{good_piece("F1"), bad_piece("F2")};
    if (fate == Fate::integrated) pieces.pop_back();
    if (fate == Fate::rejected) pieces.erase(pieces.begin());
    const auto outcome = decided(flux_numbered(number, "a-" + std::to_string(number)), pieces);
    ASSERT_EQ(outcome.fate, fate);
    ASSERT_TRUE(recorded(outcome));
    const auto found =
        begun()->integrated_flux_with_bytes(outcome.examined.sha256, "other").value();
    EXPECT_EQ(found.has_value(), same) << name_of(fate);
    EXPECT_FALSE(
        begun()
            ->integrated_flux_with_bytes(outcome.examined.sha256, outcome.examined.flux.arrival_id)
            .value());
  }
  EXPECT_FALSE(begun()->integrated_flux_with_bytes("", "other").value());
}

TEST_F(BatchTest, LetsARefusedNumberComeAgainAndNotAnIntegratedOne) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1"), bad_piece("F2")})));
  reopen();
  const auto batch = begun();
  EXPECT_TRUE(taken(*batch, "F1").value());
  EXPECT_FALSE(taken(*batch, "F2").value());
  EXPECT_FALSE(taken(*batch, "F1", 2025).value());
  EXPECT_FALSE(taken(*batch, "F1", 2026, IdentifierType::ridet).value());
  EXPECT_FALSE(taken(*batch, "F1", 2026, IdentifierType::siret, "33333333300033").value());
  EXPECT_FALSE(taken(*batch, "f1").value());
}

TEST_F(BatchTest, SeesWhatTheSameBatchRecordedBefore) {
  const auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(outcome.examined.flux));
  EXPECT_FALSE(taken(*batch, "F1").value());
  ASSERT_TRUE(batch->record(outcome));
  EXPECT_TRUE(taken(*batch, "F1").value());
  EXPECT_TRUE(batch->earlier_flux_with_id(outcome.examined.name->id, "b-1").value());
  EXPECT_TRUE(batch->integrated_flux_with_bytes(outcome.examined.sha256, "b-1").value());
}

TEST_F(BatchTest, NumbersAnswersWithoutHoleNorRepetitionEachInterfaceApart) {
  for (const std::uint64_t expected : {1U, 3U}) {
    const auto batch = begun();
    EXPECT_EQ(batch->next_number("CSO1100A").value(), expected);
    EXPECT_EQ(batch->next_number("CSO1100A").value(), expected + 1);
    ASSERT_TRUE(batch->commit());
    reopen();
  }
  EXPECT_EQ(begun()->next_number("FEN1200A").value(), 1U);
}

TEST_F(BatchTest, ForgetsEverythingUncommitted) {
  const auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->attempt(outcome.examined.flux));
    ASSERT_TRUE(batch->next_number("CSO1100A"));
    ASSERT_TRUE(batch->record(outcome));
  }
  EXPECT_TRUE(ledger_->flux({}, {}).value().empty());
  const auto batch = begun();
  EXPECT_FALSE(taken(*batch, "F1").value());
  EXPECT_EQ(batch->next_number("CSO1100A").value(), 1U);
  EXPECT_EQ(batch->attempt(outcome.examined.flux).value().count, 1);
}

TEST_F(BatchTest, ForgetsEverythingUncommittedWhenItsProcessDies) {
  // The file as a killed process leaves it: log not folded, transaction not committed.
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1")})));
  const auto copy = folder_.path() / "copy";
  {
    const auto batch = begun();
    const auto second = decided(flux_numbered(2, "b-1"), {good_piece("F2")});
    ASSERT_TRUE(batch->attempt(second.examined.flux));
    ASSERT_TRUE(batch->record(second));
    std::filesystem::create_directory(copy);
    for (const auto* end : {"", "-wal"})
      std::filesystem::copy_file(path_ + end, copy / (std::string("suivi.sqlite") + end));
  }
  const auto after =
      open_sqlite_ledger((copy / "suivi.sqlite").string(), Access::write, tests::machines())
          .value();
  ASSERT_EQ(after->flux({}, {}).value().size(), 1U);
  EXPECT_EQ(after->flux({}, {}).value().front().arrival_id, "a-1");
  EXPECT_TRUE(after->conservation().value().holds());
}

TEST_F(BatchTest, RecordsAnArrivalOnceAndOnlyAfterAnAttempt) {
  const auto outcome = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  const auto batch = begun();
  EXPECT_EQ(batch->record(outcome).error().code, "E_ARRIVAL");
  ASSERT_TRUE(batch->attempt(outcome.examined.flux));
  ASSERT_TRUE(batch->record(outcome));
  EXPECT_EQ(batch->record(outcome).error().code, "E_ARRIVAL");
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(ledger_->transitions_of(1).value().size(), 7U);
}

TEST_F(BatchTest, RefusesIllegalStepsAndStaysUsable) {
  const auto good = decided(flux_numbered(1, "a-1"), {good_piece("F1")});
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(good.examined.flux));
  struct Row {
    const char* why;
    void (*spoil)(Outcome&);
  };
  const Row rows[] = {
      {"a step left out", [](Outcome& o) { o.transitions.erase(o.transitions.begin() + 1); }},
      {"another origin", [](Outcome& o) { o.transitions[4].from = "MISE_A_DISPOSITION"; }},
      {"an illegal step", [](Outcome& o) { o.transitions[3].to = "MANDATEE"; }},
      {"an unknown piece", [](Outcome& o) { o.transitions[3].piece = 1; }},
      {"the greatest piece of all",
       [](Outcome& o) { o.transitions[3].piece = std::numeric_limits<int>::max(); }},
      {"a piece below all", [](Outcome& o) { o.transitions[3].piece = -2; }},
      {"another fate", [](Outcome& o) { o.fate = Fate::rejected; }},
      {"no step at all", [](Outcome& o) { o.transitions.clear(); }},
  };
  for (const auto& row : rows) {
    auto spoilt = good;
    row.spoil(spoilt);
    const auto done = batch->record(spoilt);
    ASSERT_FALSE(done) << row.why;
    EXPECT_EQ(done.error().code, "E_TRANSITION") << row.why;
  }
  ASSERT_TRUE(batch->record(good));
  EXPECT_TRUE(batch->commit());
}

TEST_F(BatchTest, MovesAPieceLater) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1"), good_piece("F2")})));
  const auto later = noon + std::chrono::hours{3};
  const Transition step{1,     "MISE_A_DISPOSITION", "SUSPENDUE",
                        later, "22222222200022",     "JUSTIF_ABS"};
  {
    const auto batch = begun();
    ASSERT_TRUE(batch->move("a-1", step));
    ASSERT_TRUE(batch->commit());
  }
  const auto pieces = ledger_->pieces_of(1).value();
  EXPECT_EQ(pieces[0].state, "MISE_A_DISPOSITION");
  EXPECT_EQ(pieces[1].state, "SUSPENDUE");
  EXPECT_EQ(pieces[1].state_at, later);
  const auto last = ledger_->transitions_of(1).value().back().step;
  EXPECT_EQ(last.piece, 1);
  EXPECT_EQ(last.actor, "22222222200022");
  EXPECT_EQ(last.cause, "JUSTIF_ABS");
}

TEST_F(BatchTest, RefusesToMoveWhatIsNotThereOrNotThatWay) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1")})));
  const auto batch = begun();
  ASSERT_TRUE(batch->attempt(flux_numbered(2, "b-1").flux));
  const auto moved = [&](const char* arrival, int piece, const char* from, const char* to) {
    const auto done = batch->move(arrival, {piece, from, to, noon, "x", ""});
    return done ? std::string() : done.error().code;
  };
  EXPECT_EQ(moved("unknown", 0, "MISE_A_DISPOSITION", "SUSPENDUE"), "E_ARRIVAL");
  EXPECT_EQ(moved("b-1", 0, "MISE_A_DISPOSITION", "SUSPENDUE"), "E_ARRIVAL");
  EXPECT_EQ(moved("a-1", 1, "MISE_A_DISPOSITION", "SUSPENDUE"), "E_TRANSITION");
  EXPECT_EQ(moved("a-1", 0, "SUSPENDUE", "COMPLETEE"), "E_TRANSITION");
  EXPECT_EQ(moved("a-1", 0, "MISE_A_DISPOSITION", "DEPOSEE"), "E_TRANSITION");
  EXPECT_EQ(moved("a-1", -1, "IN_INTEGRE", "IN_RECU"), "E_TRANSITION");
  EXPECT_EQ(moved("a-1", 0, "MISE_A_DISPOSITION", "SUSPENDUE"), "");
  EXPECT_TRUE(batch->commit());
}

/// A flux that tells two statuses: the first of F1 of "a-1", the second refused.
Outcome telling(Batch& batch) {
  const auto known = batch.pieces_numbered("F1").value();
  auto flux = flux_numbered(2, "b-1");
  ExaminedPiece applied, refused_one = bad_piece("F9");
  StatusNotice notice;
  notice.number = "F1";
  notice.code = "06";
  notice.status = "SUSPENDUE";
  notice.when = noon;
  notice.motif = "JUSTIF_ABS";
  notice.comment = "le devis";
  applied.statuses.push_back(notice);
  notice.number = "F9";
  refused_one.statuses.push_back(notice);
  auto outcome = decided(std::move(flux), {});
  outcome.examined.pieces = {applied, refused_one};
  outcome.fate = Fate::partially_integrated;
  outcome.transitions.back().to = flux_state::partially_integrated;
  outcome.moves.push_back({known.at(0),
                           {known.at(0).position, known.at(0).state, "SUSPENDUE", noon, "OPE001",
                            "JUSTIF_ABS", "le devis"},
                           0});
  return outcome;
}

TEST_F(BatchTest, MovesThePiecesThatAFluxTellsOf) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F0"), good_piece("F1")})));
  const auto batch = begun();
  const auto outcome = telling(*batch);
  ASSERT_TRUE(batch->attempt(outcome.examined.flux));
  const auto done = batch->record(outcome);
  ASSERT_TRUE(done) << done.error().code << done.error().detail;
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(ledger_->pieces_of(1).value().at(1).state, "SUSPENDUE");
  const auto last = ledger_->transitions_of(1).value().back().step;
  EXPECT_EQ(last.comment, "le devis");
  EXPECT_EQ(last.actor, "OPE001");
  EXPECT_TRUE(ledger_->pieces_of(2).value().empty()) << "a status is no piece";
  const auto events = ledger_->events_of(2).value();
  ASSERT_EQ(events.size(), 2U);
  EXPECT_EQ(events[0].fate, EventFate::applied);
  EXPECT_EQ(events[0].target, ledger_->pieces_of(1).value().at(1).row);
  EXPECT_EQ(events[0].notice.status, "SUSPENDUE");
  EXPECT_EQ(events[0].notice.when, noon);
  EXPECT_EQ(events[1].fate, EventFate::refused);
  EXPECT_EQ(events[1].position, 1);
  EXPECT_FALSE(events[1].target);
  EXPECT_EQ(ledger_->findings_of(2).value().at(0).piece, 1);
}

TEST_F(BatchTest, FindsIntegratedPiecesByTheirNumber) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1"), bad_piece("F2")})));
  const auto batch = begun();
  EXPECT_TRUE(batch->knows_the_past());
  const auto known = batch->pieces_numbered("F1").value();
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].arrival_id, "a-1");
  EXPECT_EQ(known[0].partner, flux_numbered(1, "a-1").flux.partner);
  EXPECT_EQ(known[0].state, "MISE_A_DISPOSITION");
  EXPECT_EQ(known[0].summary.supplier, good_piece("F1").summary.supplier);
  EXPECT_EQ(known[0].summary.issue_date, good_piece("F1").summary.issue_date);
  EXPECT_TRUE(batch->pieces_numbered("F2").value().empty()) << "it was never integrated";
}

TEST_F(BatchTest, OwesAnAnswerAfterwards) {
  ASSERT_TRUE(recorded(decided(flux_numbered(1, "a-1"), {good_piece("F1")})));
  const auto before = ledger_->answers_of(1).value().size();
  const auto batch = begun();
  ASSERT_TRUE(batch->owe("a-1", {"FEN1200A", "AAA999", "FEN1200A_x", "bytes"}));
  EXPECT_EQ(batch->owe("never", {}).error().code, "E_ARRIVAL");
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(ledger_->answers_of(1).value().size(), before + 1);
}

TEST_F(BatchTest, CannotBeCommittedTwice) {
  const auto batch = begun();
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(batch->commit().error().code, "E_LEDGER");
  EXPECT_TRUE(begun()->commit());
}

}  // namespace
}  // namespace ecluse::lifecycle
