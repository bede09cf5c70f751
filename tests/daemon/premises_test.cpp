#include "daemon/premises.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::HasSubstr;

TEST(Premises, OpenARootWithItsConfigurationAndTables) {
  const tests::TestRoot home;
  const auto premises = tests::need(Premises::open(home.text()));
  EXPECT_EQ(premises->root.folder(), home.text());
  EXPECT_EQ(premises->config.pickup.quiet.count(), 0);
  EXPECT_NE(premises->tables.referential.partners.find("ABC123"), nullptr);
}

TEST(Premises, AreRefusedWithTheReason) {
  struct Row {
    const char* file;
    const char* bytes;
    const char* code;
    const char* detail;
  };
  for (const auto& row :
       {Row{"ecluse.toml", "[work]\nworkers = -1\n", "E_CONFIG", "line 2"},
        Row{"referentiel/partenaires.tsv", "code\n", "E_TABLE", "partenaires.tsv"}}) {
    const tests::TestRoot home;
    tests::write_file(home.path() / row.file, row.bytes);
    const auto premises = Premises::open(home.text());
    ASSERT_FALSE(premises) << row.file;
    EXPECT_EQ(premises.error().code, row.code);
    EXPECT_THAT(premises.error().detail, HasSubstr(row.detail));
  }
  const tests::TemporaryFolder nothing;
  EXPECT_EQ(Premises::open(nothing.path().string()).error().code, "E_ROOT");
  EXPECT_EQ(Premises::open("/nowhere/at/all").error().code, "E_ROOT");
}

TEST(Premises, WithoutARootHaveTheTablesOfTheBinary) {
  const auto premises = tests::need(Premises::bare());
  EXPECT_EQ(premises->tables.version, tests::need(Tables::standard()).version);
}

TEST(Premises, OpenTheLedgerOfTheRootForReadersBesideTheWriter) {
  const tests::TestRoot home;
  const auto premises = tests::need(Premises::open(home.text()));
  const auto writer = tests::need(premises->open_ledger(lifecycle::Access::write));
  const auto reader = tests::need(premises->open_ledger(lifecycle::Access::read_only));
  const auto batch = tests::need(writer->begin());
  EXPECT_TRUE(reader->conservation().value().holds());
  EXPECT_FALSE(reader->begin());
}

TEST(Premises, HireWorkersThatReadAsConfigured) {
  const auto premises = tests::need(Premises::bare());
  const auto findings = [&](std::uint64_t limit) {
    premises->config.limits.piece_bytes = limit;
    std::size_t count = 0;
    premises->hire(0)->post([&](Desk& desk) {
      count = desk.reader.read(tests::small_ubl(), "ubl-2.1-invoice").findings.size();
    });
    return count;
  };
  EXPECT_EQ(findings(1'000'000), 0U);
  EXPECT_GT(findings(1'000), 0U);
}

TEST(Premises, WantAsManyWorkersAsConfiguredOrAsThereAreProcessors) {
  const auto premises = tests::need(Premises::bare());
  EXPECT_GE(premises->workers_wanted(), 1U);
  premises->config.work.workers = 7;
  EXPECT_EQ(premises->workers_wanted(), 7U);
}

TEST(Premises, TellHowToLeaveOnEachError) {
  struct Row {
    const char* code;
    int status;
  };
  for (const auto& row :
       {Row{"E_ROOT", 78},        Row{"E_CONFIG", 78},      Row{"E_TABLE", 78},
        Row{"E_SCHEMA", 78},      Row{"E_LOCKED", 75},      Row{"E_LEDGER_BUSY", 75},
        Row{"E_LEDGER_FULL", 75}, Row{"E_DISK_FULL", 75},   Row{"E_FLUX_CHANGED", 75},
        Row{"E_DISK_READ", 65},   Row{"E_DISK_LIST", 65},   Row{"E_DISK_TOO_BIG", 65},
        Row{"E_DISK_WRITE", 73},  Row{"E_DISK_RENAME", 73}, Row{"E_DISK_SYNC", 73},
        Row{"E_DISK_REMOVE", 73}, Row{"E_LEDGER", 70},      Row{"E_LEDGER_CORRUPT", 70},
        Row{"E_TRANSITION", 70},  Row{"E_INTERNAL", 70}})
    EXPECT_EQ(static_cast<int>(status_of(Error{row.code, ""})), row.status) << row.code;
}

}  // namespace
}  // namespace ecluse::daemon
