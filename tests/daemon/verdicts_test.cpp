#include "daemon/verdicts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/disk_posix.hpp"
#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Finding a_finding(const std::string& code, const std::string& seen = {}) {
  return {code, Severity::error, Layer::chorus, {12, 3, "/Invoice", "BT-1"}, {{"seen", seen}}};
}

/// Each difference as "what: before > after", with the number of its piece.
std::vector<std::string> told(const FluxVerdict& before, const FluxVerdict& after) {
  std::vector<std::string> all;
  for (const auto& one : differences(before, after))
    all.push_back(one.number + (one.number.empty() ? "" : " ") + std::string(one.what) + ": " +
                  one.before + " > " + one.after);
  return all;
}

FluxVerdict a_verdict(std::vector<Finding> findings) {
  FluxVerdict verdict{"IN_INTEGRE", {}, {}, {}, {}};
  verdict.pieces.push_back(
      {"F-1", "MISE_A_DISPOSITION", {}, std::move(findings), LayerResults{}, Route{}});
  return verdict;
}

TEST(Verdicts, AreTheSameWhenNothingDiffers) {
  EXPECT_THAT(told(a_verdict({a_finding("A")}), a_verdict({a_finding("A")})), IsEmpty());
}

TEST(Verdicts, TellEachFindingThatCameOrWent) {
  EXPECT_THAT(told(a_verdict({a_finding("A"), a_finding("A"), a_finding("B")}),
                   a_verdict({a_finding("A"), a_finding("C")})),
              ElementsAre("F-1 finding: A error 12:3 BT-1 > ", "F-1 finding: B error 12:3 BT-1 > ",
                          "F-1 finding:  > C error 12:3 BT-1"));
  EXPECT_THAT(told(a_verdict({a_finding("A"), a_finding("B")}),
                   a_verdict({a_finding("B"), a_finding("A")})),
              ElementsAre("F-1 order: A, B > B, A"));
}

TEST(Verdicts, NeverTellTheValuesOfADocument) {
  EXPECT_THAT(told(a_verdict({a_finding("A", "FR76…")}), a_verdict({a_finding("A", "secret")})),
              ElementsAre("F-1 values: A error 12:3 BT-1 > A error 12:3 BT-1"));
}

TEST(Verdicts, TellStatesLayersRoutesAndPieces) {
  auto before = a_verdict({}), after = before;
  after.state = "IN_REJETE";
  after.layers[1] = {LayerStatus::failed, {}, 2};
  after.pieces[0].layers->at(2).spent = std::chrono::microseconds(9);  // time is no verdict
  after.pieces[0].route->service = "S1";
  after.pieces.emplace_back();
  EXPECT_THAT(told(before, after),
              ElementsAre("state: IN_INTEGRE > IN_REJETE",
                          "layer: syntaxe SKIPPED 0 > syntaxe "
                          "FAILED 2",
                          "pieces: 1 > 2", "F-1 route:     destinataire >   S1  destinataire"));
}

TEST(Verdicts, OfTheLedgerAreThoseOfTheExamination) {
  const tests::TemporaryFolder folder;
  lifecycle::DiskPosix disk;
  tests::need(make_root(disk, lifecycle::Root(folder.path().string())));
  const auto inbound = folder.path() / "inbound" / "ABC123";
  std::filesystem::create_directories(inbound);
  tests::write_file(inbound / tests::flux_name(1), tests::small_ubl());
  tests::write_file(inbound / tests::flux_name(2),
                    tests::small_ubl({.recipient = std::string(tests::unknown_recipient)}));
  tests::write_file(inbound / tests::flux_name(3), "<Invoice");
  tests::write_file(inbound / "no_name_of_a_flux", "x");
  tests::GateLife life(disk, folder.path().string(), (folder.path() / "l.sqlite").string());
  life.run();
  const auto rows = life.flux();
  ASSERT_EQ(rows.size(), 4U);
  for (const auto& conclusion : life.told()) {
    const auto& outcome = conclusion.outcome;
    const auto row =
        std::ranges::find(rows, outcome.examined.flux.arrival_id, &lifecycle::FluxRow::arrival_id);
    const auto recorded = tests::need(recorded_verdict(life.ledger(), *row));
    EXPECT_THAT(told(recorded, verdict_of(outcome)), IsEmpty()) << row->file_name;
    EXPECT_EQ(recorded.pieces.size(), outcome.examined.pieces.size());
  }
}

}  // namespace
}  // namespace ecluse::daemon
