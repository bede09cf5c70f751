// The searches of the embedded ledger (lifecycle/ledger_sqlite_search.cpp): SRH-01 to SRH-04.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "lifecycle/search.hpp"
#include "tests/lifecycle/outcomes.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Wish {
  std::string number, cadre, supplier, name, recipient, marche, engagement;
  std::string issued = "2026-01-10";
  std::optional<MemoireFacts> memoire{};
  std::vector<Actor> actors{};
};

ExaminedPiece piece_of(const Wish& wish) {
  auto piece = tests::good_piece(wish.number);
  auto& sum = piece.summary;
  sum.cadre = wish.cadre;
  sum.supplier = wish.supplier;
  sum.supplier_name = wish.name;
  sum.recipient = wish.recipient;
  sum.marche = wish.marche;
  sum.engagement = wish.engagement;
  sum.issue_date = parse_iso_date(wish.issued);
  if (wish.number == "W-2") sum.type = "381";
  sum.memoire = wish.memoire;
  piece.route->actors = wish.actors;
  return piece;
}

/// A ledger of four pieces in two flux: two of works, an invoice, a mémoire.
class Searching : public testing::Test {
 protected:
  void SetUp() override {
    auto ledger = open_sqlite_ledger(path_, Access::write, tests::machines()).value();
    const auto batch = ledger->begin().value();
    const std::vector<Actor> moe{{Role::moe, "44444444400044", "MOE", ""}};
    record(*batch, 1,
           {piece_of({"W-1",
                      "A4",
                      "11111111100011",
                      "Bâtir & Fils",
                      "22222222200022",
                      "M2024-017",
                      "",
                      "2026-01-10",
                      {},
                      moe}),
            piece_of({"W-2",
                      "A7",
                      "11111111100029",
                      "Bâtir Nord",
                      "22222222200022",
                      "M2024-018",
                      "",
                      "2026-02-10",
                      {},
                      moe})});
    MemoireFacts facts{"TMP2026000000001",
                       "MJ00000000001",
                       "F-9",
                       "R92",
                       "Expert",
                       "LYON",
                       "25/00118, 25/00119",
                       {}};
    record(*batch, 2,
           {piece_of({"F-1", "A1", "33333333300033", "Plume", "55555555500055", "", "EJ-7"}),
            piece_of({"M-1", "A3", "33333333300033", "Plume", "66666666600066", "", "",
                      "2026-03-01", facts})});
    EXPECT_TRUE(batch->move(
        "a-2", {0, "MISE_A_DISPOSITION", "SUSPENDUE", tests::noon + std::chrono::hours{48}, "x",
                "JUSTIF_ABS", "le devis signé manque"}));
    ASSERT_TRUE(batch->commit());
    ledger.reset();
    desk_ = open_search_desk(path_).value();
  }
  static void record(Batch& batch, int number, std::vector<ExaminedPiece> pieces) {
    auto flux = tests::flux_numbered(number, "a-" + std::to_string(number));
    flux.flux.received = tests::noon + std::chrono::hours{number};
    ASSERT_TRUE(batch.attempt(flux.flux));
    ASSERT_TRUE(batch.record(tests::decided(flux, std::move(pieces))));
  }
  std::vector<std::string> found(const PieceSearch& search, Page page = {}) {
    std::vector<std::string> numbers;
    const auto listed = desk_->find(search, page).value();
    for (const auto& one : listed) numbers.push_back(one.piece.summary.number);
    const auto count = desk_->count(search, 100).value();
    EXPECT_TRUE(count.exact);
    if (page.before == Page{}.before && page.limit == Page{}.limit) {
      EXPECT_EQ(count.rows, static_cast<std::int64_t>(numbers.size()));
    }
    return numbers;
  }

  tests::TemporaryFolder folder_;
  std::string path_ = (folder_.path() / "suivi.sqlite").string();
  std::unique_ptr<SearchDesk> desk_;
};

struct Row {
  const char* what;
  void (*set)(PieceSearch&);
  std::vector<std::string> expected;
};

const std::vector<Row> rows{
    {"nothing", [](PieceSearch&) {}, {"M-1", "F-1", "W-2", "W-1"}},
    {"number", [](PieceSearch& s) { s.number = "W-1"; }, {"W-1"}},
    {"temporary number", [](PieceSearch& s) { s.number = "TMP2026000000001"; }, {"M-1"}},
    {"definitive number", [](PieceSearch& s) { s.number = "MJ00000000001"; }, {"M-1"}},
    {"invoice of a mémoire", [](PieceSearch& s) { s.own_invoice = "F-9"; }, {"M-1"}},
    {"text of reference", [](PieceSearch& s) { s.reference = "R92"; }, {"M-1"}},
    {"category", [](PieceSearch& s) { s.category = "Expert"; }, {"M-1"}},
    {"service of the provider", [](PieceSearch& s) { s.supplier_service = "LYON"; }, {"M-1"}},
    {"case", [](PieceSearch& s) { s.case_number = "25/00119"; }, {"M-1"}},
    {"part of a case", [](PieceSearch& s) { s.case_number = "25/0011"; }, {}},
    {"one cadre", [](PieceSearch& s) { s.cadres = {"A4"}; }, {"W-1"}},
    {"several cadres",
     [](PieceSearch& s) {
       s.cadres = {"A4", "A7"};
     },
     {"W-2", "W-1"}},
    {"state", [](PieceSearch& s) { s.states = {"SUSPENDUE"}; }, {"F-1"}},
    {"one cadre and one state",
     [](PieceSearch& s) {
       s.cadres = {"A1"};
       s.states = {"SUSPENDUE"};
     },
     {"F-1"}},
    {"cadres and states",
     [](PieceSearch& s) {
       s.cadres = {"A1", "A3", "A7"};
       s.states = {"SUSPENDUE", "MISE_A_DISPOSITION"};
     },
     {"M-1", "F-1", "W-2"}},
    {"cadre and state that do not meet",
     [](PieceSearch& s) {
       s.cadres = {"A4"};
       s.states = {"SUSPENDUE"};
       s.type = "380";
     },
     {}},
    {"usual type", [](PieceSearch& s) { s.type = "380"; }, {"M-1", "F-1", "W-1"}},
    {"other type", [](PieceSearch& s) { s.type = "381"; }, {"W-2"}},
    {"supplier", [](PieceSearch& s) { s.supplier = "33333333300033"; }, {"M-1", "F-1"}},
    {"SIREN of a supplier", [](PieceSearch& s) { s.supplier = "111111111"; }, {"W-2", "W-1"}},
    {"recipient", [](PieceSearch& s) { s.recipient = "66666666600066"; }, {"M-1"}},
    {"name without its accents", [](PieceSearch& s) { s.supplier_name = "batir"; }, {"W-2", "W-1"}},
    {"two words of a name", [](PieceSearch& s) { s.supplier_name = "nord bâtir"; }, {"W-2"}},
    {"MOE",
     [](PieceSearch& s) {
       s.structure = "44444444400044";
       s.role = "moe";
     },
     {"W-2", "W-1"}},
    {"not as MOA",
     [](PieceSearch& s) {
       s.structure = "44444444400044";
       s.role = "moa";
     },
     {}},
    {"in any role", [](PieceSearch& s) { s.structure = "44444444400044"; }, {"W-2", "W-1"}},
    {"as a sender",
     [](PieceSearch& s) {
       s.structure = "33333333300033";
       s.role = fiscal_role;
     },
     {"M-1", "F-1"}},
    {"engagement", [](PieceSearch& s) { s.engagement = "EJ-7"; }, {"F-1"}},
    {"market", [](PieceSearch& s) { s.marche = "M2024-018"; }, {"W-2"}},
    {"dossier", [](PieceSearch& s) { s.dossier = "W-1"; }, {"W-1"}},
    {"issued",
     [](PieceSearch& s) {
       s.issued_from = parse_iso_date("2026-02-01");
       s.issued_until = parse_iso_date("2026-03-01");
     },
     {"M-1", "W-2"}},
    {"deposited from",
     [](PieceSearch& s) { s.deposited_from = tests::noon + std::chrono::hours{2}; },
     {"M-1", "F-1"}},
    {"deposited until",
     [](PieceSearch& s) { s.deposited_until = tests::noon + std::chrono::hours{2}; },
     {"W-2", "W-1"}},
    {"state taken from",
     [](PieceSearch& s) { s.state_from = tests::noon + std::chrono::hours{9}; },
     {"F-1"}},
    {"amount",
     [](PieceSearch& s) {
       s.payable_from = Decimal::of(1'200);
       s.payable_until = Decimal::of(1'200);
       s.cadres = {"A1"};
     },
     {"F-1"}},
    {"partner",
     [](PieceSearch& s) {
       s.partner = "AAA999";
       s.cadres = {"A3"};
     },
     {"M-1"}},
    {"all must be met",
     [](PieceSearch& s) {
       s.cadres = {"A4", "A7"};
       s.marche = "M2024-017";
     },
     {"W-1"}},
    {"word: beginning of a number", [](PieceSearch& s) { s.words = "W-"; }, {"W-2", "W-1"}},
    {"word: of a name", [](PieceSearch& s) { s.words = "fils"; }, {"W-1"}},
    {"words: both", [](PieceSearch& s) { s.words = "batir M2024-018"; }, {"W-2"}},
    {"word: of a comment", [](PieceSearch& s) { s.words = "devis"; }, {"F-1"}},
    {"word: a reason", [](PieceSearch& s) { s.words = "JUSTIF_ABS"; }, {"F-1"}},
    {"word: own number of the house", [](PieceSearch& s) { s.words = "MJ0000"; }, {"M-1"}},
    {"word: hostile", [](PieceSearch& s) { s.words = "\"OR* x' --"; }, {}},
};

TEST_F(Searching, MeetsEveryCriterion) {
  for (const auto& row : rows) {
    PieceSearch search;
    row.set(search);
    EXPECT_EQ(found(search), row.expected) << row.what;
  }
}

TEST_F(Searching, TurnsPages) {
  Page page;
  page.limit = 3;
  auto first = desk_->find({}, page).value();
  ASSERT_EQ(first.size(), 3U);
  EXPECT_EQ(first[0].partner, "AAA999");
  EXPECT_EQ(first[0].deposited, tests::noon + std::chrono::hours{2});
  page.before = first.back().piece.row;
  EXPECT_THAT(found({}, page), ElementsAre("W-1"));
  page.before = 0;
  EXPECT_THAT(found({}, page), IsEmpty());
}

TEST_F(Searching, CountsUpToALimit) {
  const auto count = desk_->count({}, 3).value();
  EXPECT_EQ(count.rows, 3);
  EXPECT_FALSE(count.exact);
}

TEST_F(Searching, CountsWhatIsAskedWhateverWasListedBefore) {
  PieceSearch travaux;
  travaux.cadres = {"A4", "A7"};
  ASSERT_EQ(desk_->find(travaux, {}).value().size(), 2U);
  EXPECT_EQ(desk_->count({}, 100).value().rows, 4);
  EXPECT_EQ(desk_->count(travaux, 100).value().rows, 2);
  ASSERT_EQ(desk_->find(travaux, {1, Page{}.before}).value().size(), 1U) << "a page that is full";
  EXPECT_EQ(desk_->count(travaux, 100).value().rows, 2);
  ASSERT_EQ(desk_->find(travaux, {}).value().size(), 2U);
  EXPECT_FALSE(desk_->count(travaux, 1).value().exact);
}

TEST_F(Searching, CountsStructuresAndAges) {
  const auto board = desk_->board({"A3"}, {}, {}, {}).value();
  ASSERT_EQ(board.size(), 1U);
  EXPECT_EQ(board[0].structure, "33333333300033");
  EXPECT_EQ(board[0].name, "Plume");
  EXPECT_EQ(board[0].pieces, 1);
  EXPECT_TRUE(desk_->board({"A3"}, "11111111100011", {}, {}).value().empty());
  const auto stock = desk_
                         ->stock({"A4", "A7"}, {"MISE_A_DISPOSITION"}, {}, {},
                                 tests::noon + std::chrono::hours{80})
                         .value();
  ASSERT_EQ(stock.size(), 1U);
  EXPECT_EQ(stock[0].days, 3);
  EXPECT_EQ(stock[0].pieces, 2);
}

TEST_F(Searching, TellsAHistoryNewestFirst) {
  PieceSearch search;
  search.number = "F-1";
  const auto piece = desk_->find(search, {}).value().at(0).piece;
  const auto history = desk_->history(piece).value();
  ASSERT_EQ(history.size(), 4U);
  EXPECT_EQ(history.front().step.to, "SUSPENDUE");
  EXPECT_EQ(history.back().step.to, "DEPOSEE");
  EXPECT_GT(history[0].sequence, history[1].sequence);
}

TEST_F(Searching, GiveUpWhatTakesTooLongAndAnswerTheNext) {
  auto ledger = open_sqlite_ledger(path_, Access::write, tests::machines()).value();
  const auto batch = ledger->begin().value();
  std::vector<ExaminedPiece> many;
  for (int nth = 1; nth <= 300; ++nth)
    many.push_back(tests::good_piece("N-" + std::to_string(nth)));
  record(*batch, 3, std::move(many));
  ASSERT_TRUE(batch->commit());
  PieceSearch odd, easy;
  odd.type = "381";
  odd.issued_from = parse_iso_date("2020-01-01");
  easy.number = "W-1";
  const auto hasty = open_search_desk(path_, std::chrono::milliseconds{0}).value();
  EXPECT_EQ(hasty->find(odd, {}).error().code, "E_LEDGER_SLOW");
  EXPECT_EQ(hasty->count(odd, 100).error().code, "E_LEDGER_SLOW");
  EXPECT_EQ(hasty->find(easy, {})->size(), 1U);
  EXPECT_EQ(hasty->count(easy, 100)->rows, 1);
  EXPECT_EQ(found(odd), std::vector<std::string>{"W-2"}) << "whoever has the time is answered";
}

TEST(SearchDesk, SaysThatThereIsNoLedger) {
  EXPECT_FALSE(open_search_desk("/nowhere/suivi.sqlite"));
}

}  // namespace
}  // namespace ecluse::lifecycle
