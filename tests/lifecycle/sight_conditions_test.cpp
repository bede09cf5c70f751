#include "lifecycle/sight_conditions.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "lifecycle/ledger_sqlite.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::lifecycle {
namespace {

TEST(SightConditions, AreNoneWhereNothingIsSeen) {
  EXPECT_TRUE(ways_of({{"1", {}, {"fournisseur"}, {}}}).empty()) << "no cadre";
  EXPECT_TRUE(ways_of({{"1", {}, {}, {"A1"}}}).empty()) << "no role";
  EXPECT_TRUE(ways_of({{"1", {"S"}, {"moe", "valideur"}, {"A4"}}}).empty()) << "one service only";
  EXPECT_EQ(ways_of({{"1", {}, {"fournisseur", "destinataire", "moe"}, {"A4"}}}).size(), 3U);
}

/// SQLite takes 500 ways of one question: a reader of many structures has one a part.
TEST(SightConditions, FoldTheStructuresThatSeeAlike) {
  std::vector<SightRow> rows;
  for (int nth = 0; nth < 600; ++nth)
    rows.push_back({std::to_string(nth), {}, {"fournisseur", "moe"}, {"A4", "A1"}});
  rows.push_back({"600", {}, {"moe"}, {"A1", "A4", "A1"}});
  EXPECT_EQ(ways_of(rows).size(), 2U);
  rows.push_back({"601", {"S"}, {"fournisseur"}, {"A1", "A4"}});
  EXPECT_EQ(ways_of(rows).size(), 3U) << "of some services only";
  rows.push_back({"602", {}, {"fournisseur"}, {"A1"}});
  EXPECT_EQ(ways_of(rows).size(), 4U) << "of some cadres only";
}

/// Small names, so that chance makes them meet.
class Chance {
 public:
  std::string one_of(const std::vector<std::string>& texts) {
    return texts[std::uniform_int_distribution<std::size_t>(0, texts.size() - 1)(engine_)];
  }
  std::vector<std::string> some_of(const std::vector<std::string>& texts) {
    std::vector<std::string> some;
    for (const auto& text : texts)
      if (one_of({"yes", "no"}) == "yes") some.push_back(text);
    return some;
  }
  std::mt19937& engine() { return engine_; }

 private:
  std::mt19937 engine_{20261121};
};

const std::vector<std::string> structures{"1", "2", "3"}, cadres{"A1", "A3", "A4"},
    services{"S", "T", ""}, partners{"AAA999", "BBB888"};

class SightTwins : public tests::LedgerFile {
 protected:
  ExaminedPiece made_piece(int number) {
    auto piece = tests::good_piece("F-" + std::to_string(number));
    auto& sum = piece.summary;
    sum.cadre = chance_.one_of(cadres);
    sum.supplier = chance_.one_of(structures);
    sum.recipient = chance_.one_of(structures);
    sum.service = chance_.one_of(services);
    if (sum.cadre == "A3") {
      auto& facts = sum.memoire.emplace();
      facts.temporary = "TMP" + std::to_string(number);
      facts.service = chance_.one_of(services);
    }
    piece.route->actors.clear();
    for (const auto role : {Role::moe, Role::moa, Role::valideur, Role::second_valideur})
      if (chance_.one_of({"yes", "no"}) == "yes")
        piece.route->actors.push_back({role, chance_.one_of(structures), "", ""});
    return piece;
  }
  void fill() {
    int number = 0;
    for (int flux = 1; flux <= 8; ++flux) {
      auto examined = tests::flux_numbered(flux, "a-" + std::to_string(flux));
      examined.flux.partner = chance_.one_of(partners);
      std::vector<ExaminedPiece> pieces;
      for (int nth = 0; nth < 25; ++nth) pieces.push_back(made_piece(++number));
      ASSERT_TRUE(recorded(tests::decided(std::move(examined), std::move(pieces))));
    }
  }
  Sight made_sight() {
    Sight sight;
    sight.partners = chance_.some_of({"BBB888"});
    for (const auto& structure : chance_.some_of(structures))
      sight.rows.push_back({structure, chance_.some_of({"S"}),
                            chance_.some_of({"fournisseur", "destinataire", "valideur",
                                             "second_valideur", "moe", "moa"}),
                            chance_.some_of(cadres)});
    return sight;
  }

  /// What the search asks of this test's pieces, told without SQL.
  static bool meets(const PieceSearch& search, const PieceRow& piece, std::string_view partner) {
    const auto is = [](const std::string& asked, std::string_view text) {
      return asked.empty() || asked == text;
    };
    const auto among = [](const std::vector<std::string>& asked, const std::string& text) {
      return asked.empty() || std::ranges::find(asked, text) != asked.end();
    };
    return is(search.supplier, piece.summary.supplier) &&
           is(search.service, piece.summary.service) && is(search.partner, partner) &&
           among(search.cadres, piece.summary.cadre) && among(search.states, piece.state);
  }
  /// Page after page.
  static std::vector<std::int64_t> turned(SearchDesk& desk, const PieceSearch& search,
                                          Direction direction) {
    std::vector<std::int64_t> found;
    Page page{7, Page{}.before};
    while (true) {
      const auto rows = desk.find(search, page, {SortBy::deposit, direction, {}}).value();
      for (const auto& row : rows) found.push_back(row.piece.row);
      if (rows.size() < 7) return found;
      page.before = found.back();
    }
  }

  Chance chance_;
};

/// What a search finds is what sees() says of each piece, page by page, and the totals agree.
TEST_F(SightTwins, SearchesFindWhatIsSeenAndNothingElse) {
  fill();
  const auto desk = open_search_desk(path_).value();
  const auto all = desk->find({}, {1000, Page{}.before}).value();
  ASSERT_EQ(all.size(), 200U);
  std::size_t seen_in_all = 0;
  for (int nth = 0; nth < 60; ++nth) {
    PieceSearch search;
    search.sight = made_sight();
    std::vector<std::int64_t> expected;
    for (const auto& one : all)
      if (sees(*search.sight, one.piece, one.partner)) expected.push_back(one.piece.row);
    ASSERT_EQ(turned(*desk, search, Direction::descending), expected) << "sight " << nth;
    EXPECT_EQ(desk->count(search, 1000).value().rows, static_cast<std::int64_t>(expected.size()));
    seen_in_all += expected.size();
  }
  EXPECT_GT(seen_in_all, 500U) << "sights that see something";
}

/// A reader of six hundred structures searches, and reads his dashboards, as one of a few does.
TEST_F(SightTwins, SeeTheSameBesideSixHundredStructures) {
  fill();
  const auto desk = open_search_desk(path_).value();
  PieceSearch narrow;
  narrow.sight =
      Sight{false, {}, {{"1", {}, {"fournisseur", "destinataire", "moe"}, {"A1", "A3"}}}};
  auto wide = narrow;
  for (int nth = 1000; nth < 1600; ++nth) {
    wide.sight->rows.push_back(wide.sight->rows.front());
    wide.sight->rows.back().structure = std::to_string(nth);
  }
  const auto seen = turned(*desk, narrow, Direction::descending);
  EXPECT_FALSE(seen.empty());
  EXPECT_EQ(turned(*desk, wide, Direction::descending), seen);
  const auto pieces = [](const auto& cells) {
    std::int64_t sum = 0;
    for (const auto& cell : cells) sum += cell.pieces;
    return sum;
  };
  const auto board = [&](const Sight& sight) {
    return pieces(desk->board({"A3"}, {}, sight, {{}, 20}).value());
  };
  EXPECT_EQ(board(*wide.sight), board(*narrow.sight));
  EXPECT_TRUE(desk->engagements(*wide.sight, {}));
  EXPECT_EQ(desk->states(*wide.sight, 1000).value().size(),
            desk->states(*narrow.sight, 1000).value().size());
  EXPECT_TRUE(desk->stock({"A3"}, {"MISE_A_DISPOSITION"}, {}, *wide.sight, tests::noon));
}

/// Beyond what can be asked at once, whoever asks is told so, and nothing fails.
TEST_F(SightTwins, AreToldWhenTheirRightsAreTooManyToBeAskedAtOnce) {
  PieceSearch search;
  search.sight.emplace();
  for (int nth = 0; nth < 600; ++nth)
    search.sight->rows.push_back(
        {std::to_string(nth), {"S" + std::to_string(nth)}, {"destinataire"}, {"A1"}});
  const auto desk = open_search_desk(path_).value();
  const auto& sight = search.sight;
  EXPECT_EQ(desk->find(search, {}).error().code, "E_SIGHT_WIDE");
  EXPECT_EQ(desk->count(search, 10).error().code, "E_SIGHT_WIDE");
  EXPECT_EQ(desk->board({"A3"}, {}, sight, {}).error().code, "E_SIGHT_WIDE");
  EXPECT_EQ(desk->engagements(sight, {}).error().code, "E_SIGHT_WIDE");
  EXPECT_EQ(desk->stock({"A3"}, {}, {}, sight, {}).error().code, "E_SIGHT_WIDE");
  EXPECT_EQ(desk->states(*sight, 10).error().code, "E_SIGHT_WIDE");
  search.sight->rows.resize(300);
  EXPECT_TRUE(desk->find(search, {}));
}

/// What a depositor finds among its flux, whatever criterion leads, either way, page by page.
TEST_F(SightTwins, DepositorsFindWhatTheyDepositedAndMeetsWhatTheyAsk) {
  fill();
  const auto desk = open_search_desk(path_).value();
  const auto all = desk->find({}, {1000, Page{}.before}).value();
  std::size_t found_in_all = 0;
  for (int nth = 0; nth < 80; ++nth) {
    const auto asked = [&](const std::vector<std::string>& texts) {
      return chance_.one_of({"yes", "no"}) == "yes" ? chance_.one_of(texts) : std::string();
    };
    PieceSearch search{
        .supplier = asked(structures), .service = asked({"S", "T"}), .partner = asked(partners)};
    search.cadres = chance_.some_of({"A3", "A4"});
    search.states = chance_.some_of({"MISE_A_DISPOSITION", "REJETEE"});
    search.sight = Sight{false, chance_.some_of(partners), {}};
    std::vector<std::int64_t> expected;
    for (const auto& [piece, partner, id, deposited, dossier] : all)
      if (sees_flux(*search.sight, partner) && meets(search, piece, partner))
        expected.push_back(piece.row);
    for (const auto direction : {Direction::descending, Direction::ascending}) {
      EXPECT_EQ(turned(*desk, search, direction), expected) << "search " << nth;
      EXPECT_EQ(desk->count(search, 1000).value().rows, static_cast<std::int64_t>(expected.size()));
      std::reverse(expected.begin(), expected.end());
    }
    found_in_all += expected.size();
  }
  EXPECT_GT(found_in_all, 300U) << "searches that find something";
}

TEST_F(SightTwins, BoardsCountWhatIsSeen) {
  fill();
  const auto desk = open_search_desk(path_).value();
  for (int nth = 0; nth < 50; ++nth) {
    PieceSearch search;
    search.sight = made_sight();
    search.cadres = {"A4"};
    const auto expected = desk->count(search, 1000).value().rows;
    std::int64_t counted = 0, aged = 0;
    const auto board = desk->board({"A4"}, {}, search.sight, {}).value();
    for (const auto& cell : board) counted += cell.pieces;
    const auto stock =
        desk->stock({"A4"}, {"MISE_A_DISPOSITION"}, {}, search.sight, tests::noon).value();
    for (const auto& cell : stock) aged += cell.pieces;
    EXPECT_EQ(counted, expected);
    EXPECT_EQ(aged, expected);
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
