#include "routing/fiches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

Fiches example() {
  return Fiches::load(embedded_table("exemple_marches.tsv")).value();
}

TEST(Fiches, AreNoneByDefault) {
  EXPECT_TRUE(Fiches::load(embedded_table("marches.tsv")).value().all().empty());
}

TEST(Fiches, TellTheMarketAndItsActors) {
  const auto fiches = example();
  const auto* quay = fiches.find("M2024-017");
  ASSERT_TRUE(quay);
  EXPECT_EQ(quay->description, "Aménagement du quai du Bief");
  EXPECT_EQ(iso_text(*quay->from), "2024-09-01");
  EXPECT_EQ(iso_text(*quay->until), "2026-12-31");
  EXPECT_EQ(quay->recipient, "21990001600011");
  EXPECT_EQ(quay->service, "TECH");
  EXPECT_EQ(quay->groupement, Groupement::none);
  ASSERT_EQ(quay->actors.size(), 5U);
  EXPECT_EQ(quay->actor(Role::moe)->siret, "18990006100012");
  EXPECT_EQ(quay->actor(Role::titulaire), quay->actor(Role::fournisseur));
  EXPECT_EQ(quay->actor(Role::mandataire), nullptr);
  EXPECT_EQ(quay->actor(Role::moa)->mode, Mode::portail);
  EXPECT_FALSE(fiches.find("M"));
}

TEST(Fiches, MayGiveAMarketItsOwnDelays) {
  const std::string header(embedded_table("marches.tsv"));
  const auto fiches =
      Fiches::load(header + "M1\td\t-\t-\t-\t1\t-\t-\t-\t-\t10\t-\tmoe\t2\t-\tA15\toui\tEDI\t-\n");
  EXPECT_EQ(fiches->find("M1")->valideur_days, 10);
  EXPECT_EQ(fiches->find("M1")->moe_days, std::nullopt);
}

// ACT-15, FIM-04: « joue le rôle de ».
TEST(Fiches, LetAnActorDepositInThePlaceOfAnother) {
  const auto fiches = example();
  const auto* bridge = fiches.find("M2025-041");
  ASSERT_TRUE(bridge);
  EXPECT_FALSE(bridge->actor(Role::moe)->uses_chorus);
  EXPECT_TRUE(bridge->lets_deposit("00000104000013", "A4"));
  EXPECT_TRUE(bridge->lets_deposit("00000104000013", "A15")) << "for the MOE";
  EXPECT_TRUE(bridge->lets_deposit("18990006100012", "A15"));
  EXPECT_FALSE(bridge->lets_deposit("18990006100012", "A4"));
  EXPECT_FALSE(bridge->lets_deposit("00000101600013", "A13"));
}

TEST(Fiches, RefuseABadTableWithItsLine) {
  const std::string header(embedded_table("marches.tsv"));
  const std::string good = "M1\td\t-\t-\t-\t1\t-\t-\t-\t-\t10\t5\tmoe\t2\t-\tA15\toui\tEDI\t-\n";
  const std::string more = "M1\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\t-\tmoa\t3\t-\t-\toui\t-\t-\n";
  const std::string other = "M2" + good.substr(2);
  const struct {
    std::string from, to, reason;
  } rows[] = {
      {"\tmoe\t", "\tmaire\t", "line 6: role: maire"},
      {"d\t-\t", "d\t31/12/2025\t", "line 6: debut: 31/12/2025"},
      {"\toui\t", "\tparfois\t", "line 6: chorus_pro: parfois"},
      {"\tEDI\t", "\tfax\t", "line 6: mode: fax"},
      {"M1\td", "-\td", "line 6: marche: -"},
      {"-\t10", "lié\t10", "line 6: groupement: lié"},
      {"\t10\t", "\t0\t", "line 6: delai_valideur: 0"},
      {"\t5\t", "\t5 jours\t", "line 6: delai_moe: 5 jours"},
      {"M1\t-\t-", "M1\tencore\t-", "line 7: description: encore"},
      {"M2\td", "M1\td", "line 8: description: d"},
  };
  ASSERT_TRUE(Fiches::load(header + good + more + other));
  for (const auto& row : rows) {
    auto text = header + good + more + other;
    text.replace(text.find(row.from), row.from.size(), row.to);
    const auto loaded = Fiches::load(text);
    ASSERT_FALSE(loaded) << row.reason;
    EXPECT_EQ(loaded.error(), (Error{"E_TABLE", row.reason}));
  }
  EXPECT_EQ(Fiches::load(header + good + other + good).error().detail, "line 8: marche M1 twice");
}

}  // namespace
}  // namespace ecluse::routing
