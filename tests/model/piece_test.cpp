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

TEST(Piece, AMemoireHasItsOwnCadre) {
  Piece piece;
  piece.kind = PieceKind::memoire;
  EXPECT_EQ(cadre_of(piece), "A3");
  piece.cadre = text("A1");
  EXPECT_EQ(cadre_of(piece), "A1");
}

TEST(Piece, KnowsTheRegimeOfItsVatInEachSyntax) {
  const struct {
    std::string_view supplier, document, tax;
    VatRegime regime;
  } rows[] = {{"TVA DEBIT", "", "", VatRegime::debit},
              {"TVA ENCAISSEMENT", "", "", VatRegime::encaissement},
              {"TVA ENCAISSEMENT", "", "5", VatRegime::encaissement},
              {"", "432", "", VatRegime::encaissement},
              {"", "", "72", VatRegime::encaissement},
              {"", "", "5", VatRegime::debit},
              {"EXONERATION", "", "", VatRegime::exonere},
              {"VAT", "", "", VatRegime::unknown},
              {"", "", "", VatRegime::unknown}};
  for (const auto& row : rows) {
    Piece piece;
    piece.supplier.vat_regime = text(row.supplier);
    piece.tax_date_type = text(row.document);
    piece.vat.resize(2);
    piece.vat[1].due_date_type = text(row.tax);
    EXPECT_EQ(vat_regime_of(piece), row.regime) << row.supplier << row.document << row.tax;
  }
}

TEST(Piece, ACreditNoteIsAnAvoirWithOrWithoutItsType) {
  Piece root, type;
  root.syntax = Syntax::ubl_credit_note;
  type.type = text("381");
  EXPECT_TRUE(is_avoir(root));
  EXPECT_TRUE(is_avoir(type));
  EXPECT_TRUE(same_content(root, type));
  EXPECT_FALSE(is_avoir(Piece{}));
  EXPECT_FALSE(same_content(root, Piece{}));
}

TEST(Piece, ComparesWhatItsGroupsMean) {
  const Element here, there;
  Piece a, b;
  a.allowances_charges.resize(1);
  b.allowances_charges.resize(1);
  a.allowances_charges[0].is_charge = text("true");
  b.allowances_charges[0].is_charge = text("1");
  a.lines.resize(1);
  b.lines.resize(1);
  a.lines[0].base_quantity.value = Decimal::of(1);
  a.lines[0].at = &here;
  b.lines[0].at = &there;
  EXPECT_TRUE(same_content(a, b));
  b.allowances_charges[0].is_charge = text("0");
  EXPECT_FALSE(same_content(a, b));
}

TEST(Piece, ComparesAttachmentsByTheirContent) {
  Blob eight, nine;
  eight.decoded_size = 8;
  nine.decoded_size = 9;
  Attachment a, b;
  EXPECT_EQ(a, b);
  a.content = &eight;
  EXPECT_FALSE(a == b);
  b.content = &nine;
  EXPECT_FALSE(a == b);
  b.content = a.content;
  EXPECT_EQ(a, b);
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
