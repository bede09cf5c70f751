#include "daemon/piece_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

lifecycle::FoundPiece found() {
  lifecycle::FoundPiece one;
  auto& sum = one.piece.summary;
  sum.number = "M-1";
  sum.gross = Decimal::of_cents(158'25);
  sum.memoire = MemoireFacts{"TMP2026000000001", "MJ00000000001", "F-1", "R92", {}, {}, {}, {}};
  one.piece.state = "SUSPENDUE";
  one.piece.route = Route{};
  one.piece.route->actors = {{Role::moe, "44444444400044", "", ""}};
  one.partner = "ABC123";
  return one;
}

TEST(PieceList, HasAHeaderForEachCell) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  for (const auto columns : {PieceColumns::some, PieceColumns::all}) {
    const auto headers = piece_headers(columns, printer);
    EXPECT_EQ(headers.size(), piece_cells(found(), columns, printer).size());
    for (const auto& header : headers) EXPECT_THAT(header, Not(HasSubstr("‹"))) << header;
  }
  const auto cells = piece_cells(found(), PieceColumns::all, printer);
  for (const auto* cell : {"M-1", "MJ00000000001", "TMP2026000000001", "158.25", "Suspendue",
                           "44444444400044", "ABC123"})
    EXPECT_THAT(cells, Contains(cell));
}

TEST(PieceList, TellsWhereItsAmountsStand) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  for (const auto columns : {PieceColumns::some, PieceColumns::all}) {
    const auto headers = piece_headers(columns, printer);
    std::vector<std::string> amounts;
    for (const auto column : piece_amounts(columns)) amounts.push_back(headers.at(column));
    EXPECT_THAT(amounts, Contains("Montant TTC"));
    EXPECT_THAT(amounts, Each(HasSubstr("Montant")));
  }
}

TEST(PieceList, GivesMachinesCodes) {
  const auto json = object_json(piece_fields(found()));
  EXPECT_THAT(json, HasSubstr("\"state\":\"SUSPENDUE\""));
  EXPECT_THAT(json, HasSubstr("\"house_number\":\"MJ00000000001\""));
}

}  // namespace
}  // namespace ecluse::daemon
