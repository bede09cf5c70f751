#include "console/understood.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::console {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

std::vector<std::string> kinds(std::string_view text) {
  std::vector<std::string> all;
  for (const auto& reading : readings_of(text)) all.push_back(reading.kind);
  return all;
}

TEST(SearchBox, TellsWhatItIsGiven) {
  EXPECT_THAT(kinds("00000127100014"), ElementsAre("siret", "number"));
  EXPECT_THAT(kinds(" 000 001 271 00014 "), ElementsAre("siret", "number"));
  EXPECT_THAT(kinds("01/02/2026"), ElementsAre("day", "issued", "number"));
  EXPECT_THAT(kinds("2026-02-01"), ElementsAre("day", "issued", "number"));
  EXPECT_THAT(kinds("1 234,56 €"),
              ElementsAre("amount", "number", "own_invoice", "engagement", "marche", "words"));
  EXPECT_THAT(kinds("1\xE2\x80\xAF"
                    "234.56"),
              ElementsAre("amount", "number", "own_invoice", "engagement", "marche", "words"));
  EXPECT_THAT(kinds("ABC1231100000000000000001"),
              ElementsAre("flux", "number", "own_invoice", "engagement", "marche", "words"));
  EXPECT_THAT(kinds("FSO1100A_ABC123_X"),
              ElementsAre("flux", "number", "own_invoice", "engagement", "marche", "words"));
  EXPECT_THAT(kinds("Interprètes du Bief"),
              ElementsAre("number", "own_invoice", "engagement", "marche", "words"));
  EXPECT_THAT(kinds(" \xC2\xA0 "), IsEmpty());
}

/// SYS-09: a ticket is of flux and of pieces.
TEST(SearchBox, AsksForBothThatATicketMayBeOf) {
  const auto both = readings_of_ticket("CPROCS0048716");
  ASSERT_EQ(both.size(), 2U);
  EXPECT_TRUE(both[0].flux);
  EXPECT_EQ(both[0].wish.words, "CPROCS0048716");
  EXPECT_THAT(both[1].wish.criteria, ElementsAre(Pair("ticket", "CPROCS0048716")));
}

TEST(SearchBox, TakesASirenForANumberToo) {
  EXPECT_THAT(kinds("000001271"),
              ElementsAre("siren", "number", "own_invoice", "engagement", "marche", "words"));
}

TEST(SearchBox, AsksWhatSearchAsks) {
  EXPECT_THAT(
      readings_of("01/02/2026")[0].wish.criteria,
      ElementsAre(Pair("deposited-from", "2026-02-01"), Pair("deposited-until", "2026-02-01")));
  EXPECT_THAT(readings_of("1 234,5 €")[0].wish.criteria,
              ElementsAre(Pair("payable-from", "1234.50"), Pair("payable-until", "1234.50")));
  EXPECT_EQ(readings_of("31/02/2026")[0].kind, "number") << "no day of the calendar";
}

}  // namespace
}  // namespace ecluse::console
