#include "lifecycle/search_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using tests::decided;
using tests::flux_numbered;
using tests::good_piece;

/// Four flux of three pieces, of two depositors; each has a piece of a market.
class SearchPlans : public tests::LedgerFile {
 protected:
  SearchPlans() {
    for (int nth = 1; nth <= 4; ++nth) {
      auto flux = flux_numbered(nth, "a-" + std::to_string(nth));
      if (nth % 2 == 0) flux.flux.partner = "BBB888";
      std::vector<ExaminedPiece> pieces;
      for (int at = 0; at < 3; ++at) {
        pieces.push_back(good_piece("F-" + std::to_string(nth * 3 + at)));
        pieces.back().summary.service = at == 0 ? "S" : "T";
        pieces.back().summary.marche = at < 2 ? "M-1" : "";
      }
      EXPECT_TRUE(recorded(decided(std::move(flux), std::move(pieces))));
    }
  }
  std::string asked(const PieceSearch& search, Asking asking = Asking::ids,
                    std::string_view walked = {}) {
    const auto plan = plan_of(connection_, search).value();
    return wording(plan, {"piece.id", asking, {}, walked}).part().sql;
  }

  Connection connection_ = Connection::open(path_, Access::read_only).value();
};

TEST_F(SearchPlans, AreLedByWhatLeadsToTheFewest) {
  const auto plan =
      plan_of(connection_, {.service = "S", .marche = "M-1", .partner = "AAA999"}).value();
  ASSERT_TRUE(plan.leader);
  EXPECT_EQ(plan.led, 4);
  EXPECT_EQ(plan.conditions[*plan.leader].ordered, "piece_by_service");
  EXPECT_FALSE(plan_of(connection_, {.type = "380"}).value().leader);
}

TEST_F(SearchPlans, WalkTheFluxOfADepositor) {
  const PieceSearch one{.partner = "AAA999"};
  EXPECT_THAT(asked(one), AllOf(HasSubstr("FROM flux INDEXED BY flux_by_partner CROSS JOIN piece"),
                                HasSubstr("flux.partner IN (?)")));
  EXPECT_EQ(in_order(plan_of(connection_, one).value(), Direction::descending),
            " ORDER BY flux.id DESC, piece.id DESC");
  EXPECT_THAT(asked({.sight = Sight{false, {"AAA999", "BBB888"}, {}}}),
              HasSubstr("flux.id IN (SELECT id FROM flux INDEXED BY flux_by_partner"));
}

TEST_F(SearchPlans, JudgeByIndexesWhereAllCan) {
  EXPECT_THAT(asked({.states = {"MISE_A_DISPOSITION"}, .service = "S", .marche = "M-1"}),
              AllOf(HasSubstr("seek INDEXED BY piece_by_state"),
                    HasSubstr("seek INDEXED BY piece_by_marche"), Not(HasSubstr("piece.marche"))));
  EXPECT_THAT(asked({.service = "S", .marche = "M-1", .payable_from = Decimal::of(1)}),
              AllOf(HasSubstr("piece.marche = ?"), Not(HasSubstr("seek"))))
      << "the row is read for the amount";
}

TEST_F(SearchPlans, ListIdsWithoutRowsUnlessRowsAreAskedFor) {
  const PieceSearch siren{.supplier = std::string(good_piece("").summary.supplier, 0, 9)};
  EXPECT_THAT(asked(siren), HasSubstr("FROM (WITH led (id) AS (SELECT id FROM piece INDEXED BY"
                                      " piece_by_supplier"));
  EXPECT_THAT(asked(siren, Asking::rows), HasSubstr("piece NOT INDEXED WHERE piece.id IN (SELECT"));
  EXPECT_THAT(asked(siren, Asking::rows, "piece_by_issued"),
              AllOf(HasSubstr("INDEXED BY piece_by_issued"), Not(HasSubstr("IN (SELECT"))));
  EXPECT_THAT(asked({.words = "F-1"}), HasSubstr("piece NOT INDEXED WHERE piece.id IN (SELECT"))
      << "what words lead to may be no piece";
}

/// A walk that an index does not have in order would sort all pieces of a depositor.
TEST_F(SearchPlans, SortNothingToTellTheNewest) {
  for (const auto& search :
       {PieceSearch{.partner = "AAA999"}, PieceSearch{.states = {"MISE_A_DISPOSITION"}},
        PieceSearch{.sight = Sight{false, {"AAA999", "BBB888"}, {}}}})
    for (const auto direction : {Direction::descending, Direction::ascending}) {
      const auto plan = plan_of(connection_, search).value();
      const auto told = Wording("EXPLAIN QUERY PLAN ")
                            .add(wording(plan, {"piece.id"}).part())
                            .add(in_order(plan, direction))
                            .ask(connection_, [](const Cursor& row) { return row.text(3); });
      for (const auto& line : told.value()) EXPECT_THAT(line, Not(HasSubstr("TEMP B-TREE")));
    }
}

}  // namespace
}  // namespace ecluse::lifecycle
