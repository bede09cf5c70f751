#include "lifecycle/pivot_sources.hpp"

#include <gtest/gtest.h>

#include "tests/lifecycle/made_piece.hpp"

namespace ecluse::lifecycle {
namespace {

using tests::number;
using tests::text;

std::string said(std::string_view source, const Piece& piece) {
  PivotSubject subject{piece, std::chrono::year{2026} / 3 / 2};
  if (!piece.vat.empty()) subject.vat = &piece.vat.front();
  if (!piece.lines.empty()) subject.line = &piece.lines.front();
  subject.order = 1;
  return pivot_source(source)(subject);
}

TEST(PivotSources, TellThePieceInTheWordsOfThePivot) {
  struct Row {
    const char *source, *value;
  };
  const auto piece = tests::made_piece();
  for (const auto& row : {Row{"supplier.type", "1"},
                          Row{"supplier.id", "11111111100011"},
                          Row{"supplier.country", "FR"},
                          Row{"bank.type", "IBAN"},
                          Row{"bank.account", "FR763000"},
                          Row{"bank.holder", ""},
                          Row{"recipient.id", "22222222200022"},
                          Row{"number", "F-1"},
                          Row{"type", "380"},
                          Row{"cadre", "A1"},
                          Row{"issued", "2026-02-01"},
                          Row{"delivered", ""},
                          Row{"payment.code", "42"},
                          Row{"received", "2026-03-02"},
                          Row{"currency", "EUR"},
                          Row{"net", "100.00"},
                          Row{"gross", "120.00"},
                          Row{"vat.rate", "20.00"},
                          Row{"line.product", "Vis"},
                          Row{"line.price", "25.00"},
                          Row{"line.quantity", "4"},
                          Row{"line.rate", ""},
                          Row{"order", "1"},
                          Row{"engagement", "EJ-1"},
                          Row{"marche", ""}})
    EXPECT_EQ(said(row.source, piece), row.value) << row.source;
  EXPECT_EQ(pivot_source("nothing"), nullptr);
}

TEST(PivotSources, FindAValueThatTheSchemaTakes) {
  struct Row {
    const char *source, *value;
    void (*change)(Piece&);
  };
  for (const auto& row : {
           Row{"supplier.type", "1",
               [](Piece& p) { p.supplier.identifier.type = IdentifierType::unknown; }},
           Row{"supplier.country", "BE",
               [](Piece& p) { p.supplier.vat_number = text("BE0123456789"); }},
           Row{"bank.type", "RIB", [](Piece& p) { p.payments[0].account_type = text("RIB"); }},
           Row{"bank.type", "", [](Piece& p) { p.payments.clear(); }},
           Row{"bank.holder", "Factor", [](Piece& p) { p.payee.name = text("Factor"); }},
           Row{"payment.code", "30", [](Piece& p) { p.payments[0].means = text("58"); }},
           Row{"payment.code", "49", [](Piece& p) { p.payments[0].means = text("59"); }},
           Row{"payment.code", "30", [](Piece& p) { p.payments.clear(); }},
           Row{"type", "381", [](Piece& p) { p.type = text("381"); }},
           Row{"cadre", "A10", [](Piece& p) { p.cadre = text("A10"); }},
           Row{"cadre", "A1", [](Piece& p) { p.cadre = text("A11"); }},
           Row{"cadre", "A1", [](Piece& p) { p.cadre = text("S1"); }},
           Row{"cadre", "A9", [](Piece& p) { p.cadre = text("S3"); }},
           Row{"issued", "2026-03-02", [](Piece& p) { p.issue_date.value.reset(); }},
           Row{"net", "7.50",
               [](Piece& p) {
                 p.totals.net = {};
                 p.totals.lines = number("7.5");
               }},
           Row{"payable", "120.00", [](Piece& p) { p.totals.payable = {}; }},
           Row{"line.price", "100.00", [](Piece& p) { p.lines[0].unit_price = {}; }},
           Row{"line.quantity", "1", [](Piece& p) { p.lines[0].quantity = {}; }},
       }) {
    auto piece = tests::made_piece();
    row.change(piece);
    EXPECT_EQ(said(row.source, piece), row.value) << row.source;
  }
}

}  // namespace
}  // namespace ecluse::lifecycle
