#include "daemon/tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"

#include "embedded/lifecycle.hpp"
#include "embedded/routing.hpp"
#include "embedded/validation.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

const lifecycle::Root root("/r");

/// The tables of a root whose referentiel/ holds that one file.
Result<Tables> with(const std::string& file, std::string_view bytes) {
  tests::DiskMemory disk;
  disk.put(root.referentiel() + "/" + file, bytes);
  return Tables::of_root(disk, root);
}

constexpr const char* one_partner =
    "code\tname\tmode\treceives_lifecycles\temits_edi\tconnection_active\tanswers_to\n"
    "ZZZ999\tOne\tEDI\tnon\toui\toui\t-\n";

TEST(Tables, OfARootThatHasNoneAreThoseOfTheBinary) {
  const tests::DiskMemory disk;
  EXPECT_EQ(Tables::of_root(disk, root).value().version, Tables::standard().value().version);
}

TEST(Tables, OfTheReferentielTakeThePlaceOfTheEmbeddedOnes) {
  EXPECT_EQ(Tables::standard().value().referential.partners.find("ZZZ999"), nullptr);
  EXPECT_NE(with("partenaires.tsv", one_partner).value().referential.partners.find("ZZZ999"),
            nullptr);
}

TEST(Tables, AreRefusedWithTheFileAndTheReason) {
  struct Row {
    const char* file;
    std::string bytes;
    const char* reason;
  };
  const Row rows[] = {
      {"partenaires.tsv", "code\tname\n", ""},
      {"partenaires.tsv", one_partner + std::string("YYY\t\n"), "3"},
      {"interfaces.tsv", "code\n", ""},
      {"cadres.tsv", "code\n", ""},
      {"annuaire.csv", "Identifiant;\n1", ""},
      {"severites.tsv", "x\n", ""},
      {"findings.tsv", "x\n", ""},
      {"texts.tsv", "x\n", ""},

  };
  for (const auto& row : rows) {
    const auto tables = with(row.file, row.bytes);
    ASSERT_FALSE(tables) << row.file;
    EXPECT_EQ(tables.error().code, "E_TABLE") << row.file;
    EXPECT_THAT(tables.error().detail, HasSubstr(row.file));
    EXPECT_THAT(tables.error().detail, HasSubstr(row.reason)) << row.file;
  }
}

TEST(Tables, OfTheMachinesAreRefusedWithTheMachineAtFault) {
  struct Row {
    const char* file;
    const char* place;
  };
  for (const auto& row : {Row{"flux_states.tsv", "flux, states, line 1"},
                          Row{"flux_transitions.tsv", "flux, transitions, line 1"},
                          Row{"piece_statuses.tsv", "piece, states, line 1"},
                          Row{"piece_transitions.tsv", "piece, transitions, line 1"}}) {
    const auto tables = with(row.file, "x\n");
    ASSERT_FALSE(tables) << row.file;
    EXPECT_EQ(tables.error().code, "E_TABLE");
    EXPECT_THAT(tables.error().detail, HasSubstr(row.place));
  }
}

TEST(Tables, AreRefusedWhenAnInterfaceNamesASchemaThatIsNotThere) {
  const auto tables = with("interfaces.tsv",
                           "code\ttype\tsyntaxe_flux\tformat\tschema\tserved\tsource\n"
                           "FSO1100A\tE1\tX\tUBL_INVOICE\tubl-2.1-invioce\tyes\tours\n");
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, "E_TABLE");
  EXPECT_THAT(tables.error().detail, HasSubstr("interfaces.tsv"));
  EXPECT_THAT(tables.error().detail, HasSubstr("ubl-2.1-invioce"));
}

TEST(Tables, ThatCannotBeReadAreNotTakenForAbsent) {
  tests::DiskMemory disk;
  const auto path = root.referentiel() + "/partenaires.tsv";
  disk.put(path, one_partner);
  disk.set_unreadable(path, true);
  const auto tables = Tables::of_root(disk, root);
  ASSERT_FALSE(tables);
  EXPECT_EQ(tables.error().code, "E_DISK_READ");
}

TEST(Tables, HaveAVersionThatAnyByteChanges) {
  const auto standard = Tables::standard().value().version;
  EXPECT_THAT(standard, testing::MatchesRegex("[0-9a-f]{64}"));
  struct Row {
    const char* file;
    std::string_view bytes;
  };
  for (const auto& row : {Row{"partenaires.tsv", embedded::routing("partenaires.tsv")},
                          Row{"cadres.tsv", embedded::routing("cadres.tsv")},
                          Row{"findings.tsv", embedded::validation("findings.tsv")},
                          Row{"flux_states.tsv", embedded::lifecycle("flux_states.tsv")}}) {
    EXPECT_EQ(with(row.file, row.bytes).value().version, standard) << row.file;
    EXPECT_NE(with(row.file, std::string(row.bytes) + "# a word more\n").value().version, standard)
        << row.file;
  }
}

}  // namespace
}  // namespace ecluse::daemon
