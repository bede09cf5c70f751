#include "daemon/console_boards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using testing::IsEmpty;

class ConsoleBoards : public testing::Test {
 protected:
  ConsoleBoards() {
    house_.drop("ABC123", tests::flux_name("FSO1100A", 1), tests::made_invoice("F-1"));
    house_.run();
    desk_ = lifecycle::open_search_desk(lifecycle::Root(house_.root()).ledger()).value();
    everything_.everything = true;
  }
  console::Board board(std::string_view space, const lifecycle::Sight& sight) {
    return console_board({space, {}}, sight, house_.tables(), *desk_, Language::fr, house_.now())
        .value();
  }

  tests::House house_;
  std::unique_ptr<lifecycle::SearchDesk> desk_;
  lifecycle::Sight everything_;
};

TEST_F(ConsoleBoards, LeadToTheSearchOfEachCount) {
  const auto stock = board("factures", everything_);
  ASSERT_EQ(stock.rows.size(), 1U);
  EXPECT_EQ(stock.rows[0].counts[0], 1);
  EXPECT_EQ(stock.rows[0].searches[0].criteria.at("space"), "factures");
  EXPECT_EQ(stock.rows[0].searches[0].criteria.at("state"), stock.rows[0].key);
  EXPECT_EQ(stock.totals[0].criteria.at("space"), "factures");
  EXPECT_EQ(stock.totals[0].criteria.at("state"), stock.rows[0].key);
}

TEST_F(ConsoleBoards, CountThePiecesOfEngagementsThatArePaid) {
  house_.drop("ABC123", tests::flux_name("FSO1100A", 2), tests::ordered_invoice("F-2", "EJ-7"));
  house_.run();
  EXPECT_THAT(board("engagements", everything_).rows, IsEmpty());
  StatusNotice notice;
  notice.number = "F-2";
  notice.status = "MISE_EN_PAIEMENT";
  notice.actor = "Anne Lebrun";
  ASSERT_THAT(house_.say(notice), IsEmpty());
  const auto paid = board("engagements", everything_);
  ASSERT_EQ(paid.rows.size(), 1U);
  EXPECT_EQ(paid.labels, (std::vector<std::string>{"Pièces", "Mise en paiement"}));
  EXPECT_EQ(paid.rows[0].counts, (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(paid.rows[0].key, "EJ-7");
  EXPECT_EQ(paid.rows[0].searches[0].criteria.at("engagement"), "EJ-7");
  EXPECT_EQ(paid.rows[0].searches[1].criteria.at("state"), "MISE_EN_PAIEMENT");
  EXPECT_THAT(paid.totals, IsEmpty()) << "no search finds the pieces of paid engagements only";
  EXPECT_EQ(paid.last, "") << "there is no other page";
}

TEST_F(ConsoleBoards, AreEmptyForWhoeverSeesNothing) {
  EXPECT_THAT(board("factures", {}).rows, IsEmpty());
  EXPECT_THAT(board("memoires", {}).rows, IsEmpty());
  EXPECT_THAT(board("engagements", {}).rows, IsEmpty());
  EXPECT_THAT(board("travaux", everything_).rows, IsEmpty());
}

TEST_F(ConsoleBoards, FindStructuresByIdentifierOrName) {
  const auto& annuaire = house_.tables().referential.annuaire;
  const auto state = console_structures("11000201100044", annuaire);
  ASSERT_EQ(state.size(), 1U);
  EXPECT_FALSE(state[0].services.empty());
  EXPECT_FALSE(console_structures(state[0].name, annuaire).empty());
  EXPECT_THAT(console_structures("zzzz", annuaire), IsEmpty());
  EXPECT_LE(console_structures("", annuaire).size(), 20U);
}

}  // namespace
}  // namespace ecluse::daemon
