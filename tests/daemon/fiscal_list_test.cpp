#include "daemon/fiscal_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/house/house.hpp"
#include "tests/house/material.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;
using testing::Not;

FiscalCommand asking(const std::string& from, const std::string& until) {
  FiscalCommand command;
  command.structure = "00000127100014";
  command.from = from;
  command.until = until;
  return command;
}

lifecycle::FoundPiece paid(const std::string& recipient, std::int64_t cents,
                           const std::string& currency = "EUR") {
  lifecycle::FoundPiece found;
  found.piece.state = "MISE_EN_PAIEMENT";
  found.piece.summary.number = "<b>";
  found.piece.summary.recipient = recipient;
  found.piece.summary.recipient_name = "ETAT & CIE";
  found.piece.summary.currency = currency;
  found.piece.summary.gross = Decimal::of_cents(cents);
  return found;
}

/// FIS-02, FIS-03.
TEST(FiscalSearch, IsOfPaidPiecesAndOfAYearAtTheMost) {
  const auto search = fiscal_search(asking("2026-01-01", "2026-12-31")).value();
  EXPECT_EQ(search.states, std::vector<std::string>{"MISE_EN_PAIEMENT"});
  EXPECT_EQ(utc_text(*search.state_from), "2025-12-31T23:00:00.000Z");
  EXPECT_EQ(utc_text(*search.state_until), "2026-12-31T23:00:00.000Z");
  EXPECT_TRUE(fiscal_search(asking("2026-01-01", "2027-01-01")));
  EXPECT_TRUE(fiscal_search(asking("2024-02-29", "2025-03-01")));
  for (const auto* until : {"2027-01-02", "2025-12-31"})
    EXPECT_EQ(fiscal_search(asking("2026-01-01", until)).error().code, "E_FISCAL_PERIOD") << until;
  EXPECT_EQ(fiscal_search(asking("2026-02-30", "2026-03-01")).error().code, "E_SEARCH");
}

const std::vector paid_ones{paid("2", 100), paid("1", 250), paid("2", 50), paid("2", 7, "CHF")};

TEST(FiscalSums, AreOneARecipientAndCurrency) {
  FiscalSums sums;
  for (const auto& one : paid_ones) sums.add(one);
  std::vector<std::string> told;
  for (const auto& row : sums.rows())
    told.push_back(row.recipient + " " + row.name + " " + std::to_string(row.pieces) + " " +
                   row.gross.text(2) + " " + row.currency);
  EXPECT_THAT(told, testing::ElementsAre("1 ETAT & CIE 1 2.50 EUR", "2 ETAT & CIE 1 0.07 CHF",
                                         "2 ETAT & CIE 2 1.50 EUR"));
}

FiscalExtract extract_of(const std::string& recipient, const std::string& currency) {
  FiscalExtract extract({recipient, {}, currency});
  for (const auto& one : paid_ones) extract.add(one);
  return extract;
}

/// Files and the page of the console say the same of each.
TEST(FiscalExtracts, ComeToTheSums) {
  FiscalSums sums;
  for (const auto& one : paid_ones) sums.add(one);
  for (const auto& row : sums.rows()) {
    const auto extract = extract_of(row.recipient, row.currency);
    EXPECT_EQ(extract.sum().name, row.name);
    EXPECT_EQ(extract.sum().gross, row.gross);
    EXPECT_EQ(extract.sum().pieces, row.pieces);
    EXPECT_EQ(extract.pieces().size(), static_cast<std::size_t>(row.pieces));
  }
}

TEST(FiscalExtracts, NeverAddUpTwoCurrencies) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  EXPECT_THAT(fiscal_page(extract_of("2", "CHF"), asking("2026-01-01", "2026-12-31"), printer),
              HasSubstr("0.07 CHF TTC"));
}

TEST(PagesOfASearch, AreReadOneAfterTheOther) {
  tests::House house;
  for (const int nth : {1, 2, 3})
    house.drop("ABC123", tests::flux_name("FSO1100A", nth),
               tests::made_invoice("F-" + std::to_string(nth)));
  house.run();
  const auto desk = lifecycle::open_search_desk(lifecycle::Root(house.root()).ledger()).value();
  const auto pages = [&](int rows_at_once) {
    std::string told;
    EXPECT_TRUE(read_in_pages(*desk, {}, rows_at_once, [&](const auto& rows) {
      told += "|";
      for (const auto& row : rows) told += row.piece.summary.number;
    }));
    return told;
  };
  EXPECT_EQ(pages(1), "|F-3|F-2|F-1|");
  EXPECT_EQ(pages(2), "|F-3F-2|F-1");
  EXPECT_EQ(pages(1'000), "|F-3F-2F-1");
}

TEST(FiscalPage, StandsAlone) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  const auto page =
      fiscal_page(extract_of("1", "EUR"), asking("2026-01-01", "2026-12-31"), printer);
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(page, HasSubstr("ETAT &amp; CIE"));
  for (const auto* outside : {"<script", "http://", "https://", "<b>", "‹"})
    EXPECT_THAT(page, Not(HasSubstr(outside)));
  EXPECT_THAT(fiscal_csv({paid("1", 100)}, CsvForm::excel_fr, printer), HasSubstr(";1,00;"));
}

}  // namespace
}  // namespace ecluse::daemon
