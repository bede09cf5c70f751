#include "daemon/announcing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/decide.hpp"
#include "lifecycle/preview_batch.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Remembers what is owed: "kind folder flux,flux".
class Listening final : public lifecycle::Returns {
 public:
  Done owe(std::span<const std::string> arrivals, const Answer& answer) override {
    std::string line = answer.kind + " " + answer.folder;
    for (const auto& one : arrivals) line += " " + one;
    told.push_back(line);
    return {};
  }
  Done keep_pivot(std::string_view arrival_id, int position, const PivotDraft& draft) override {
    return kept.keep_pivot(arrival_id, position, draft);
  }
  Result<std::optional<lifecycle::KeptPivot>> kept_pivot(std::string_view arrival_id,
                                                         int position) override {
    return kept.kept_pivot(arrival_id, position);
  }
  Result<std::optional<lifecycle::Reported>> reported(std::string_view partner) override {
    return kept.reported(partner);
  }
  Done report_until(std::string_view partner, Instant until) override {
    return kept.report_until(partner, until);
  }
  Result<std::vector<lifecycle::Refusal>> refusals(std::string_view partner,
                                                   const lifecycle::Reported& since,
                                                   Instant until) override {
    return kept.refusals(partner, since, until);
  }

  lifecycle::PreviewReturns kept;
  std::vector<std::string> told;
};

class ListeningBatch final : public lifecycle::PreviewBatch {
 public:
  lifecycle::Returns& returns() override { return listening; }
  Listening listening;
};

PieceSummary summary(const std::string& number) {
  PieceSummary piece;
  piece.number = number;
  piece.supplier = "00000101600013";
  piece.supplier_type = IdentifierType::siret;
  piece.recipient = "21990005700023";
  return piece;
}

Conclusion deposited(const std::string& partner, int pieces) {
  ExaminedFlux flux;
  flux.flux.partner = partner;
  flux.flux.arrival_id = "a-1";
  flux.flux.received = tests::monday;
  for (int at = 1; at <= pieces; ++at) {
    auto& piece = flux.pieces.emplace_back();
    piece.summary = summary("B-" + std::to_string(at));
    piece.route = Route{};
  }
  return {decide(std::move(flux), tests::monday), {}};
}

Move move_of(const std::string& partner, const std::string& arrival, const std::string& from,
             const std::string& to) {
  Move move;
  move.piece.partner = partner;
  move.piece.arrival_id = arrival;
  move.piece.summary = summary("B-9");
  move.step = {0, from, to, tests::monday, "OPE001", "", ""};
  return move;
}

class Announcing : public testing::Test {
 protected:
  void owe() { tests::need(announcement_.owe(batch_)); }

  Config config_;
  Announcement announcement_{tests::example_tables(), config_, tests::monday};
  ListeningBatch batch_;
  std::vector<std::string>& told_ = batch_.listening.told;
};

TEST_F(Announcing, GroupsWhatAPartnerIsToldInOneFile) {
  const std::vector<Move> moves{move_of("ABC123", "a-2", "MISE_A_DISPOSITION", "SERVICE_FAIT"),
                                move_of("ABC123", "a-3", "MISE_A_DISPOSITION", "REJETEE"),
                                move_of("OPE001", "a-4", "MISE_A_DISPOSITION", "REJETEE")};
  const auto conclusion = deposited("ABC123", 3);
  announcement_.add(conclusion);
  announcement_.add(moves);
  owe();
  EXPECT_THAT(told_, ElementsAre("FEN1200A ABC123 a-1 a-2 a-3", "FEN1200A OPE001 a-4"));
}

// ORG-12: no lifecycle in any form when the partner does not receive them.
TEST_F(Announcing, TellsNothingToWhoReceivesNoLifecycles) {
  for (const auto* partner : {"SSC777", "nobody"}) {
    const auto conclusion = deposited(partner, 1);
    Announcement announcement(tests::example_tables(), config_, tests::monday);
    announcement.add(conclusion);
    tests::need(announcement.owe(batch_));
  }
  EXPECT_THAT(told_, IsEmpty());
}

TEST_F(Announcing, TellsAPlateformeAgreeeOneStepAMessage) {
  const auto conclusion = deposited("PDP007", 1);
  announcement_.add(conclusion);
  owe();
  EXPECT_THAT(told_, ElementsAre("FEN1214A PDP007 a-1", "FEN1204A PDP007 a-1"))
      << "202, 203; 200 has no interface";
}

TEST_F(Announcing, TakesNoNumberWhenThereIsNothingToTell) {
  const std::vector<Move> moves{move_of("ABC123", "a-2", "A_VALIDER_1", "VALIDEE_1")};
  announcement_.add(moves);
  owe();
  EXPECT_THAT(told_, IsEmpty()) << "CPPStatut has no code for it";
  EXPECT_EQ(tests::need(batch_.next_number("FEN1200A")), 1U);
}

TEST_F(Announcing, SendsThePivotWhenThePieceIsMadeAvailable) {
  auto conclusion = deposited("SSC777", 2);
  conclusion.outcome.examined.pieces[1].pivot = PivotDraft{"SIE001", "B-2.xml", "<p/>"};
  announcement_.add(conclusion);
  owe();
  EXPECT_THAT(told_, ElementsAre("FEN0036A SIE001 a-1"));
}

TEST_F(Announcing, SendsThePivotAgainWhenThePieceComesBack) {
  struct Row {
    const char *from, *to;
    bool sent;
  };
  for (const auto& row : {Row{"SUSPENDUE", "COMPLETEE", true},
                          Row{"EN_COURS_ACHEMINEMENT", "MISE_A_DISPOSITION", true},
                          Row{"VALIDEE_1", "MISE_A_DISPOSITION", true},
                          Row{"SERVICE_FAIT", "MISE_A_DISPOSITION", false},
                          Row{"MISE_A_DISPOSITION", "SERVICE_FAIT", false}}) {
    ListeningBatch batch;
    tests::need(batch.listening.keep_pivot("a-2", 0, {"SIE001", "B-9.xml", "<p/>"}));
    const std::vector<Move> moves{move_of("SSC777", "a-2", row.from, row.to)};
    Announcement announcement(tests::example_tables(), config_, tests::monday);
    announcement.add(moves);
    tests::need(announcement.owe(batch));
    EXPECT_EQ(batch.listening.told.size(), row.sent ? 1U : 0U) << row.from << ' ' << row.to;
  }
}

}  // namespace
}  // namespace ecluse::daemon
