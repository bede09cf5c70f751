#include "daemon/process.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/preview_batch.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using tests::example_tables;

/// The whole way of a flux over a pretended disk and a memory of what came before.
class Process : public testing::TestWithParam<unsigned> {
 protected:
  Result<ExaminedFlux> examined(const std::string& name, const std::string& bytes) {
    Flux flux;
    flux.arrival_id = name;
    flux.partner = "ABC123";
    flux.file_name = name;
    flux.spool_path = "/r/spool/ABC123/" + name;
    flux.received = tests::monday;
    disk_.put(flux.spool_path, bytes);
    flux.file = disk_.facts(flux.spool_path).value();
    Desk desk{parsers::Reader(example_tables().schemas)};
    return examine(flux, {}, equipment(), desk);
  }
  Conclusion concluded(const std::string& name, const std::string& bytes) {
    return tests::need(
        conclude(tests::need(examined(name, bytes)), batch_, equipment(), tests::monday));
  }
  Equipment equipment() { return {disk_, example_tables(), config_, workers_}; }

  tests::DiskMemory disk_;
  Config config_;
  Workers workers_{GetParam(), [] {
                     return std::make_unique<Desk>(Desk{parsers::Reader(example_tables().schemas)});
                   }};
  lifecycle::PreviewBatch batch_;
};

std::string bad_ubl(const std::string& number) {
  return tests::small_ubl({number, std::string(tests::unknown_recipient)});
}

TEST_P(Process, EndsEachFluxAsItDeserves) {
  struct Row {
    const char* what;
    std::string name, bytes;
    Fate fate;
  };
  const Row rows[] = {
      {"a good invoice", tests::flux_name(1), tests::small_ubl({"N1"}), Fate::integrated},
      {"a bad one", tests::flux_name(2), bad_ubl("N2"), Fate::rejected},
      {"one of each", tests::flux_name(3),
       tests::tar_gz({{"a.xml", tests::small_ubl({"N3"})}, {"b.xml", bad_ubl("N4")}}),
       Fate::partially_integrated},
      {"the first again", tests::flux_name(1) + ".xml", tests::small_ubl({"N5"}), Fate::duplicate},
      {"its bytes again", tests::flux_name(4), tests::small_ubl({"N1"}), Fate::duplicate},
      {"its number again", tests::flux_name(5), tests::small_ubl({"N1"}) + " ", Fate::rejected},
      {"the refused number again", tests::flux_name(6), tests::small_ubl({"N2"}), Fate::integrated},
      {"nothing", tests::flux_name(7), "", Fate::rejected},
      {"no name", "facture.xml", tests::small_ubl({"N8"}), Fate::rejected},
  };
  for (const auto& row : rows) {
    const auto conclusion = concluded(row.name, row.bytes);
    EXPECT_EQ(conclusion.outcome.fate, row.fate) << row.what;
    EXPECT_EQ(conclusion.outcome.examined.sha256, lifecycle::sha256_hex(row.bytes)) << row.what;
    EXPECT_GE(conclusion.outcome.answers.size(), 2U) << row.what;
    EXPECT_EQ(conclusion.words.flux.size(), conclusion.outcome.examined.findings.size());
  }
}

TEST_P(Process, GivesTheSameForTheSameBytesAndTables) {
  const auto bytes = tests::tar_gz(
      {{"a.xml", tests::small_ubl({"N1"})}, {"b.xml", bad_ubl("N2")}, {"c.xml", "<x/>"}});
  const auto first = tests::need(examined(tests::flux_name(1), bytes));
  const auto second = tests::need(examined(tests::flux_name(1), bytes));
  ASSERT_EQ(first.pieces.size(), 3U);
  ASSERT_EQ(second.pieces.size(), 3U);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(first.pieces[i].file, second.pieces[i].file);
    EXPECT_EQ(first.pieces[i].findings, second.pieces[i].findings);
    EXPECT_EQ(first.pieces[i].route, second.pieces[i].route);
  }
}

TEST_P(Process, LeavesWhatCannotBeReadForAnotherTry) {
  const auto name = tests::flux_name(1);
  disk_.set_unreadable("/r/spool/ABC123/" + name, true);
  Flux flux;
  flux.spool_path = "/r/spool/ABC123/" + name;
  Desk desk{parsers::Reader(example_tables().schemas)};
  const auto unread = examine(flux, {}, equipment(), desk);
  ASSERT_FALSE(unread);
  EXPECT_EQ(unread.error().code, "E_DISK_READ");
}

INSTANTIATE_TEST_SUITE_P(Workers, Process, testing::Values(0U, 2U));

}  // namespace
}  // namespace ecluse::daemon
