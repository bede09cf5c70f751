#include "daemon/annuaire_import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

const lifecycle::Root root("/r");
const std::string header =
    "Identifiant;Désignation;Libellé service;Code service;Statut;Service obligatoire;Engagement "
    "obligatoire;Service ou engagement obligatoire\n";
const std::string first = header + "1;A;;;ACTIF;;;\n1;A;Un;S1;ACTIF;;;\n";
const std::string second = header + "1;A;;;INACTIF;;;\n2;B;;;ACTIF;;;\n";
const std::string in_use = root.referentiel() + "/annuaire.csv";

Date day(const char* text) {
  return *parse_iso_date(text);
}

Result<ImportedAnnuaire> import(tests::DiskMemory& disk, const std::string& csv, const char* on) {
  disk.put("/in.csv", csv);
  return import_annuaire(disk, root, "/in.csv", day(on));
}

// SYS-13: an imported, dated file.
TEST(AnnuaireImport, PutsTheFileInUseAndKeepsItByItsDay) {
  tests::DiskMemory disk;
  const auto imported = import(disk, first, "2025-01-10").value();
  EXPECT_EQ(imported.structures, 1U);
  EXPECT_EQ(imported.services, 1U);
  EXPECT_EQ(imported.sha256, lifecycle::sha256_hex(first));
  EXPECT_TRUE(disk.exists(in_use));
  EXPECT_TRUE(disk.exists(root.referentiel() + "/annuaire/2025-01-10-" +
                          imported.sha256.substr(0, 12) + ".csv"));
}

TEST(AnnuaireImport, TellsWhoWasListedOnADay) {  // ORG-11
  tests::DiskMemory disk;
  ASSERT_TRUE(import(disk, first, "2025-01-10"));
  ASSERT_TRUE(import(disk, second, "2025-06-01"));
  EXPECT_TRUE(annuaire_of(disk, root, day("2025-05-31"))->structure("1")->active);
  EXPECT_FALSE(annuaire_of(disk, root, day("2025-06-01"))->structure("1")->active);
  EXPECT_FALSE(annuaire_of(disk, root, day("2025-05-31"))->structure("2"));
  EXPECT_TRUE(annuaire_of(disk, root, {})->structure("2"));
  EXPECT_TRUE(annuaire_of(disk, root, day("2024-01-01"))->structure("2"))
      << "before the first version, the one in use";
}

TEST(AnnuaireImport, ChangesNothingWhenTheFileIsBad) {
  tests::DiskMemory disk;
  ASSERT_TRUE(import(disk, first, "2025-01-10"));
  const auto bad = import(disk, first + "1;A;;;ACTIF;;;\n", "2025-01-11");
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error().code, "E_TABLE");
  EXPECT_THAT(bad.error().detail, HasSubstr("/in.csv: line 4: structure 1 twice"));
  EXPECT_EQ(annuaire_of(disk, root, {})->structure_count(), 1U);
  EXPECT_EQ(disk.list(root.referentiel() + "/annuaire")->size(), 1U);
  EXPECT_FALSE(import_annuaire(disk, root, "/absent.csv", day("2025-01-11")));
}

TEST(AnnuaireImport, CompletesEveryVersionByWhatTheOperatorKnows) {
  tests::DiskMemory disk;
  ASSERT_TRUE(import(disk, first, "2025-01-10"));
  disk.put(root.referentiel() + "/annuaire_complement.csv",
           header.substr(0, header.size() - 1) + ";Accepte A6\n1;;;;;;;;oui\n");
  EXPECT_TRUE(annuaire_of(disk, root, day("2025-02-01"))->structure("1")->accepts_a6);
}

}  // namespace
}  // namespace ecluse::daemon
