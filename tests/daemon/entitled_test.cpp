#include "daemon/entitled.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const lifecycle::Holder mairie = lifecycle::structure_holder("21990005700015");
constexpr const char* anne = "anne@mairie.fr";

class Entitled : public testing::Test {
 protected:
  Entitled() { tests::need(desk_->add(anne, "Anne", by_of(""))); }

  void step(lifecycle::RightKind kind, const std::string& application = {},
            lifecycle::Rank rank = lifecycle::Rank::none) {
    lifecycle::RightStep one;
    one.kind = kind;
    one.account = kind == lifecycle::RightKind::space_opened ? "" : anne;
    one.holder = mairie;
    one.application = application;
    one.rank = rank;
    tests::need(desk_->change(one));
  }
  std::int64_t audited(const std::string& what) {
    auto connection = tests::need(
        lifecycle::Connection::open(premises_->root.ledger(), lifecycle::Access::read_only));
    return tests::need(connection.number("SELECT COUNT(*) FROM audit WHERE what = '" + what + "'"));
  }

  tests::TestRoot home_;
  std::unique_ptr<Premises> premises_ = tests::need(Premises::open(home_.text()));
  std::unique_ptr<lifecycle::AccountDesk> desk_ = tests::need(open_accounts(*premises_));
};

TEST_F(Entitled, NobodyIsTheOwnerOfTheRoot) {
  EXPECT_FALSE(viewer_of(*premises_, "").value());
  EXPECT_FALSE(sight_of(std::nullopt));
  EXPECT_TRUE(entitled(*premises_, *desk_, "", "change_rights", mairie));
  EXPECT_EQ(entitled(*premises_, *desk_, "", "change_space", mairie).error().code,
            "E_RIGHT_MANAGER")
      << "an espace is opened by a gestionnaire only (ORG-10)";
  EXPECT_EQ(audited("refused"), 1);
}

TEST_F(Entitled, AnAccountIsJudgedByItsRights) {
  EXPECT_EQ(viewer_of(*premises_, "paul@mairie.fr").error().code, "E_ACCOUNT_NONE");
  EXPECT_TRUE(viewer_of(*premises_, anne).value()->sight.nothing());
  EXPECT_EQ(entitled(*premises_, *desk_, anne, "change_space", mairie).error().code,
            "E_RIGHT_MANAGER");
  EXPECT_EQ(audited("refused"), 1);
  step(lifecycle::RightKind::attached);
  step(lifecycle::RightKind::ranked, {}, lifecycle::Rank::secondaire);
  EXPECT_TRUE(entitled(*premises_, *desk_, anne, "change_space", mairie));
  step(lifecycle::RightKind::granted, "FACTURES_RECUES");
  EXPECT_TRUE(viewer_of(*premises_, anne).value()->sight.nothing()) << "not opened";
  step(lifecycle::RightKind::space_opened, "FACTURES_RECUES");
  const auto viewer = viewer_of(*premises_, "ANNE@mairie.fr").value();
  ASSERT_EQ(viewer->sight.rows.size(), 1U);
  EXPECT_THAT(viewer->sight.rows[0].cadres,
              AllOf(Contains("A1"), Contains("A9"), Not(Contains("A4"))));
  EXPECT_TRUE(viewer->acting.nothing());
  EXPECT_EQ(by_of("ANNE@mairie.fr").who, anne);
}

TEST_F(Entitled, PersonalDataTakesARightAndARowOfTheAudit) {
  const std::optional<Viewer> reader(Viewer{anne, {}, {}});
  EXPECT_TRUE(ask_unmasked(*premises_, Masking::masked, "x", reader));
  EXPECT_EQ(ask_unmasked(*premises_, Masking::unmasked, "x", reader).error().code, "E_RIGHT_LEVEL");
  EXPECT_EQ(audited("unmasked"), 0);
  EXPECT_EQ(audited("refused"), 1);
  auto writer = reader;
  writer->acting.partners = {"ABC123"};
  EXPECT_TRUE(ask_unmasked(*premises_, Masking::unmasked, "x", writer));
  EXPECT_EQ(audited("unmasked"), 1);
  EXPECT_TRUE(shown_unmasked(Masking::unmasked, writer, {}, "ABC123"));
  EXPECT_FALSE(shown_unmasked(Masking::unmasked, writer, {}, "OPE001"));
  EXPECT_FALSE(shown_unmasked(Masking::masked, std::nullopt, {}, "ABC123"));
  EXPECT_TRUE(shown_unmasked(Masking::unmasked, std::nullopt, {}, "ABC123"));
}

/// GAP-12: whoever did not deposit a flux sees his pieces of it, and what was said of them.
TEST(Narrow, LeavesThePiecesThatAreSeen) {
  FluxStory story{};
  story.flux.partner = "ABC123";
  story.pieces.resize(2);
  for (int position : {0, 1}) {
    auto& piece = story.pieces[static_cast<std::size_t>(position)];
    piece.position = position;
    piece.summary.cadre = "A1";
    piece.summary.recipient = position == 0 ? "1" : "2";
    story.transitions.push_back({});
    story.transitions.back().step.piece = position;
    story.findings.emplace_back();
    story.finding_pieces.push_back(position);
    story.attachments.emplace_back(1);
  }
  story.finding_pieces.push_back(Transition::whole_flux);
  story.findings.emplace_back();
  story.answers.resize(1);
  std::optional<Viewer> viewer(Viewer{anne, {}, {}});
  viewer->sight.rows = {{"2", {}, {"destinataire"}, {"A1"}}};
  auto narrowed = story;
  ASSERT_TRUE(narrow(narrowed, viewer));
  ASSERT_EQ(narrowed.pieces.size(), 1U);
  EXPECT_EQ(narrowed.pieces[0].position, 1);
  EXPECT_THAT(narrowed.finding_pieces, ElementsAre(1));
  EXPECT_EQ(narrowed.findings.size(), 1U);
  EXPECT_EQ(narrowed.transitions.size(), 1U);
  EXPECT_THAT(narrowed.answers, IsEmpty());
  EXPECT_THAT(narrowed.attachments[0], IsEmpty());
  EXPECT_EQ(narrowed.attachments[1].size(), 1U);
  viewer->sight.rows.clear();
  auto none = story;
  EXPECT_FALSE(narrow(none, viewer));
  viewer->sight.partners = {"ABC123"};
  auto whole = story;
  EXPECT_TRUE(narrow(whole, viewer));
  EXPECT_EQ(whole.pieces.size(), 2U);
  EXPECT_EQ(whole.answers.size(), 1U);
}

}  // namespace
}  // namespace ecluse::daemon
