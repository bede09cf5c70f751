#include "daemon/statuses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/house/house.hpp"
#include "tests/support/statuses.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::cpp_statut;
using tests::House;
using tests::StatusWish;

constexpr const char* statut_flux = "FSO1300A_OPE001_OPE001130000000000000000";
constexpr const char* cdar_flux = "FSO1304A_OPE001_OPE001130400000000000000";

/// A status of the small invoice B-2025-001, told by its hour of the day.
StatusWish wish(const std::string& cpp_code, const std::string& hour = "10:00:30") {
  StatusWish one;
  one.issued = "2025-03-31";
  one.cpp_code = cpp_code;
  one.when = "2026-03-02T" + hour;
  return one;
}

/// A house where the small invoice was integrated.
class StatusFlux : public testing::Test {
 protected:
  StatusFlux() {
    house_.drop("ABC123", tests::flux_name(1), tests::small_ubl());
    house_.run();
  }
  Conclusion told(const std::string& bytes,
                  const std::string& name = statut_flux + std::string("1"),
                  const std::string& partner = "OPE001") {
    house_.drop(partner, name, bytes);
    auto conclusions = house_.run();
    return conclusions.empty() ? Conclusion{} : std::move(conclusions.front());
  }
  static std::vector<std::string> codes(const Conclusion& conclusion) {
    std::vector<std::string> all;
    for (const auto& piece : conclusion.outcome.examined.pieces)
      for (const auto& finding : piece.findings) all.push_back(finding.code);
    return all;
  }
  static std::vector<std::string> path(const Conclusion& conclusion) {
    std::vector<std::string> all;
    for (const auto& move : conclusion.outcome.moves) all.push_back(move.step.to);
    return all;
  }
  std::size_t lifecycles() {
    std::size_t count = 0;
    for (const auto& [name, bytes] : house_.outbound())
      count += name.starts_with("ABC123/FEN1200A");
    return count;
  }

  House house_;
};

TEST_F(StatusFlux, MovesItsPieceAndTellsTheDepositor) {
  const auto before = lifecycles();
  const auto conclusion = told(cpp_statut({wish("07")}));
  EXPECT_EQ(conclusion.outcome.fate, Fate::integrated);
  EXPECT_THAT(path(conclusion), ElementsAre("SERVICE_FAIT"));
  EXPECT_THAT(codes(conclusion), IsEmpty());
  EXPECT_EQ(lifecycles(), before + 1);
  EXPECT_TRUE(house_.conservation().holds());
}

TEST_F(StatusFlux, FollowsStatusesByTheirHours) {
  const auto conclusion = told(cpp_statut({wish("11", "10:00:50"), wish("07", "10:00:20")}));
  EXPECT_THAT(path(conclusion), ElementsAre("SERVICE_FAIT", "MISE_EN_PAIEMENT"));
}

TEST_F(StatusFlux, SaysTheSameInCdar) {
  auto one = wish("");
  one.cdar_code = "205";
  EXPECT_THAT(path(told(tests::cdar(one), cdar_flux + std::string("1"))),
              ElementsAre("SERVICE_FAIT"));
}

TEST_F(StatusFlux, RefusesWhatCannotBe) {
  auto unknown = wish("07");
  unknown.number = "NO-SUCH";
  auto silent = wish("05");
  struct Row {
    StatusWish wish;
    const char* code;
  };
  int nth = 0;
  for (const auto& row :
       {Row{unknown, "REF_STATUT_PIECE_INCONNUE"}, Row{silent, "REF_STATUT_MOTIF"},
        Row{wish("12"), "REF_STATUT_INTERDIT"}, Row{wish("17"), "ECL-STATUT-CODE"},
        Row{wish("02"), "REF_STATUT_INTERDIT"}}) {
    const auto conclusion = told(cpp_statut({row.wish}), statut_flux + std::to_string(++nth));
    EXPECT_THAT(codes(conclusion), ElementsAre(row.code));
    EXPECT_EQ(conclusion.outcome.fate, Fate::rejected) << row.code;
    EXPECT_THAT(path(conclusion), IsEmpty());
  }
}

TEST_F(StatusFlux, IsPartiallyIntegratedWhenOneIsBad) {
  auto unknown = wish("07");
  unknown.number = "NO-SUCH";
  const auto conclusion = told(cpp_statut({unknown, wish("07")}));
  EXPECT_EQ(conclusion.outcome.fate, Fate::partially_integrated);
  EXPECT_THAT(path(conclusion), ElementsAre("SERVICE_FAIT"));
}

TEST_F(StatusFlux, IsHeardFromWhoIsEntitledOnly) {
  const auto conclusion =
      told(cpp_statut({wish("11")}), "FSO1300A_ABC123_ABC1231300000000000000001", "ABC123");
  EXPECT_THAT(codes(conclusion), ElementsAre("REF_STATUT_HABILITATION"));
  EXPECT_THAT(path(conclusion), IsEmpty());
}

TEST_F(StatusFlux, ChangesNothingTheSecondTime) {
  told(cpp_statut({wish("07")}));
  const auto again = told(cpp_statut({wish("07", "10:00:31")}), statut_flux + std::string("2"));
  EXPECT_EQ(again.outcome.fate, Fate::integrated);
  EXPECT_THAT(codes(again), ElementsAre("REF_STATUT_DEJA"));
  const auto twice = told(cpp_statut({wish("07")}), statut_flux + std::string("3"));
  EXPECT_EQ(twice.outcome.fate, Fate::duplicate) << "the same bytes";
}

TEST_F(StatusFlux, NotesAStatusOfAnUnknownFlux) {
  const auto conclusion = told(tests::cpp_statut_of_flux("CPP0020036000000000000004"));
  EXPECT_EQ(conclusion.outcome.fate, Fate::integrated);
  EXPECT_THAT(codes(conclusion), ElementsAre("REF_STATUT_FLUX_INCONNU"));
}

TEST_F(StatusFlux, IsRefusedForItsSyntaxAndMakesNoPiece) {
  auto bad = wish("07");
  bad.when = "2026-15-02T10:00:00";
  const auto conclusion = told(cpp_statut({bad, bad}));
  EXPECT_EQ(conclusion.outcome.fate, Fate::rejected);
  ASSERT_EQ(conclusion.outcome.examined.pieces.size(), 1U) << "one document, one account";
  EXPECT_EQ(state_after(conclusion.outcome, 0), "");
  EXPECT_EQ(told("<CPPStatut", statut_flux + std::string("2")).outcome.fate, Fate::rejected);
}

TEST(OneAStatus, LeavesInvoicesAlone) {
  std::vector<ExaminedPiece> pieces(2);
  pieces[1].file = "second";
  const auto same = one_a_status(pieces, Date{});
  ASSERT_EQ(same.size(), 2U);
  EXPECT_EQ(same[1].file, "second");
}

TEST(OneAStatus, KeepsWhatRulebooksSaidOfTheDocument) {
  constexpr auto rulebooks = static_cast<std::size_t>(Layer::rulebooks);
  std::vector<ExaminedPiece> pieces(1);
  pieces[0].statuses.resize(2);
  pieces[0].layers[rulebooks] = {LayerStatus::passed, {}, 1};
  pieces[0].findings = {{"BR-X", Severity::warning, Layer::rulebooks, {}, {}}};
  const auto each = one_a_status(pieces, Date{});
  ASSERT_EQ(each.size(), 2U);
  EXPECT_EQ(each[0].layers[rulebooks].status, LayerStatus::passed);
  EXPECT_EQ(each[0].findings.front().code, "BR-X");
  EXPECT_EQ(each[1].layers[rulebooks].status, LayerStatus::skipped) << "told once a document";
}

TEST(FollowStatuses, SaysNothingOfAPastThatItDoesNotKnow) {
  ExaminedFlux examined;
  examined.pieces.emplace_back().statuses.emplace_back().number = "F-1";
  lifecycle::PreviewBatch preview;
  const auto moves = follow_statuses(examined, preview, tests::example_tables(), tests::monday);
  ASSERT_TRUE(moves);
  EXPECT_THAT(*moves, IsEmpty());
  EXPECT_THAT(examined.pieces[0].findings, IsEmpty());
  EXPECT_EQ(examined.pieces[0].layers[static_cast<std::size_t>(Layer::referentiel)].status,
            LayerStatus::skipped);
}

}  // namespace
}  // namespace ecluse::daemon
