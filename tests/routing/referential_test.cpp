#include "routing/referential.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"

namespace ecluse::routing {
namespace {

TEST(Referential, TakesTheEmbeddedTableForAnEmptyText) {
  const auto all = Referential::load({});
  ASSERT_TRUE(all);
  EXPECT_TRUE(all->interfaces.find("FSO1100A"));
  EXPECT_TRUE(all->cadres.find("A1"));
  EXPECT_FALSE(all->severities.all().empty());
  EXPECT_TRUE(all->partners.all().empty());
  EXPECT_TRUE(all->annuaire.empty());
  EXPECT_TRUE(all->fiches.all().empty());
}

TEST(Referential, TakesTheTextsItIsGiven) {
  ReferentialTexts texts;
  texts.partners = embedded_table("exemple_partenaires.tsv");
  texts.annuaire = embedded_table("exemple_annuaire.csv");
  const auto all = Referential::load(texts);
  ASSERT_TRUE(all);
  EXPECT_TRUE(all->partners.find("ABC123"));
  EXPECT_EQ(all->annuaire.structure_count(), 9U);
  EXPECT_EQ(all->annuaire.service_count(), 7U);
}

TEST(Referential, NamesTheTableAtFault) {
  const struct {
    std::string_view ReferentialTexts::*text;
    const char* name;
  } rows[] = {{&ReferentialTexts::interfaces, "interfaces.tsv: line 1"},
              {&ReferentialTexts::partners, "partenaires.tsv: line 1"},
              {&ReferentialTexts::cadres, "cadres.tsv: line 1"},
              {&ReferentialTexts::annuaire, "annuaire.csv: line 1"},
              {&ReferentialTexts::severities, "severites.tsv: line 1"},
              {&ReferentialTexts::complement, "annuaire.csv: annuaire_complement.csv, line 1"},
              {&ReferentialTexts::fiches, "marches.tsv: line 1"}};
  for (const auto& row : rows) {
    ReferentialTexts texts;
    texts.*row.text = "nonsense";
    const auto loaded = Referential::load(texts);
    ASSERT_FALSE(loaded) << row.name;
    EXPECT_EQ(loaded.error().code, "E_TABLE");
    EXPECT_THAT(loaded.error().detail, testing::StartsWith(row.name));
  }
}

}  // namespace
}  // namespace ecluse::routing
