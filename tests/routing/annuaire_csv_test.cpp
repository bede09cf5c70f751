#include "routing/annuaire_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace ecluse::routing {
namespace {

const std::string header =
    "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;Engagement "
    "obligatoire;Service ou engagement obligatoire;Numéro TVA intracommunautaire\n";

AnnuaireRows read(const std::string& text) {
  return read_annuaire(text).value();
}

TEST(AnnuaireCsv, ReadsTheColumnsOfThePublicDirectory) {
  const auto rows = read("\xEF\xBB\xBF" + header +
                         "219 900 016 00011;VILLE;;;Actif;Oui;non;;FR12\r\n"
                         "21990001600011;VILLE;\"Le \"\"Centre\"\"; bis\";S1;INACTIF;;;;\r\n");
  ASSERT_EQ(rows.structures.size(), 1U);
  const auto& town = rows.structures[0];
  EXPECT_EQ(town.identifier, "21990001600011") << "without spaces";
  EXPECT_EQ(town.vat_number, "FR12");
  EXPECT_TRUE(town.active);
  EXPECT_TRUE(town.service_required);
  EXPECT_FALSE(town.engagement_required);
  EXPECT_EQ(town.service_count, 1U);
  EXPECT_EQ(rows.services[0].label, "Le \"Centre\"; bis");
  EXPECT_FALSE(rows.services[0].active);
}

TEST(AnnuaireCsv, FindsColumnsByNameInAnyOrderAndLeavesOthers) {
  const auto rows = read(
      "Ville;statut;CODE SERVICE;Désignation;Inconnue;Identifiant;Libelle Service;Service "
      "obligatoire;Engagement obligatoire;Service ou engagement obligatoire;Date de début;Date de "
      "fin;Engagement du service obligatoire;Accepte A6;Etat;MOA seulement\n"
      "PONT;ACTIF;;LA COMMUNE;x;123;;non;non;oui;;;;oui;oui;oui\n"
      ";ACTIF;S1;LA COMMUNE;x;123;Un;;;;2025-01-31;31/12/2026;oui;;;\n");
  const auto& one = rows.structures.at(0);
  EXPECT_EQ(one.city, "PONT");
  EXPECT_TRUE(one.service_or_engagement_required && one.accepts_a6 && one.state && one.moa_only);
  const auto& service = rows.services.at(0);
  EXPECT_EQ(iso_text(*service.from), "2025-01-31");
  EXPECT_EQ(iso_text(*service.until), "2026-12-31");
  EXPECT_TRUE(service.engagement_required);
}

TEST(AnnuaireCsv, SortsStructuresAndServicesWhateverTheOrderOfRows) {
  const auto rows = read(header +
                         "3;C;;S9;;;;;\n1;A;;S2;;;;;\n3;C;;;INACTIF;;;;\n"
                         "1;A;;S1;;;;;\n3;C;;S1;;;;;\n2;B;;;;;;;\n");
  std::string order;
  for (const auto& one : rows.structures) {
    order.append(one.identifier).append(":");
    for (std::uint32_t i = 0; i < one.service_count; ++i)
      order.append(rows.services[one.first_service + i].code).append(",");
  }
  EXPECT_EQ(order, "1:S1,S2,2:3:S1,S9,");
  EXPECT_FALSE(rows.structures[2].active) << "its own row rules over those of its services";
}

TEST(AnnuaireCsv, TakesAStructureThatHasServiceRowsOnlyFromTheFirst) {
  const auto rows = read(header + "1;A;;S1;INACTIF;oui;;;\n1;A;;S2;ACTIF;oui;;;\n");
  ASSERT_EQ(rows.structures.size(), 1U);
  EXPECT_TRUE(rows.structures[0].active) << "the status is that of the service";
  EXPECT_TRUE(rows.structures[0].service_required);
  EXPECT_EQ(rows.structures[0].service_count, 2U);
}

TEST(AnnuaireCsv, LeavesOutTheEmptyRowsOfSpreadsheets) {
  EXPECT_EQ(read(header + ";;;;;;;;\n\n1;A;;;;;;;\n;;;;;;;;\n").structures.size(), 1U);
}

const std::string ours =
    header.substr(0, header.size() - 1) + ";Accepte A6;Date de fin;Type d'entité;Code partenaire\n";

// The public directory is replaced as a whole, so what the operator knows better lives beside it.
TEST(AnnuaireCsv, LetsTheComplementRuleWhereItSaysSomething) {
  const auto rows =
      read_annuaire(header + "1;A;;;ACTIF;oui;;;FR1\n1;A;Un;S1;ACTIF;;;;\n3;C;;;;;;;\n",
                    ours +
                        "1;;;;;non;;;;oui;;;\n1;;;S1;INACTIF;;;;;;;;\n"
                        "1;;Deux;S2;;;;;;;;;\n2;B;;;;;;;;;2025-12-31;Entreprise;ABC123\n")
          .value();
  ASSERT_EQ(rows.structures.size(), 3U);
  const auto& first = rows.structures[0];
  EXPECT_EQ(first.name, "A") << "an empty cell says nothing";
  EXPECT_EQ(first.vat_number, "FR1");
  EXPECT_FALSE(first.service_required);
  EXPECT_TRUE(first.accepts_a6 && first.active);
  ASSERT_EQ(first.service_count, 2U);
  EXPECT_EQ(rows.services[0].label, "Un");
  EXPECT_FALSE(rows.services[0].active);
  EXPECT_EQ(rows.services[1].label, "Deux");
  const auto& added = rows.structures[1];
  EXPECT_EQ(added.kind, StructureKind::entreprise);
  EXPECT_EQ(added.partner, "ABC123");
  EXPECT_EQ(iso_text(*added.until), "2025-12-31");
}

TEST(AnnuaireCsv, NamesTheComplementAtFault) {
  const struct {
    std::string text, detail;
  } rows[] = {
      {"x\n", "line 1: no column Identifiant"},
      {header + "1;A;;;Fermé;;;;\n", "line 2: Statut: Fermé"},
      {header + "1;A;;;;;;;\n1;A;;;;;;;\n", "line 3: structure 1 twice"},
      {header + "1;A;;S;;;;;\n1;A;;S;;;;;\n", "line 3: service S twice"},
  };
  for (const auto& row : rows)
    EXPECT_EQ(read_annuaire(header + "1;A;;;;;;;\n", row.text).error().detail,
              "annuaire_complement.csv, " + row.detail);
}

TEST(AnnuaireCsv, RefusesABadTableWithLineAndReason) {
  const std::string good = "1;A;;;;;;;\n";
  const struct {
    std::string text, detail;
  } rows[] = {
      {"", "line 1: no column Identifiant"},
      {"Identifiant;D\xE9signation\n", "line 1: no column Désignation"},
      {header + good + "2;B;;\n", "line 3: another number of cells"},
      {header + ";B;;;;;;;\n", "line 2: Identifiant: "},
      {header + "2,19E+13;B;;;;;;;\n", "line 2: Identifiant: 2,19E+13"},
      {header + "2;B;;;Fermé;;;;\n", "line 2: Statut: Fermé"},
      {header + "2;B;;;;parfois;;;\n", "line 2: Service obligatoire: parfois"},
      {header + good + good, "line 3: structure 1 twice"},
      {header + "1;A;;S1;;;;;\n1;A;;S1;;;;;\n", "line 3: service S1 twice"},
      {header + "\"1;A\n", "line 2: a quote is never closed"},
  };
  for (const auto& row : rows) {
    const auto loaded = read_annuaire(row.text);
    ASSERT_FALSE(loaded) << row.detail;
    EXPECT_EQ(loaded.error(), (Error{"E_TABLE", row.detail}));
  }
}

TEST(AnnuaireCsv, RefusesADateThatIsNoDay) {
  const std::string dated = header.substr(0, header.size() - 1) + ";Date de fin\n";
  for (const auto* day : {"2025-02-30", "31/02/2025", "1/2/2025", "hier"}) {
    const auto loaded = read_annuaire(dated + "1;A;;S1;;;;;;" + day + "\n");
    ASSERT_FALSE(loaded) << day;
    EXPECT_EQ(loaded.error().detail, std::string("line 2: Date de fin: ") + day);
  }
}

}  // namespace
}  // namespace ecluse::routing
