#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "model/states.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using console::PieceOrder;
using console::Reader;
using lifecycle::Level;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char *supplier = "00000127100014", *court = "11000201100044";

/// A mémoire was refused; its supplier looks, and may do something about it.
class PiecesInHand : public testing::Test {
 protected:
  PiecesInHand() {
    house_.drop("ABC123", tests::flux_name("FSO1120A", 1), tests::sample_bytes("memoire"));
    house_.run();
    StatusNotice notice;
    notice.way = "person";
    notice.number = "MJ-2025-0017";
    notice.code = notice.status = piece_status::rejected;
    notice.motif = "MONTANT_ERR";
    notice.actor = "Anne Lebrun";
    house_.say(notice);
    console_.emplace(house_);
    writer_ = reader("ecrit@ecluse.test", supplier, Level::modification);
    looker_ = reader("lit@ecluse.test", supplier, Level::consultation);
    court_ = reader("juge@ecluse.test", court, Level::modification);
  }
  Reader reader(const std::string& email, const std::string& structure, Level level) {
    const auto session =
        console_->person(email, lifecycle::structure_holder(structure), "FRAIS_JUSTICE", level);
    return console_->door().reader(session).value().value();
  }
  console::Hands& hands() { return console_->desk().hands(); }
  std::int64_t row(const std::string& state) {
    const auto found =
        console_->desk().find({{}, {{"space", "memoires"}, {"state", state}}}, {}, writer_).value();
    return found.pieces.empty() ? -1 : found.pieces[0].piece.row;
  }
  console::Effect done(const std::string& act, std::int64_t piece, const Reader& who) {
    return hands().act_on({act, "à refaire", {piece}}, who, Language::fr).value().at(0);
  }
  std::string refusal(const PieceOrder& order, const Reader& who) {
    const auto effects = hands().act_on(order, who, Language::fr);
    return effects ? "" : effects.error().code;
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader writer_, looker_, court_;
};

/// MFJ-25: a refused mémoire is duplicated, and its draft sent.
TEST_F(PiecesInHand, AreDuplicatedAndSent) {
  const auto refused = row("REJETEE");
  EXPECT_THAT(*hands().piece_offers(refused, writer_), ElementsAre("duplicate", "abandon"));
  EXPECT_THAT(*hands().piece_offers(refused, looker_), IsEmpty());
  const auto copied = done("duplicate", refused, writer_);
  EXPECT_TRUE(copied.done) << copied.words;
  EXPECT_THAT(copied.words, HasSubstr("TMP2026000000002"));
  const auto draft = row("BROUILLON");
  ASSERT_GE(draft, 0);
  EXPECT_THAT(*hands().piece_offers(draft, writer_), ElementsAre("send", "abandon", "delete"));
  const auto sent = done("send", draft, writer_);
  EXPECT_TRUE(sent.done) << sent.words;
  EXPECT_EQ(row("MISE_A_DISPOSITION"), draft);
  EXPECT_THAT(house_.audited(), Contains("ecrit@ecluse.test send MJ-2025-0017: à refaire"));
}

TEST_F(PiecesInHand, AreAbandonedOrDeleted) {
  done("duplicate", row("REJETEE"), writer_);
  const auto draft = row("BROUILLON");
  EXPECT_TRUE(done("delete", draft, writer_).done);
  EXPECT_EQ(row("SUPPRIMEE"), draft);
  const auto again = done("abandon", draft, writer_);
  EXPECT_FALSE(again.done) << "it is over";
  EXPECT_EQ(again.error, "REF_STATUT_INTERDIT");
  EXPECT_FALSE(again.words.empty());
}

/// The step and who took it are known together: where the audit cannot be kept nothing was done,
/// and of several pieces each says what came of it.
TEST_F(PiecesInHand, StepTogetherWithTheirAudit) {
  done("duplicate", row("REJETEE"), writer_);
  const auto draft = row("BROUILLON");
  auto file =
      lifecycle::Connection::open(house_.root() + "/suivi.sqlite", lifecycle::Access::write);
  ASSERT_TRUE(
      file->execute("CREATE TRIGGER no_send BEFORE INSERT ON audit WHEN NEW.what = 'send'"
                    " BEGIN SELECT RAISE(ABORT, 'no room'); END"));
  EXPECT_NE(refusal({"send", "c", {draft}}, writer_), "");
  EXPECT_EQ(row("BROUILLON"), draft) << "not sent";
  const auto two =
      hands().act_on({"send", "c", {row("DUPLIQUE_APRES_REFUS"), draft}}, writer_, Language::fr);
  ASSERT_TRUE(two) << two.error().code;
  EXPECT_FALSE(two->at(0).done) << "it was duplicated already";
  EXPECT_FALSE(two->at(1).done);
  EXPECT_EQ(two->at(1).error.substr(0, 8), "E_LEDGER");
  EXPECT_EQ(row("BROUILLON"), draft);
}

TEST_F(PiecesInHand, AreThoseOfTheirSupplierOnly) {
  const auto refused = row("REJETEE");
  const auto by_court = done("duplicate", refused, court_);
  EXPECT_FALSE(by_court.done);
  EXPECT_EQ(by_court.error, "REF_STATUT_ROLE");
  EXPECT_EQ(refusal({"abandon", "c", {refused}}, looker_), "E_RIGHT_LEVEL");
  EXPECT_THAT(house_.audited().front(), HasSubstr("lit@ecluse.test refused E_RIGHT_LEVEL"));
  auto blind = writer_;
  blind.sight = {};
  EXPECT_EQ(refusal({"abandon", "c", {refused}}, blind), "E_ORDER_UNKNOWN");
  EXPECT_EQ(refusal({"abandon", "c", {999}}, writer_), "E_ORDER_UNKNOWN");
  EXPECT_EQ(refusal({"abandon", " ", {refused}}, writer_), "E_ORDER_COMMENT");
  EXPECT_EQ(refusal({"pay", "c", {refused}}, writer_), "E_ORDER_ACT");
}

}  // namespace
}  // namespace ecluse::daemon
