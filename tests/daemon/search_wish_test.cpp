#include "daemon/search_wish.hpp"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Result<lifecycle::PieceSearch> wish(void (*set)(SearchCommand&)) {
  SearchCommand command;
  set(command);
  return search_of(command, tests::example_tables());
}

TEST(SearchWish, ReadsDaysOfParisAndAmounts) {
  const auto search = wish([](SearchCommand& c) {
                        c.deposited_from = "2026-07-01";
                        c.deposited_until = "2026-07-01";
                        c.issued_from = "2026-01-31";
                        c.payable_until = "12.50";
                        c.words = {"pont", "bief"};
                      }).value();
  EXPECT_EQ(utc_text(*search.deposited_from), "2026-06-30T22:00:00.000Z");
  EXPECT_EQ(utc_text(*search.deposited_until), "2026-07-01T22:00:00.000Z");
  EXPECT_EQ(iso_text(*search.issued_from), "2026-01-31");
  EXPECT_EQ(search.payable_until, Decimal::of_cents(12'50));
  EXPECT_EQ(search.words, "pont bief");
}

/// CAD-R7, GAP-01: by code, by space, by the words of a document.
TEST(SearchWish, TellsCadresOfSpacesAndDocuments) {
  EXPECT_THAT(wish([](SearchCommand& c) { c.space = "memoires"; }).value().cadres,
              ElementsAre("A3"));
  EXPECT_THAT(
      wish([](SearchCommand& c) { c.document = "projet de decompte mensuel"; }).value().cadres,
      testing::IsSupersetOf({"A4", "A13"}));
  EXPECT_THAT(wish([](SearchCommand& c) { c.document = "DECOMPTE_GENERAL_SIGNE"; }).value().cadres,
              testing::Contains("A8"));
  EXPECT_THAT(wish([](SearchCommand& c) {
                c.space = "travaux";
                c.cadre = "A4,A1";
              })
                  .value()
                  .cadres,
              ElementsAre("A4"));
}

TEST(SearchWish, TakesStatesByCodeOrLabel) {
  EXPECT_THAT(wish([](SearchCommand& c) { c.state = "SUSPENDUE,Mise en paiement"; }).value().states,
              ElementsAre("SUSPENDUE", "MISE_EN_PAIEMENT"));
}

TEST(SearchWish, TakesTenWordsAndNoBlankName) {
  const auto ten = wish([](SearchCommand& c) { c.words = {" 1 2  3 4", "5 6 7 8 9 10"}; });
  EXPECT_EQ(ten.value().words, "1 2 3 4 5 6 7 8 9 10");
  const auto more = wish([](SearchCommand& c) { c.words = {"1 2 3 4 5 6 7 8 9 10 onze"}; });
  EXPECT_EQ(more.error(), (Error{"E_SEARCH", "onze"}));
  const auto blank = wish([](SearchCommand& c) {
                       c.supplier_name = "  ";
                       c.recipient_name = " Mairie ";
                     }).value();
  EXPECT_EQ(blank.supplier_name, "");
  EXPECT_EQ(blank.recipient_name, "Mairie");
}

TEST(SearchWish, SaysWhatItCannotRead) {
  const auto detail = [](void (*set)(SearchCommand&)) { return wish(set).error().detail; };
  EXPECT_EQ(detail([](SearchCommand& c) { c.issued_from = "31/01/2026"; }),
            "--issued-from: 31/01/2026");
  EXPECT_EQ(detail([](SearchCommand& c) { c.state = "PAYEE"; }), "--state: PAYEE");
  EXPECT_EQ(detail([](SearchCommand& c) { c.space = "nowhere"; }), "--space: nowhere");
  EXPECT_EQ(detail([](SearchCommand& c) { c.role = "moe"; }), "--role: moe");
  EXPECT_EQ(detail([](SearchCommand& c) { c.payable_from = "12,5"; }), "--payable-from: 12,5");
}

TEST(SearchWish, TellsWhatWasAsked) {
  SearchCommand command;
  command.number = "M-1";
  command.words = {"pont"};
  EXPECT_EQ(told(command), "search --number M-1 pont");
  std::set<std::string> names;
  for (const auto& option : search_options()) names.insert(option.name);
  EXPECT_EQ(names.size(), search_options().size());
}

}  // namespace
}  // namespace ecluse::daemon
