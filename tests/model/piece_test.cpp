#include "model/piece.hpp"

#include <gtest/gtest.h>

namespace ecluse {
namespace {

Text text(std::string_view value) {
  return {value, value, nullptr, {}};
}

TEST(Piece, HasACadreAndACurrencyByDefault) {
  Piece piece;
  EXPECT_EQ(cadre_of(piece), "A1");
  EXPECT_EQ(currency_of(piece), "EUR");
  piece.cadre = text("A9");
  piece.currency = text("RSD");
  EXPECT_EQ(cadre_of(piece), "A9");
  EXPECT_EQ(currency_of(piece), "RSD");
}

TEST(Piece, TwinsSayTheSameThingWhateverTheirSyntaxAndPlaces) {
  Piece ubl, cii;
  ubl.syntax = Syntax::ubl_invoice;
  const Element element;
  ubl.number = {"F-1", "F-1", &element, "BT-1"};
  cii.number = text("F-1");
  cii.cadre = text("A1");
  EXPECT_TRUE(same_content(ubl, cii));
  cii.totals.payable.value = Decimal::of(12);
  EXPECT_FALSE(same_content(ubl, cii));
}

TEST(Field, IsAbsentUnreadableOrRead) {
  Number absent;
  const Element element;
  const Number unreadable{std::nullopt, "12,5", &element, {}};
  EXPECT_FALSE(absent.present());
  EXPECT_FALSE(absent.unreadable());
  EXPECT_TRUE(unreadable.unreadable());
  EXPECT_EQ(text_of(Text{}), "");
}

}  // namespace
}  // namespace ecluse
