#include "lifecycle/search_conditions.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

/// Every place has its value, and what people ask for never enters the words.
void expect_sound(const SearchPart& part) {
  const auto places = std::count(part.sql.begin(), part.sql.end(), '?');
  EXPECT_EQ(places, static_cast<std::ptrdiff_t>(part.values.size())) << part.sql;
  EXPECT_EQ(part.sql.find("asked"), std::string::npos) << part.sql;
}

TEST(SearchConditions, AreWordsAndValuesApart) {
  PieceSearch search;
  for (auto* text :
       {&search.words, &search.number, &search.own_invoice, &search.structure, &search.supplier,
        &search.recipient, &search.supplier_name, &search.recipient_name, &search.service,
        &search.supplier_service, &search.engagement, &search.marche, &search.dossier, &search.type,
        &search.category, &search.reference, &search.ticket, &search.case_number, &search.partner})
    *text = "asked'; --";
  search.cadres = {"asked", "asked"};
  search.states = {"asked"};
  search.issued_from = parse_iso_date("2026-01-01");
  search.state_until = Instant{};
  search.payable_from = Decimal::of(1);
  const auto conditions = conditions_of(search);
  EXPECT_EQ(conditions.size(), 26U) << "one a criterion, one a word, cadre and state together";
  for (const auto& condition : conditions) {
    expect_sound(condition.test);
    for (const auto& part : {condition.ids, condition.aside, condition.deposits, condition.kept})
      expect_sound(part);
  }
}

TEST(SearchConditions, AreNoneForAnEmptySearch) {
  EXPECT_TRUE(conditions_of({}).empty());
}

TEST(SearchConditions, KnowWhichIndexKeepsTheOrder) {
  PieceSearch search;
  search.states = {"REJETEE"};
  EXPECT_EQ(conditions_of(search).front().ordered, "piece_by_state");
  search.states = {"REJETEE", "SUSPENDUE"};
  EXPECT_EQ(conditions_of(search).front().ordered, "") << "two runs of the index";
}

TEST(SearchConditions, TakeACadreAndAStateTogether) {
  PieceSearch search;
  search.cadres = {"A4"};
  search.states = {"REJETEE"};
  ASSERT_EQ(conditions_of(search).size(), 1U);
  EXPECT_EQ(conditions_of(search).front().ordered, "piece_by_cadre_and_state");
  search.cadres = {"A4", "A7"};
  ASSERT_EQ(conditions_of(search).size(), 3U) << "the state alone may lead in order";
  EXPECT_EQ(conditions_of(search).front().ordered, "");
}

TEST(SearchConditions, AreLedByATypeThatFewHave) {
  PieceSearch search;
  search.type = "381";
  EXPECT_EQ(conditions_of(search).front().ordered, "piece_by_type");
  search.type = "380";
  EXPECT_TRUE(conditions_of(search).front().ids.sql.empty());
}

}  // namespace
}  // namespace ecluse::lifecycle
