// Navigation of the console by domain (acceptance.md ESP-15, SYS-02, SYS-06).
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/house/console_house.hpp"

namespace ecluse::tests {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

// ESP-15, SYS-06: the six domains, their applications, and who runs the platform.
TEST(ConsoleDomains, AreTheVocabularyOfTheMenu) {
  House house;
  ConsoleHouse console(house);
  const auto agent = console.agent();
  EXPECT_THAT(nlohmann::json::parse(console.get("/api/domaines", agent).body)["domains"],
              SizeIs(6));
  const auto page = console.get("/domaines", agent).body;
  for (const auto* said :
       {"Marché", "Commande", "Facturation", "Organisation", "Raccordements", "Outils",
        "Factures de travaux", "Frais de justice", "Agence pour l", "Ministère de la justice"})
    EXPECT_THAT(page, HasSubstr(said));
}

// SYS-02: « Accueil › Facturation › Frais de justice › … » over each page of a tab.
TEST(ConsoleDomains, StandOverEachPage) {
  House house;
  ConsoleHouse console(house);
  const auto agent = console.agent();
  EXPECT_THAT(console.get("/memoire", agent).body,
              HasSubstr("<a href=\"/domaines\">Facturation</a> <span aria-hidden=\"true\">›</span> "
                        "Frais de justice"));
  EXPECT_THAT(console.get("/depot", agent).body, HasSubstr(">Raccordements</a>"));
}

}  // namespace
}  // namespace ecluse::tests
