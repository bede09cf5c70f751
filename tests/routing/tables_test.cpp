#include "routing/tables.hpp"

#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

TEST(EmbeddedTables, AreAllThere) {
  for (const auto* name : {"interfaces.tsv", "partenaires.tsv", "cadres.tsv", "annuaire.csv",
                           "severites.tsv", "exemple_partenaires.tsv", "exemple_annuaire.csv"})
    EXPECT_FALSE(embedded_table(name).empty()) << name;
}

TEST(EmbeddedTables, GiveNothingForAnotherName) {
  EXPECT_TRUE(embedded_table("cadre.tsv").empty());
}

}  // namespace
}  // namespace ecluse::routing
