#include "tests/validation/chorus/spoiled.hpp"

namespace ecluse::validation::chorus {
namespace {

/// A right mémoire: one service at 150,00, 5,5 % (MFJ-09).
void make_memoire(Sample& s) {
  s.interface.type = "E3";
  auto& piece = s.piece;
  piece.kind = PieceKind::memoire;
  piece.reference_code = s.text("R92");
  piece.provider_category = s.text("Interprète");
  piece.supplier.vat_regime = s.text("TVA DEBIT");
  piece.supplier.address.line = s.text("12 quai des Vannes");
  piece.supplier.address.city = s.text("PONT-AU-BIEF");
  auto line = s.line("150.00");
  line.name = s.text("Traduction orale");
  line.unit_price = s.number("150.00");
  line.vat_rate = s.number("5.5");
  line.case_number = s.text("25/00118");
  line.requisition_date = s.day("2026-03-03");
  line.authority = s.text("Juge d'instruction");
  piece.lines = {line};
  piece.vat = {s.vat("150.00", "5.5", "8.25")};
  piece.totals.lines = s.number("150.00");
  piece.totals.net = s.number("150.00");
  piece.totals.vat = s.number("8.25");
  piece.totals.gross = s.number("158.25");
  piece.totals.payable = s.number("158.25");
}

/// An amount besides the price: frais divers, débours or remise (MFJ-08).
void add_amount(Sample& s, std::string_view kind, std::string_view adds, std::string_view amount) {
  AllowanceCharge one;
  one.is_charge = s.text(adds);
  one.reason_code = s.text(kind);
  one.amount = s.number(amount);
  s.piece.lines[0].allowances_charges.push_back(one);
}

void set_sums(Sample& s, std::string_view line, std::string_view base, std::string_view vat,
              std::string_view gross) {
  s.piece.lines[0].net_amount = s.number(line);
  s.piece.vat = {s.vat(base, "5.5", vat)};
  s.piece.totals.lines = s.number(line);
  s.piece.totals.net = s.number(line);
  s.piece.totals.vat = s.number(vat);
  s.piece.totals.gross = s.number(gross);
  s.piece.totals.payable = s.number(gross);
}

template <auto Spoil>
void spoiled(Sample& s) {
  make_memoire(s);
  Spoil(s);
}

constexpr auto ubl = Syntax::ubl_invoice;

/// MFJ-03, MFJ-04, MFJ-05: the header.
TEST(MemoireHeader, NamesItsTextItsRegimeItsProvider) {
  expect_codes({
      {"right", make_memoire, {}, ubl},
      {"no text of reference",
       spoiled<[](Sample& s) { s.piece.reference_code = s.piece.engagement = {}; }>,
       {"!ECL-MEM-ENTETE-TEXTE"},
       ubl},
      {"no type of VAT",
       spoiled<[](Sample& s) { s.piece.supplier.vat_regime = {}; }>,
       {"!ECL-MEM-ENTETE-TVA"},
       ubl},
      {"a type of VAT nobody knows",
       spoiled<[](Sample& s) { s.piece.supplier.vat_regime = s.text("TVA PLUS TARD"); }>,
       {"!ECL-MEM-ENTETE-TVA", "G2.13"},
       ubl},
      {"no street",
       spoiled<[](Sample& s) { s.piece.supplier.address.line = {}; }>,
       {"!ECL-MEM-ENTETE-ADRESSE"},
       ubl},
      {"a commercial address will do",
       spoiled<[](Sample& s) {
         std::swap(s.piece.supplier.address, s.piece.supplier.trade_address);
       }>,
       {},
       ubl},
      {"no category",
       spoiled<[](Sample& s) { s.piece.provider_category = {}; }>,
       {"ECL-MEM-ENTETE-CATEGORIE"},
       ubl},
  });
}

/// MFJ-05: exonéré means no VAT.
TEST(MemoireHeader, BearsNoVatWhenItIsExempt) {
  expect_codes({
      {"exempt with VAT",
       spoiled<[](Sample& s) { s.piece.supplier.vat_regime = s.text("EXONERATION"); }>,
       {"!ECL-MEM-ENTETE-EXONERE"},
       ubl},
      {"exempt without",
       spoiled<[](Sample& s) {
         s.piece.supplier.vat_regime = s.text("EXONERATION");
         set_sums(s, "150.00", "150.00", "0.00", "150.00");
         s.piece.vat.clear();
         s.piece.lines[0].vat_rate = s.number("0");
       }>,
       {},
       ubl},
  });
}

/// MFJ-07: what a line must say, and MFJ-10: the date of the service may be left out.
TEST(MemoireLines, SayWhatTheScreenAsks) {
  expect_codes({
      {"no service",
       spoiled<[](Sample& s) { s.piece.lines[0].name = {}; }>,
       {"!ECL-MEM-LIGNE-PRESTATION"},
       ubl},
      {"no price",
       spoiled<[](Sample& s) { s.piece.lines[0].unit_price = {}; }>,
       {"!ECL-MEM-LIGNE-PRESTATION"},
       ubl},
      {"no case",
       spoiled<[](Sample& s) { s.piece.lines[0].case_number = {}; }>,
       {"!ECL-MEM-LIGNE-REQUISITION"},
       ubl},
      {"nothing of the order of the court, as in the real file",
       spoiled<[](Sample& s) {
         s.piece.lines[0].case_number = {};
         s.piece.lines[0].requisition_date = {};
         s.piece.lines[0].authority = {};
       }>,
       {"ECL-MEM-LIGNE-AFFAIRE"},
       ubl},
      {"quantity by price",
       spoiled<[](Sample& s) { s.piece.lines[0].unit_price = s.number("140.00"); }>,
       {"!ECL-LIGNE-MONTANT"},
       ubl},
  });
}

/// MFJ-08: frais divers bear VAT, débours do not, a remise is taken off.
TEST(MemoireLines, TaxCostsAndNotOutlays) {
  expect_codes({
      {"costs are taxed",
       spoiled<[](Sample& s) {
         add_amount(s, "FRAIS_DIVERS", "true", "10.00");
         set_sums(s, "160.00", "160.00", "8.80", "168.80");
       }>,
       {},
       ubl},
      {"a remise is taken off",
       spoiled<[](Sample& s) {
         add_amount(s, "REMISE", "false", "50.00");
         set_sums(s, "100.00", "100.00", "5.50", "105.50");
       }>,
       {},
       ubl},
      {"outlays are not taxed",
       spoiled<[](Sample& s) {
         add_amount(s, "DEBOURS", "true", "10.00");
         set_sums(s, "160.00", "150.00", "8.25", "168.25");
       }>,
       {},
       ubl},
      {"outlays taxed",
       spoiled<[](Sample& s) {
         add_amount(s, "DEBOURS", "true", "10.00");
         set_sums(s, "160.00", "160.00", "8.80", "168.80");
       }>,
       {"!ECL-MEM-LIGNE-DEBOURS", "!ECL-MEM-TOTAL-TVA"},
       ubl},
  });
}

/// MFJ-09: 1 × 150,00 at 5,5 % is 158,25, half-up and to the cent.
TEST(MemoireTotals, RoundHalfACentUp) {
  expect_codes({
      {"two cents more",
       spoiled<[](Sample& s) { set_sums(s, "150.00", "150.00", "8.27", "158.27"); }>,
       {"!ECL-MEM-TOTAL-TVA", "ECL-TVA-LIGNE"},
       ubl},
      {"half a cent goes up",
       spoiled<[](Sample& s) {
         s.piece.lines[0].unit_price = s.number("150.10");  // 8.2555
         set_sums(s, "150.10", "150.10", "8.26", "158.36");
       }>,
       {},
       ubl},
  });
}

/// MFJ-14: of a line that exists, or of the whole.
TEST(MemoireAttachments, BelongToALineThatExists) {
  expect_codes({
      {"of the first line",
       spoiled<[](Sample& s) { s.piece.attachments[0].line = s.text("1"); }>,
       {},
       ubl},
      {"of a line that is not there",
       spoiled<[](Sample& s) { s.piece.attachments[0].line = s.text("7"); }>,
       {"!ECL-MEM-PJ-LIGNE"},
       ubl},
  });
}

}  // namespace
}  // namespace ecluse::validation::chorus
