#include "lifecycle/search_order.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::decided;
using tests::flux_numbered;
using tests::noon;

constexpr std::array all_orders{
    SortBy::deposit,   SortBy::number,         SortBy::type,     SortBy::cadre,
    SortBy::dossier,   SortBy::own_invoice,    SortBy::supplier, SortBy::supplier_name,
    SortBy::recipient, SortBy::recipient_name, SortBy::service,  SortBy::engagement,
    SortBy::marche,    SortBy::issued,         SortBy::net,      SortBy::gross,
    SortBy::payable,   SortBy::state,          SortBy::state_at};

/// Twelve pieces, many of which are equal in many columns, or have nothing there.
class SearchOrders : public tests::LedgerFile {
 protected:
  SearchOrders() {
    std::vector<ExaminedPiece> pieces;
    for (int at = 0; at < 12; ++at) pieces.push_back(piece(at));
    EXPECT_TRUE(recorded(decided(flux_numbered(1, "a-1"), std::move(pieces))));
    move(1, 2);
    desk_ = open_search_desk(path_).value();
  }
  static ExaminedPiece piece(int at) {
    auto made = at % 5 == 0 ? tests::bad_piece("") : tests::good_piece("");
    auto& sum = made.summary;
    sum.number = "F-" + std::to_string(at * 7 % 12);
    sum.supplier = std::to_string(11111111100011LL + at % 3);
    sum.supplier_name = "Maison " + std::to_string(at % 3);
    sum.engagement = at % 2 == 0 ? "" : "EJ-1";
    if (at % 4 == 0) sum.issue_date.reset();
    if (at % 4 == 1) sum.gross = sum.payable = std::nullopt;
    if (at % 4 == 2) sum.gross = sum.payable = Decimal::of(-at);
    if (at % 6 == 0) {
      sum.cadre = "A3";
      sum.memoire = MemoireFacts{"TMP" + std::to_string(at), {}, {}, {}, {}, {}, {}, {}};
    }
    return made;
  }
  void move(int position, int days) {
    const auto batch = begun();
    ASSERT_TRUE(batch->move("a-1", {position, "MISE_A_DISPOSITION", "SUSPENDUE",
                                    noon + std::chrono::hours{24 * days}, "x", "JUSTIF_ABS"}));
    ASSERT_TRUE(batch->commit());
  }
  /// Page after page; `between` is done after the first.
  std::vector<std::int64_t> walked(const PieceSearch& search, SortOrder order, int limit,
                                   const std::function<void()>& between = {}) {
    std::vector<std::int64_t> rows;
    Page page;
    page.limit = limit;
    while (true) {
      const auto found = desk_->find(search, page, order).value();
      for (const auto& one : found) rows.push_back(one.piece.row);
      if (found.size() < static_cast<std::size_t>(limit)) return rows;
      page.before = rows.back();
      order.key = key_of(found.back().piece, order.by);
      if (between && rows.size() == found.size()) between();
    }
  }

  std::unique_ptr<SearchDesk> desk_;
};

TEST_F(SearchOrders, ShowEachPieceOnceInEveryOrderAndPageSize) {
  for (const auto by : all_orders)
    for (const auto direction : {Direction::descending, Direction::ascending}) {
      const auto whole = walked({}, {by, direction, {}}, 100);
      EXPECT_EQ(std::set<std::int64_t>(whole.begin(), whole.end()).size(), 12U) << name_of(by);
      for (const int limit : {1, 2, 3, 5, 12})
        EXPECT_EQ(walked({}, {by, direction, {}}, limit), whole) << name_of(by) << ' ' << limit;
    }
}

TEST_F(SearchOrders, SortWhatACriterionLeadsToAsTheWhole) {
  for (const auto by : all_orders) {
    PieceSearch search;
    search.supplier = "11111111100012";
    const auto some = walked(search, {by, Direction::ascending, {}}, 2);
    ASSERT_EQ(some.size(), 4U);
    auto whole = walked({}, {by, Direction::ascending, {}}, 100);
    std::erase_if(whole,
                  [&](auto row) { return std::find(some.begin(), some.end(), row) == some.end(); });
    EXPECT_EQ(some, whole) << name_of(by);
  }
}

TEST_F(SearchOrders, PutWhatHasNoValueLast) {
  for (const auto direction : {Direction::descending, Direction::ascending}) {
    const auto found = desk_->find({}, {100}, {SortBy::payable, direction, {}}).value();
    const auto first = direction == Direction::ascending ? found.front() : found[8];
    EXPECT_EQ(first.piece.summary.payable, Decimal::of(-10));
    EXPECT_FALSE(found.back().piece.summary.payable);
    EXPECT_EQ(found[8].piece.summary.payable.has_value(), true);
  }
}

/// What moves on while someone turns pages neither comes twice nor hides another one.
TEST_F(SearchOrders, KeepTheirPlaceWhenTheLastOneSeenMovesOn) {
  for (const auto by : {SortBy::state, SortBy::state_at}) {
    const auto before = walked({}, {by, Direction::ascending, {}}, 100);
    const auto last = static_cast<int>(before[3] & 0xFFFFFF);
    const auto rows = walked({}, {by, Direction::ascending, {}}, 4, [&] { move(last, 9); });
    for (const auto row : before) EXPECT_THAT(rows, testing::Contains(row)) << name_of(by);
  }
}

TEST_F(SearchOrders, AreCalledByTheirNames) {
  for (const auto by : all_orders) EXPECT_EQ(sort_named(name_of(by)), by);
  EXPECT_EQ(sort_named("1; DROP TABLE piece"), std::nullopt);
  EXPECT_TRUE(always_sorted(SortBy::deposit));
  EXPECT_TRUE(always_sorted(SortBy::payable));
  EXPECT_FALSE(always_sorted(SortBy::gross));
}

TEST_F(SearchOrders, RefuseAPlaceThatIsNone) {
  Page page;
  page.before = 999;
  EXPECT_EQ(desk_->find({}, page, {SortBy::number, {}, {}}).error().code, "E_SEARCH");
  EXPECT_EQ(desk_->find({}, page, {SortBy::state_at, {}, "x"}).error().code, "E_SEARCH");
}

/// What a piece of others has in a column, and whether it is there at all, is told to nobody.
TEST_F(SearchOrders, TellNothingOfARowThatIsNotSeen) {
  PieceSearch search;
  search.sight = Sight{false, {}, {{"11111111100012", {}, {"fournisseur"}, {"A1", "A3"}}}};
  const auto seen = walked(search, {}, 100);
  ASSERT_EQ(seen.size(), 4U);
  Page page;
  for (const auto by : all_orders) {
    if (by == SortBy::deposit) continue;
    for (const auto row : walked({}, {}, 100)) {
      page.before = row;
      const auto found = desk_->find(search, page, {by, {}, {}});
      EXPECT_EQ(found.has_value(), std::ranges::count(seen, row) == 1) << name_of(by) << row;
      if (found) continue;
      EXPECT_EQ(found.error().code, "E_SEARCH");
      EXPECT_EQ(found.error().detail, std::to_string(row)) << "as if there was none";
    }
  }
}

/// It has no place among the cents that are sorted, and is told as it was written.
TEST_F(SearchOrders, FindAnAmountBeyondAllOthers) {
  auto huge = piece(1);
  huge.summary.payable = Decimal::parse("-9999999999999999999");
  ASSERT_TRUE(recorded(decided(flux_numbered(2, "a-2"), {huge})));
  PieceSearch search;
  search.payable_until = Decimal::parse("-90000000000000000");
  const auto found = desk_->find(search, {}).value();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].piece.summary.payable->text(), "-9999999999999999999");
}

}  // namespace
}  // namespace ecluse::lifecycle
