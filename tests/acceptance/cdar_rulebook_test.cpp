// The published rulebook of CDAR (BR-FR-CDV) on our own CDAR answers: what it finds is in a table,
// with the reason, and nothing else.
#include <filesystem>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "daemon/rulebook_files.hpp"
#include "lifecycle/disk_posix.hpp"
#include "model/tsv.hpp"
#include "parsers/reader.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {
namespace {

constexpr std::string_view cdar_root = "<rsm:CrossDomainAcknowledgementAndResponse";

/// Every CDAR among the expected answers of samples/.
std::vector<std::filesystem::path> our_answers() {
  std::vector<std::filesystem::path> all;
  const auto samples = std::filesystem::path(ECLUSE_SOURCE_DIR) / "samples";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(samples)) {
    if (!entry.is_regular_file() || entry.path().parent_path().filename() != "expected") continue;
    if (read_file(entry.path()).find(cdar_root) != std::string::npos) all.push_back(entry.path());
  }
  return all;
}

validation::Rulebook published_rules(const std::filesystem::path& shared) {
  const lifecycle::DiskPosix disk;
  const auto path = shared / "rulebooks/br-fr-cdv-1.4.0.02/cdar/BR-FR-CDV-Schematron-CDAR.sch";
  const auto found = daemon::rulebooks_of(disk, path.string());
  if (!found) throw std::runtime_error(found.error().detail);
  auto rulebook = daemon::compile(found->front().files, found->front().entry);
  if (!rulebook) throw std::runtime_error(rulebook.error().detail);
  return std::move(*rulebook);
}

std::set<std::string> explained() {
  const auto text =
      read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/acceptance/cdar_rulebook.tsv");
  std::set<std::string> rules;
  const auto rows = read_table(text, {"rule", "because"});
  for (const auto& row : rows.value()) rules.emplace(row.cells[0]);
  return rules;
}

TEST(CdarRulebook, FindsNothingInOurAnswersThatIsNotExplained) {
  const auto shared = shared_data();
  if (!shared) GTEST_SKIP() << "../shared/data is absent";
  const auto rulebook = published_rules(*shared);
  const auto schemas = parsers::SchemaSet::embedded();
  std::set<std::string> fired;
  const auto answers = our_answers();
  ASSERT_GE(answers.size(), 5U);
  for (const auto& path : answers) {
    const auto reading = parsers::Reader(schemas).read(read_file(path));
    const auto verdict = rulebook.check(reading.document);
    EXPECT_GT(verdict.fired_rules, 10U) << path << " was hardly judged";
    EXPECT_EQ(verdict.no_verdicts, 0U) << path;
    for (const auto& one : verdict.findings)
      if (one.severity == Severity::error) fired.insert(one.code);
  }
  EXPECT_EQ(fired, explained()) << "every difference has its row, every row its difference";
}

}  // namespace
}  // namespace ecluse::tests
