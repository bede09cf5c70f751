#include "routing/annuaire.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "routing/tables.hpp"
#include "tests/routing/example_referential.hpp"

namespace ecluse::routing {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Annuaire example() {
  return Annuaire::from_csv(embedded_table("exemple_annuaire.csv")).value();
}

std::vector<std::string> found(const Annuaire& annuaire, const StructureQuery& query) {
  std::vector<std::string> identifiers;
  for (const auto* one : annuaire.search(query)) identifiers.emplace_back(one->identifier);
  return identifiers;
}

TEST(Annuaire, IsEmptyByDefault) {
  EXPECT_TRUE(Annuaire::from_csv(embedded_table("annuaire.csv")).value().empty());
  EXPECT_TRUE(Annuaire().empty());
  EXPECT_FALSE(Annuaire().structure(tests::town));
}

TEST(Annuaire, KnowsStructuresAndTheirServices) {
  const auto annuaire = example();
  const auto* town = annuaire.structure(tests::town);
  ASSERT_TRUE(town);
  EXPECT_EQ(town->name, "COMMUNE DE VALDOUX");
  EXPECT_EQ(town->postal_code, "99001");
  EXPECT_TRUE(town->service_required);
  EXPECT_TRUE(town->accepts_a6);
  EXPECT_EQ(annuaire.service(*town, "TECH")->label, "Service technique");
  EXPECT_FALSE(annuaire.service(tests::town, "EAUX")->active);
  EXPECT_FALSE(annuaire.service(tests::town, "PHARMA")) << "a service of another structure";
  EXPECT_FALSE(annuaire.service(tests::village, "TECH"));
  EXPECT_FALSE(annuaire.service("1", "TECH"));
  EXPECT_EQ(annuaire.services_of(*town).size(), 3U);
  EXPECT_EQ(annuaire.services_of(*annuaire.structure(tests::village)).size(), 0U);
}

TEST(Annuaire, KnowsTheServicesOfTheState) {
  const auto annuaire = example();
  EXPECT_EQ(annuaire.state_service("AAASCPV")->label, "Service exécutant A");
  EXPECT_FALSE(annuaire.state_service("TECH"));
  EXPECT_TRUE(annuaire.structure(state_siret)->state);
}

// ORG-16: the first nine digits give all establishments.
TEST(Annuaire, FindsTheEstablishmentsOfASiren) {
  const auto annuaire = example();
  const auto kin = annuaire.with_prefix("219900057");
  ASSERT_EQ(kin.size(), 2U);
  EXPECT_EQ(kin[0].identifier, "21990005700015");
  EXPECT_EQ(kin[1].identifier, "21990005700023");
  EXPECT_TRUE(annuaire.with_prefix("999999999").empty());
  EXPECT_EQ(annuaire.with_prefix("").size(), annuaire.structure_count());
  EXPECT_EQ(annuaire.with_prefix("219900057000156").size(), 0U);
}

// ORG-15.
TEST(Annuaire, IsSearchedByEachCriterion) {
  const auto annuaire = example();
  StructureQuery by_name;
  by_name.name = "Écluses";
  EXPECT_THAT(found(annuaire, by_name), IsEmpty());
  by_name.name = "commune de valdoux";
  EXPECT_THAT(found(annuaire, by_name), ElementsAre(tests::town));
  StructureQuery by_city;
  by_city.city = "port-les-écluses";
  by_city.active = false;
  EXPECT_THAT(found(annuaire, by_city), ElementsAre(tests::dissolved));
  StructureQuery by_code;
  by_code.postal_code = "99500";
  by_code.identifier = "2199";
  EXPECT_EQ(found(annuaire, by_code).size(), 2U);
  by_code.limit = 1;
  EXPECT_THAT(found(annuaire, by_code), ElementsAre(tests::village));
}

TEST(Annuaire, IsSearchedByKindTypeServiceAndDay) {
  const auto annuaire =
      Annuaire::from_csv(
          "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;"
          "Engagement obligatoire;Service ou engagement obligatoire;Type d'identifiant;Type "
          "d'entité;Date de début;Date de fin\n"
          "1;A;;;ACTIF;;;;;;2024-01-01;2024-12-31\n"
          "1;A;Régie des eaux;R1;ACTIF;;;;;;;\n"
          "2;B;;;ACTIF;;;;RIDET;Entreprise;;\n"
          "3;C;;;INACTIF;;;;SIRET;Association;;\n")
          .value();
  EXPECT_TRUE(annuaire.lists_suppliers());
  EXPECT_FALSE(example().lists_suppliers());
  StructureQuery query;
  query.type = IdentifierType::ridet;
  EXPECT_THAT(found(annuaire, query), ElementsAre("2"));
  query = {};
  query.kind = StructureKind::publique;
  EXPECT_THAT(found(annuaire, query), ElementsAre("1"));
  query = {};
  query.label = "EAUX";
  EXPECT_THAT(found(annuaire, query), ElementsAre("1"));
  query.label = "r1";
  EXPECT_THAT(found(annuaire, query), ElementsAre("1"));
  query = {};
  query.active = true;
  query.on = parse_iso_date("2024-06-30");
  EXPECT_THAT(found(annuaire, query), ElementsAre("1", "2"));
  query.on = parse_iso_date("2025-01-01");
  EXPECT_THAT(found(annuaire, query), ElementsAre("2"));
  query.on = {};
  EXPECT_THAT(found(annuaire, query), ElementsAre("1", "2"));
}

TEST(Annuaire, IsInForceOnTheDaysOfItsActivity) {
  Service service;
  service.from = parse_iso_date("2025-01-01");
  service.until = parse_iso_date("2025-01-31");
  EXPECT_FALSE(in_force(service, *parse_iso_date("2024-12-31")));
  EXPECT_TRUE(in_force(service, *parse_iso_date("2025-01-01")));
  EXPECT_TRUE(in_force(service, *parse_iso_date("2025-01-31")));
  EXPECT_FALSE(in_force(service, *parse_iso_date("2025-02-01")));
  service.active = false;
  EXPECT_FALSE(in_force(service, *parse_iso_date("2025-01-15")));
}

TEST(Annuaire, FindsEachOfManyAndNoOther) {
  std::string csv =
      "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;"
      "Engagement obligatoire;Service ou engagement obligatoire\n";
  for (int i = 0; i < 3000; i += 3) csv += std::to_string(10'000 + i) + ";S;;;;;;\n";
  const auto annuaire = Annuaire::from_csv(csv).value();
  for (int i = 0; i < 3000; ++i) {
    const auto wanted = std::to_string(10'000 + i);
    const auto* one = annuaire.structure(wanted);
    ASSERT_EQ(one != nullptr, i % 3 == 0) << wanted;
    EXPECT_EQ(one ? one->identifier : wanted, wanted);
  }
}

TEST(Annuaire, KeepsItsTextWhenItMoves) {
  auto first = Annuaire::from_csv(
                   "Identifiant;Désignation;Libellé service;Code service;Statut;Service "
                   "obligatoire;Engagement obligatoire;Service ou engagement obligatoire\n"
                   "1;A;;;;;;\n")
                   .value();
  const Annuaire second = std::move(first);
  EXPECT_EQ(second.structure("1")->name, "A");
}

}  // namespace
}  // namespace ecluse::routing
