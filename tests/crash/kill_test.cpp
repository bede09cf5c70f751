// The real program is killed again and again while files are dropped; then it is left to finish.
// What must hold is that nothing was lost and nothing was done twice. ECLUSE_SEED=n repeats a run,
// ECLUSE_KILLS=n makes it longer (make crashmatrix).
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/answers.hpp"
#include "lifecycle/sha256.hpp"
#include "tests/daemon/child_process.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/archives.hpp"
#include "tests/support/wishes.hpp"

namespace ecluse::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using std::chrono::microseconds;

constexpr int most_rounds_a_kill = 10;

struct Dropped {
  std::string partner, name, bytes;
};

/// The nth flux to drop: good ones of both syntaxes and of three partners, refused ones of several
/// kinds, envelopes, and the same id or the same bytes as three flux before.
Dropped flux_to_drop(int nth) {
  const std::string nobody(unknown_recipient);
  const auto number = [nth](int piece) {
    return "N" + std::to_string(nth) + "-" + std::to_string(piece);
  };
  switch (nth % 8) {
    case 0:
      return {"ABC123", flux_name(nth), small_ubl({number(1)})};
    case 1:
      return {"OPE001", flux_name(nth, "OPE001", "FSO1106A"), small_cii({number(1)})};
    case 2:
      return {"ABC123", flux_name(nth),
              tar_gz({{"a.xml", small_ubl({number(1)})},
                      {"b.xml", small_ubl({number(2), nobody})},
                      {"c.xml", small_ubl({number(3)})},
                      {"d.xml", "<not an invoice>"},
                      {"e.xml", small_ubl({number(4)})}})};
    case 3:
      return {"ABC123", flux_name(nth - 3) + ".xml", small_ubl({number(1)})};
    case 4:
      return {"OPE001", flux_name(nth, "OPE001", "FSO1106A"), flux_to_drop(nth - 3).bytes};
    case 5:
      return {"SSC777", flux_name(nth, "SSC777"), small_ubl({number(1)})};
    case 6:
      return {"ABC123", flux_name(nth), small_ubl({number(1), nobody})};
    default:
      return {"SSC777", "facture-" + std::to_string(nth) + ".xml", small_ubl({number(1)})};
  }
}

unsigned seed() {
  return static_cast<unsigned>(wish("ECLUSE_SEED", 20260302));
}

/// A root that is worked in by processes that are killed.
class Kill : public testing::Test {
 protected:
  Kill() {
    write_file(home_.path() / "ecluse.toml",
               "[pickup]\nquiet_ms = 0\nscan_ms = 100\n[work]\nworkers = 2\nin_flight = 8\n");
  }

  /// Drops the next flux, as partners should: under another name first.
  void drop() {
    const auto flux = flux_to_drop(static_cast<int>(dropped_.size()));
    const auto folder = home_.path() / "inbound" / flux.partner;
    write_file(folder / ".upload", flux.bytes);
    fs::rename(folder / ".upload", folder / flux.name);
    dropped_.push_back(flux);
  }

  std::unique_ptr<ChildProcess> start(const char* command) const {
    return std::make_unique<ChildProcess>(
        std::vector<std::string>{ECLUSE_PROGRAM, command, "--root", home_.text()},
        home_.path() / "log");
  }

  /// How long a run takes that has nothing to do.
  microseconds idle_run() const {
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_EQ(start("run")->wait(60s), 3);
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now() - begin);
  }

  std::chrono::milliseconds up_to(microseconds most) {
    return std::chrono::ceil<std::chrono::milliseconds>(
        microseconds(std::uniform_int_distribution<std::int64_t>(0, most.count())(random_)));
  }

  /// Starts a process, drops flux before and while it works, kills it. Whether it was still alive.
  bool round(int nth, microseconds idle) {
    drop();
    const auto process = start(nth % 3 == 2 ? "watch" : "run");
    process->wait(up_to(idle));
    drop();
    process->wait(up_to(3 * idle + 60ms));
    process->send(SIGKILL);
    const auto status = process->wait(60s);
    EXPECT_TRUE(status == 128 + SIGKILL || status < 4) << status.value_or(-1);
    remember_answers();
    if (!files_under(home_.path() / "spool").empty()) ++in_the_middle_;
    return status == 128 + SIGKILL;
  }

  /// Every answer that ever stood in outbound must stand there for ever, and never change.
  void remember_answers() {
    for (const auto& [name, bytes] : contents_of(home_.path() / "outbound")) {
      if (name.find("/.") != std::string::npos) continue;
      EXPECT_EQ(answers_.emplace(name, bytes).first->second, bytes) << name << " changed";
    }
  }

  void finish() const {
    std::optional<int> status;
    for (int nth = 0; nth < 5 && status != 3; ++nth) status = start("run")->wait(60s);
    EXPECT_EQ(status, 3) << read_file(home_.path() / "log");
  }

  TestRoot home_;
  std::mt19937 random_{seed()};
  std::vector<Dropped> dropped_;
  std::map<std::string, std::string> answers_;
  int in_the_middle_ = 0;  ///< of a flux: how many kills left something in the spool
};

/// What the ledger has in the end of one flux.
struct Kept {
  lifecycle::FluxRow row;
  std::vector<std::string> answers;  ///< folder/name
};

std::vector<Kept> all_kept(lifecycle::Ledger& ledger) {
  std::vector<Kept> all;
  lifecycle::Page page;
  page.limit = 10'000;
  for (auto& row : need(ledger.flux({}, page))) {
    auto& kept = all.emplace_back(Kept{std::move(row), {}});
    for (const auto& answer : need(ledger.answers_of(kept.row.row))) {
      EXPECT_TRUE(answer.delivered) << answer.answer.file_name;
      kept.answers.push_back(answer.answer.folder + "/" + answer.answer.file_name);
    }
  }
  return all;
}

bool is_quarantined(const Kept& kept) {
  return kept.row.fate == Fate::quarantined;
}

std::multiset<std::string> names_of(const std::vector<Dropped>& dropped) {
  std::multiset<std::string> names;
  for (const auto& flux : dropped) names.insert(flux.partner + "/" + flux.name);
  return names;
}

std::multiset<std::string> names_of(const std::vector<Kept>& all) {
  std::multiset<std::string> names;
  for (const auto& kept : all) names.insert(kept.row.partner + "/" + kept.row.file_name);
  return names;
}

/// The IdFlux of each report, as the partners read them.
std::multiset<std::string> reported(const std::map<std::string, std::string>& answers) {
  static constexpr std::string_view open = "IdFlux>";
  std::multiset<std::string> ids;
  for (const auto& [name, bytes] : answers) {
    if (name.find("/CSO") == std::string::npos || name.ends_with(".json")) continue;
    const auto begin = bytes.find(open) + open.size();
    ids.insert(bytes.substr(begin, bytes.find('<', begin) - begin));
  }
  return ids;
}

std::multiset<std::string> to_be_reported(const std::vector<Kept>& all) {
  std::multiset<std::string> ids;
  for (const auto& kept : all)
    if (!is_quarantined(kept))
      ids.insert(kept.row.flux_id.empty() ? kept.row.file_name : kept.row.flux_id);
  return ids;
}

/// The numbers of the answers of each interface: 1, 2, 3… without gap or repeat.
void expect_unbroken_numbers(const std::map<std::string, std::string>& answers) {
  std::map<std::string, std::vector<int>> numbers;
  for (const auto& [path, bytes] : answers) {
    const auto name = path.substr(path.find('/') + 1);
    if (!name.ends_with(".json")) numbers[name.substr(0, 8)].push_back(std::stoi(name.substr(26)));
  }
  for (auto& [interface, of_one] : numbers) {
    std::sort(of_one.begin(), of_one.end());
    for (std::size_t i = 0; i < of_one.size(); ++i)
      ASSERT_EQ(of_one[i], static_cast<int>(i) + 1) << interface;
  }
  EXPECT_EQ(numbers.size(), 4U) << "reports of two interfaces and of none, cycles de vie";
}

/// The bytes of every flux stand under their hash, or in quarantine.
void expect_bytes_kept(const fs::path& root, const std::vector<Dropped>& dropped) {
  std::set<std::string> kept;
  for (const auto& [path, bytes] : contents_of(root / "archive")) {
    EXPECT_EQ(fs::path(path).filename(), lifecycle::sha256_hex(bytes));
    kept.insert(bytes);
  }
  for (const auto& [path, bytes] : contents_of(root / "quarantine")) kept.insert(bytes);
  for (const auto& flux : dropped) EXPECT_TRUE(kept.contains(flux.bytes)) << flux.name;
}

/// Only a flux that was met by four ends of a process may be quarantined.
void expect_quarantine_is_earned(const std::vector<Kept>& all) {
  for (const auto& kept : all) {
    if (!is_quarantined(kept)) continue;
    EXPECT_GT(kept.row.attempts, 3) << kept.row.file_name;
    EXPECT_TRUE(kept.answers.empty());
  }
}

TEST_F(Kill, AtAnyMomentLosesAndRepeatsNothing) {
  const auto idle = idle_run();
  for (int i = 0; i < 12; ++i) drop();
  const int wanted_kills = wish("ECLUSE_KILLS", 20);
  int kills = 0, rounds = 0;
  while (kills < wanted_kills && rounds < most_rounds_a_kill * wanted_kills)
    if (round(rounds++, idle)) ++kills;
  finish();
  remember_answers();

  const auto premises = need(daemon::Premises::open(home_.text()));
  const auto ledger = need(premises->open_ledger(lifecycle::Access::read_only));
  const auto all = all_kept(*ledger);
  const auto sum = need(ledger->conservation());
  std::cout << "seed " << seed() << ": " << kills << " kills in " << rounds << " rounds, "
            << in_the_middle_ << " in the middle of a flux, " << dropped_.size() << " flux, "
            << sum.quarantined << " quarantined\n";
  EXPECT_GE(kills, wanted_kills);
  EXPECT_GE(dropped_.size(), static_cast<std::size_t>(2 * kills));
  EXPECT_TRUE(sum.holds());
  EXPECT_EQ(sum.received, static_cast<std::int64_t>(dropped_.size()));
  EXPECT_EQ(sum.pending, 0);
  EXPECT_EQ(names_of(all), names_of(dropped_));
  expect_quarantine_is_earned(all);

  std::set<std::string> owed;
  for (const auto& kept : all) owed.insert(kept.answers.begin(), kept.answers.end());
  std::set<std::string> given;
  for (const auto& name : files_under(home_.path() / "outbound")) given.insert(name);
  EXPECT_EQ(given, owed) << "nothing more, nothing less, nothing half written";
  EXPECT_EQ(reported(answers_), to_be_reported(all));
  expect_unbroken_numbers(answers_);
  expect_bytes_kept(home_.path(), dropped_);
  EXPECT_THAT(files_under(home_.path() / "inbound"), testing::IsEmpty());
  EXPECT_THAT(files_under(home_.path() / "spool"), testing::IsEmpty());
}

}  // namespace
}  // namespace ecluse::tests
