#include "lifecycle/ledger_sqlite_boards.hpp"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::decided;
using tests::flux_numbered;
using tests::noon;

/// Mémoires of three structures, one in two states, deposited by two partners.
class Boards : public tests::LedgerFile {
 protected:
  Boards() {
    EXPECT_TRUE(recorded(decided(flux_numbered(1, "a-1"),
                                 {memoire("1", "11111111100011"), memoire("2", "11111111100011"),
                                  memoire("3", "22222222200033")})));
    auto other = flux_numbered(2, "a-2");
    other.flux.partner = "BBB222";
    EXPECT_TRUE(recorded(decided(std::move(other), {memoire("4", "33333333300033")})));
    const auto batch = begun();
    EXPECT_TRUE(batch->move("a-1", {0, "MISE_A_DISPOSITION", "SUSPENDUE",
                                    noon + std::chrono::hours{24}, "x", "JUSTIF_ABS"}));
    EXPECT_TRUE(batch->commit());
    desk_ = open_search_desk(path_).value();
  }
  static ExaminedPiece memoire(const std::string& rank, const std::string& supplier) {
    auto piece = tests::good_piece("M-" + rank);
    piece.summary.cadre = "A3";
    piece.summary.supplier = supplier;
    piece.summary.supplier_name = "Cabinet " + supplier.substr(0, 1);
    piece.summary.memoire = MemoireFacts{"TMP202600000000" + rank, {}, {}, {}, {}, {}, {}, {}};
    return piece;
  }
  std::vector<std::string> board(const std::optional<Sight>& sight, const BoardPage& page) {
    std::vector<std::string> lines;
    const auto cells = desk_->board({"A3"}, {}, sight, page).value();
    for (const auto& cell : cells)
      lines.push_back(cell.name + " " + cell.state + " " + std::to_string(cell.pieces));
    return lines;
  }
  /// A piece of a structure, as the page before told it.
  std::string row_of(const std::string& supplier) {
    const auto cells = desk_->board({"A3"}, {}, {}, {}).value();
    const auto found = std::ranges::find(cells, supplier, &BoardCell::structure);
    return std::to_string(found->row);
  }
  std::vector<std::string> stock(const std::optional<Sight>& sight, const std::string& structure) {
    std::vector<std::string> lines;
    const auto cells = desk_
                           ->stock({"A3"}, {"MISE_A_DISPOSITION", "SUSPENDUE"}, structure, sight,
                                   noon + std::chrono::hours{80})
                           .value();
    for (const auto& cell : cells)
      lines.push_back(cell.state + " " + std::to_string(cell.days) + " " +
                      std::to_string(cell.pieces));
    return lines;
  }

  /// An invoice of an engagement, brought as far as MISE_EN_PAIEMENT or not.
  void ordered(int flux, const std::string& engagement, const std::string& partner, bool paid) {
    auto examined = flux_numbered(flux, "a-" + std::to_string(flux));
    examined.flux.partner = partner;
    auto piece = tests::good_piece("F-" + std::to_string(flux));
    piece.summary.engagement = engagement;
    ASSERT_TRUE(recorded(decided(std::move(examined), {std::move(piece)})));
    if (!paid) return;
    const auto batch = begun();
    ASSERT_TRUE(batch->move(
        "a-" + std::to_string(flux),
        {0, "MISE_A_DISPOSITION", "MISE_EN_PAIEMENT", noon + std::chrono::hours{24}, "x", ""}));
    ASSERT_TRUE(batch->commit());
  }
  std::vector<std::string> engagements(const std::optional<Sight>& sight, const BoardPage& page) {
    std::vector<std::string> lines;
    const auto cells = desk_->engagements(sight, page).value();
    for (const auto& cell : cells)
      lines.push_back(cell.structure + " " + cell.state + " " + std::to_string(cell.pieces));
    return lines;
  }

  std::unique_ptr<SearchDesk> desk_;
  const Sight depositor_{false, {"AAA999"}, {}};
  const Sight recipient_{false, {}, {{"22222222200022", {}, {"destinataire"}, {"A3"}}}};
};

TEST_F(Boards, TurnPagesOfStructures) {
  EXPECT_EQ(board({}, {}).size(), 4U);
  EXPECT_THAT(board({}, {{}, 1}),
              ElementsAre("Cabinet 1 MISE_A_DISPOSITION 1", "Cabinet 1 SUSPENDUE 1"));
  EXPECT_THAT(board({}, {row_of("11111111100011"), 1}),
              ElementsAre("Cabinet 2 MISE_A_DISPOSITION 1"));
  EXPECT_THAT(board({}, {row_of("33333333300033"), 1}), IsEmpty());
  for (const auto* none : {"999", "11111111100011", "x"})
    EXPECT_THAT(board({}, {none, 1}), IsEmpty()) << none;
}

TEST_F(Boards, ShowWhatIsSeenOnly) {
  EXPECT_EQ(board(depositor_, {}).size(), 3U);
  EXPECT_THAT(board(depositor_, {row_of("11111111100011"), 5}),
              ElementsAre("Cabinet 2 MISE_A_DISPOSITION 1"));
  const Sight other{false, {"BBB222"}, {}};
  EXPECT_THAT(board(other, {}), ElementsAre("Cabinet 3 MISE_A_DISPOSITION 1"));
  EXPECT_THAT(board(other, {row_of("11111111100011"), 5}), IsEmpty())
      << "a piece of others tells no place";
  EXPECT_THAT(board(Sight{}, {}), IsEmpty());
}

TEST_F(Boards, TellNaturalPersons) {
  auto piece = memoire("5", "DURAND");
  piece.summary.supplier_type = IdentifierType::particulier;
  ASSERT_TRUE(recorded(decided(flux_numbered(3, "a-3"), {piece})));
  const auto cells = desk_->board({"A3"}, {}, {}, {}).value();
  ASSERT_EQ(cells.size(), 5U);
  for (const auto& cell : cells)
    EXPECT_EQ(cell.natural_person, cell.structure == "DURAND") << cell.structure;
}

/// The counts of the commits and the pieces themselves tell the same.
TEST_F(Boards, TellTheStockByCountsAsByPieces) {
  EXPECT_THAT(stock({}, {}), ElementsAre("MISE_A_DISPOSITION 3 3", "SUSPENDUE 2 1"));
  EXPECT_EQ(stock({}, {}), stock(recipient_, {})) << "by the pieces that it receives";
  EXPECT_THAT(stock(depositor_, {}), ElementsAre("MISE_A_DISPOSITION 3 2", "SUSPENDUE 2 1"));
  EXPECT_THAT(stock({}, "33333333300033"), ElementsAre("MISE_A_DISPOSITION 3 1"));
  EXPECT_THAT(stock(Sight{}, {}), IsEmpty());
}

TEST_F(Boards, CountTheStatesOfWhatIsSeen) {
  const auto all = desk_->states(recipient_, 100).value();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].name, "MISE_A_DISPOSITION");
  EXPECT_EQ(all[0].count, 3);
  std::int64_t looked_at = 0;
  const auto some = desk_->states(recipient_, 2).value();
  for (const auto& one : some) looked_at += one.count;
  EXPECT_EQ(looked_at, 2);
  EXPECT_THAT(desk_->states({}, 100).value(), IsEmpty());
}

/// ESP-08: an engagement is shown once one of its pieces that someone sees is paid.
TEST_F(Boards, ShowEngagementsOnceOneOfTheirPiecesIsPaid) {
  ordered(3, "EJ-1", "AAA999", true);
  ordered(4, "EJ-1", "BBB222", false);
  ordered(5, "EJ-2", "AAA999", false);
  ordered(6, "EJ-3", "BBB222", true);
  ordered(7, "", "AAA999", true);
  EXPECT_THAT(engagements({}, {}),
              ElementsAre("EJ-1 MISE_A_DISPOSITION 1", "EJ-1 MISE_EN_PAIEMENT 1",
                          "EJ-3 MISE_EN_PAIEMENT 1"));
  EXPECT_THAT(engagements({}, {{}, 1}),
              ElementsAre("EJ-1 MISE_A_DISPOSITION 1", "EJ-1 MISE_EN_PAIEMENT 1"));
  EXPECT_THAT(engagements({}, {"EJ-1", 1}), ElementsAre("EJ-3 MISE_EN_PAIEMENT 1"));
  EXPECT_THAT(engagements(Sight{false, {"AAA999"}, {}}, {}),
              ElementsAre("EJ-1 MISE_EN_PAIEMENT 1"));
  EXPECT_THAT(engagements(Sight{false, {"BBB222"}, {}}, {}), ElementsAre("EJ-3 MISE_EN_PAIEMENT 1"))
      << "what others were paid shows nothing";
  const auto& supplier = tests::good_piece("").summary.supplier;
  const auto seen = [&](const char* cadre) {
    return engagements(Sight{false, {}, {{supplier, {}, {"fournisseur"}, {cadre}}}}, {});
  };
  EXPECT_EQ(seen("A1").size(), 3U);
  EXPECT_THAT(seen("A4"), IsEmpty());
  EXPECT_THAT(engagements(Sight{}, {}), IsEmpty());
}

}  // namespace
}  // namespace ecluse::lifecycle
