#include "daemon/fiscal_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

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

TEST(FiscalExtracts, AreOneARecipient) {
  const auto extracts = by_recipient({paid("2", 100), paid("1", 250), paid("2", 50)});
  ASSERT_EQ(extracts.size(), 2U);
  EXPECT_EQ(extracts[0].recipient, "1");
  EXPECT_EQ(extracts[1].gross, Decimal::of_cents(150));
  EXPECT_EQ(extracts[1].pieces.size(), 2U);
}

/// The page of the console says of each extract what the files say, and keeps no piece.
TEST(FiscalSums, AreThoseOfTheExtracts) {
  const std::vector pieces{paid("2", 100), paid("1", 250), paid("2", 50), paid("2", 7, "CHF")};
  FiscalSums sums;
  for (const auto& one : pieces) sums.add(one);
  const auto rows = sums.rows();
  const auto extracts = by_recipient(pieces);
  ASSERT_EQ(rows.size(), 3U);
  for (std::size_t at = 0; at < rows.size(); ++at) {
    EXPECT_EQ(rows[at].recipient, extracts[at].recipient);
    EXPECT_EQ(rows[at].name, extracts[at].name);
    EXPECT_EQ(rows[at].currency, extracts[at].currency);
    EXPECT_EQ(rows[at].gross, extracts[at].gross);
    EXPECT_EQ(rows[at].pieces, static_cast<std::int64_t>(extracts[at].pieces.size()));
  }
}

TEST(FiscalExtracts, NeverAddUpTwoCurrencies) {
  const auto extracts = by_recipient({paid("1", 100), paid("1", 700, "CHF"), paid("1", 250)});
  ASSERT_EQ(extracts.size(), 2U);
  EXPECT_EQ(extracts[0].currency, "CHF");
  EXPECT_EQ(extracts[0].gross, Decimal::of_cents(700));
  EXPECT_EQ(extracts[1].currency, "EUR");
  EXPECT_EQ(extracts[1].gross, Decimal::of_cents(350));
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  EXPECT_THAT(fiscal_page(extracts[0], asking("2026-01-01", "2026-12-31"), printer),
              HasSubstr("7.00 CHF TTC"));
}

TEST(FiscalPage, StandsAlone) {
  const Printer printer(tests::example_tables().catalogue, Language::fr, Colour::no);
  const auto page =
      fiscal_page(by_recipient({paid("1", 100)})[0], asking("2026-01-01", "2026-12-31"), printer);
  EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
  EXPECT_THAT(page, HasSubstr("ETAT &amp; CIE"));
  for (const auto* outside : {"<script", "http://", "https://", "<b>", "‹"})
    EXPECT_THAT(page, Not(HasSubstr(outside)));
  EXPECT_THAT(fiscal_csv({paid("1", 100)}, CsvForm::excel_fr, printer), HasSubstr(";1,00;"));
}

}  // namespace
}  // namespace ecluse::daemon
