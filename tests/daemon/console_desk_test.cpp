#include "daemon/console_desk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sqlite.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::flux_name;
using tests::made_invoice;

/// ABC123 deposited a good invoice, and one that is cut short.
class ConsoleDesks : public testing::Test {
 protected:
  ConsoleDesks() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.drop("ABC123", flux_name("FSO1100A", 2), made_invoice("F-2").substr(0, 500));
    house_.run();
    console_.emplace(house_);
    agent_.account = "agent@ecluse.test";
    agent_.sight.everything = true;
    depositor_.account = "depot@ecluse.test";
    depositor_.sight.partners = {"ABC123"};
    other_.sight.partners = {"XYZ789"};
  }
  console::Desk& desk() { return console_->desk(); }
  lifecycle::FoundPiece good() {
    return desk().find({{}, {{"number", "F-1"}}}, {}, agent_).value().pieces.at(0);
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader agent_, depositor_, other_, nobody_;
};

TEST_F(ConsoleDesks, FindWhatTheReaderMaySee) {
  for (const auto& [reader, count] : std::vector<std::pair<Reader, std::size_t>>{
           {agent_, 1}, {depositor_, 1}, {other_, 0}, {nobody_, 0}})
    EXPECT_EQ(desk().find({{}, {{"number", "F-1"}}}, {}, reader)->pieces.size(), count);
  EXPECT_EQ(desk().flux({}, {}, depositor_)->size(), 2U);
  EXPECT_THAT(*desk().flux({}, {}, other_), IsEmpty());
  EXPECT_EQ(desk().flux_named(flux_name("FSO1100A", 1), agent_)->size(), 1U);
  EXPECT_THAT(*desk().flux_named(flux_name("FSO1100A", 1), other_), IsEmpty());
}

TEST_F(ConsoleDesks, RefuseACriterionThatNoSearchHas) {
  EXPECT_EQ(desk().find({{}, {{"root", "/"}}}, {}, agent_).error().code, "E_SEARCH");
  EXPECT_EQ(desk().find({{}, {{"issued-from", "hier"}}}, {}, agent_).error().code, "E_SEARCH");
}

TEST_F(ConsoleDesks, CountWhatThereIs) {
  const auto all = desk().overview(agent_).value();
  ASSERT_EQ(all.flux.size(), 2U);
  EXPECT_EQ(all.hours.back().count, 2);
  EXPECT_FALSE(desk().overview(depositor_)->pieces.empty()) << "by searches, for a narrower sight";
  EXPECT_THAT(desk().overview(other_)->flux, IsEmpty());
  EXPECT_THAT(desk().overview(nobody_)->flux, IsEmpty());
}

/// `[console] search_ms`, at nothing: what needs more than a few steps is given up.
TEST_F(ConsoleDesks, GiveUpWhatTakesLongerThanConfiguredAndAnswerTheNext) {
  using lifecycle::Connection;
  auto premises = Premises::open(house_.root()).value();
  ASSERT_TRUE(
      Connection::open(premises->root.ledger(), lifecycle::Access::write)
          ->execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT"
                    " 1000) INSERT INTO standing_count SELECT 'flux', 'P' || i, 'IN_RECU', 1"
                    " FROM n"));
  premises->config.console.search = std::chrono::milliseconds{0};
  const auto hasty = ConsoleDesk::open(*premises, [this] { return house_.now(); }).value();
  EXPECT_EQ(hasty->overview(agent_).error().code, "E_LEDGER_SLOW");
  EXPECT_EQ(hasty->find({{}, {{"number", "F-1"}}}, {}, agent_)->pieces.size(), 1U);
  EXPECT_TRUE(desk().overview(agent_));
}

TEST_F(ConsoleDesks, TellWhoMayActNext) {
  EXPECT_THAT(desk().next_roles("MISE_A_DISPOSITION"), testing::Contains("destinataire"));
  EXPECT_THAT(desk().next_roles("MISE_A_DISPOSITION"), testing::Not(testing::Contains("ecluse")));
  EXPECT_TRUE(desk().terminal("MISE_EN_PAIEMENT"));
  EXPECT_FALSE(desk().terminal("DEPOSEE"));
}

/// Every role of the machine, state and layer has words: pages show no code instead.
TEST_F(ConsoleDesks, HaveWordsForWhatPagesShow) {
  for (const auto& state : desk().piece_states()) {
    EXPECT_TRUE(desk().text("piece." + state, Language::fr)) << state;
    for (const auto& role : desk().next_roles(state))
      EXPECT_TRUE(desk().text("role." + role, Language::en)) << role;
  }
  for (const auto* key : {"flux.pending", "space.factures", "space.travaux", "space.memoires",
                          "print.owed", "severity.error", "status.PASSED", "event.applied"})
    EXPECT_TRUE(desk().text(key, Language::fr)) << key;
}

TEST_F(ConsoleDesks, GiveTheBytesAsTheyCame) {
  const auto piece = good().piece;
  const auto file =
      desk().copy(console::Copy::original, piece.flux_row, 0, depositor_, Language::fr);
  ASSERT_TRUE(file.value());
  EXPECT_EQ((*file)->bytes, made_invoice("F-1"));
  EXPECT_EQ(desk()
                .copy(console::Copy::original, piece.flux_row, {}, depositor_, Language::fr)
                .value()
                ->bytes,
            made_invoice("F-1"));
  for (const auto& reader : {other_, nobody_})
    for (const auto kind :
         {console::Copy::original, console::Copy::certificate, console::Copy::certificate_page})
      EXPECT_FALSE(desk().copy(kind, piece.flux_row, 0, reader, Language::fr).value());
  EXPECT_FALSE(
      desk().copy(console::Copy::original, piece.flux_row, 9, agent_, Language::fr).value());
  EXPECT_FALSE(desk().copy(console::Copy::original, 999, {}, agent_, Language::fr).value());
}

/// MFJ-28: who took what out of the house stays written.
TEST_F(ConsoleDesks, KeepWhoDownloadedWhat) {
  ASSERT_TRUE(
      desk()
          .copy(console::Copy::original, good().piece.flux_row, {}, depositor_, Language::fr)
          .value());
  auto connection = lifecycle::Connection::open(lifecycle::Root(house_.root()).ledger(),
                                                lifecycle::Access::read_only)
                        .value();
  auto statement =
      connection.prepare("SELECT who, what, length(sha256) FROM audit WHERE what = 'original'")
          .value();
  auto rows = statement.rows();
  ASSERT_TRUE(rows.next().value());
  EXPECT_EQ(rows.text(0), "depot@ecluse.test");
  EXPECT_EQ(rows.integer(2), 64);
}

TEST_F(ConsoleDesks, CertifyWhatWasAcceptedOnly) {
  const auto piece = good().piece;
  const auto page =
      desk().copy(console::Copy::certificate_page, piece.flux_row, 0, agent_, Language::fr);
  ASSERT_TRUE(page.value());
  EXPECT_THAT((*page)->bytes, HasSubstr("F-1"));
  EXPECT_EQ(desk()
                .copy(console::Copy::certificate, piece.flux_row, {}, agent_, Language::fr)
                .value()
                ->type,
            "application/json");
  const auto refused = desk().flux_named(flux_name("FSO1100A", 2), agent_).value().at(0);
  EXPECT_FALSE(
      desk().copy(console::Copy::certificate, refused.row, {}, agent_, Language::fr).value());
}

TEST_F(ConsoleDesks, GiveTheAnswersOfAFlux) {
  const auto row = good().piece.flux_row;
  const auto story = desk().story(row, depositor_, Language::fr).value().value();
  ASSERT_FALSE(story.answers.empty());
  const auto file = desk().answer(row, story.answers[0].row, depositor_).value();
  ASSERT_TRUE(file);
  EXPECT_EQ(house_.outbound().at(story.answers[0].answer.folder + "/" + file->name), file->bytes);
  EXPECT_FALSE(desk().answer(row, story.answers[0].row, other_).value());
  EXPECT_FALSE(desk().answer(row, 999'999, depositor_).value());
}

TEST_F(ConsoleDesks, KnowDossiersAndTheListeFiscale) {
  EXPECT_EQ(desk().dossiers("F-1", depositor_)->size(), 1U);
  EXPECT_THAT(*desk().dossiers("F-1", other_), IsEmpty());
  EXPECT_THAT(*desk().fiscal("00000127100014", "2026-01-01", "2026-12-31", agent_), IsEmpty());
  EXPECT_EQ(desk().fiscal("1", "2026-12-31", "2026-01-01", agent_).error().code, "E_FISCAL_PERIOD");
}

TEST_F(ConsoleDesks, ShowThePartnersThatTheReaderSees) {
  EXPECT_GT(desk().partners(agent_)->size(), 1U);
  EXPECT_EQ(desk().partners(depositor_)->size(), 1U);
}

}  // namespace
}  // namespace ecluse::daemon
