// The published rulebooks, run here, against the verdicts that the reference engine gave: the same
// rules fire, as often. What differs stands in differences.tsv, with the reason.
#include <array>
#include <atomic>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <mutex>
#include <set>
#include <thread>

#include <gtest/gtest.h>

#include "model/tsv.hpp"
#include "tests/parity/goldens.hpp"
#include "tests/support/places.hpp"
#include "tests/validation/schematron/sources.hpp"
#include "validation/rulebook.hpp"

namespace ecluse::tests {
namespace {

using validation::Rulebook;
using validation::RulebookVerdict;

constexpr const char* en16931_ubl = "en16931-1.3.16/ubl/EN16931-UBL-validation-preprocessed.sch";
constexpr const char* en16931_cii = "en16931-1.3.16/cii/EN16931-CII-validation-preprocessed.sch";
constexpr const char* brfr_ubl = "br-fr-flux2-1.4.0.02/ubl/BR-FR-Flux2-Schematron-UBL.sch";
constexpr const char* brfr_cii = "br-fr-flux2-1.4.0.02/cii/BR-FR-Flux2-Schematron-CII.sch";
constexpr const char* extended_ubl = "extended-ctc-fr-1.4.0.02/ubl/EXTENDED-CTC-FR-UBL.sch";
constexpr const char* extended_cii = "extended-ctc-fr-1.4.0.02/cii/EXTENDED-CTC-FR-CII.sch";

/// How often each rule fired, by severity.
struct Fired {
  Counts errors, warnings;
  std::string no_verdicts;  ///< rules and reasons, for messages
};

Fired fired_of(const RulebookVerdict& verdict) {
  Fired fired;
  for (const auto& one : verdict.findings) {
    if (one.code == "ECL-REGLE-SANS-VERDICT") {
      fired.no_verdicts +=
          std::string(value_of(one, "rule")) + ": " + std::string(value_of(one, "reason")) + "; ";
      continue;
    }
    const bool nameless = one.code.find(".sch#") != std::string::npos;
    ++(one.severity == Severity::error ? fired.errors
                                       : fired.warnings)[nameless ? "null" : one.code];
  }
  return fired;
}

/// What a golden row says of one rulebook.
struct Expected {
  const Rulebook* rulebook = nullptr;
  std::string label;  ///< "en16931", "brfr"…
  std::optional<Counts> errors, warnings, all;
  std::optional<std::size_t> fired_rules;
  bool engine_error = false;
};

/// "file<tab>label": the rows of differences.tsv.
std::set<std::string> known_differences() {
  std::set<std::string> known;
  const auto text =
      read_file(std::filesystem::path(ECLUSE_SOURCE_DIR) / "tests/parity/differences.tsv");
  const auto rows = read_table(text, {"file", "rulebook", "proof"});
  if (!rows) throw std::runtime_error(rows.error().detail);
  for (const auto& row : *rows)
    known.insert(std::string(row.cells[0]) + "\t" + std::string(row.cells[1]));
  return known;
}

/// Runs jobs on two threads and collects what differs.
class Comparison {
 public:
  using Judge = std::function<void(std::size_t)>;

  void run(std::size_t count, const Judge& judge) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (auto at = next++; at < count; at = next++) guarded(at, judge);
    };
    std::thread other(work);
    work();
    other.join();
  }

  void compare(const std::string& file, const Expected& expected, const Document& document) {
    if (!document.root()) return note(file, expected.label, "not read");
    const auto verdict = expected.rulebook->check(document, {.findings = 100'000, .now = {}});
    const auto fired = fired_of(verdict);
    fired_ += verdict.errors + verdict.warnings;
    std::string words;
    const auto differ = [&](const char* what, const std::optional<Counts>& wanted,
                            const Counts& got) {
      if (wanted && *wanted != got)
        words += std::string(what) + ": " + difference(*wanted, got) + " ";
    };
    if (expected.engine_error != (verdict.no_verdicts > 0))
      words += "no verdict: [" + fired.no_verdicts + "] ";
    if (!expected.engine_error) {
      differ("errors", expected.errors, fired.errors);
      differ("warnings", expected.warnings, fired.warnings);
      auto all = fired.errors;
      for (const auto& [id, count] : fired.warnings) all[id] += count;
      differ("all", expected.all, all);
      if (expected.fired_rules && *expected.fired_rules != verdict.fired_rules)
        words += "fired rules: " + std::to_string(verdict.fired_rules) + " instead of " +
                 std::to_string(*expected.fired_rules);
    }
    note(file, expected.label, words);
  }

  /// Fails for what differs, and for rows of differences.tsv that no longer do.
  void conclude(std::string_view what) {
    EXPECT_GT(fired_, 0U);
    const auto known = known_differences();
    std::size_t shown = 0;
    for (const auto& [key, words] : differences_)
      if (!known.contains(key) && ++shown <= most_shown) ADD_FAILURE() << key << "\n  " << words;
    EXPECT_EQ(shown, 0U);
    for (const auto& key : known)
      EXPECT_FALSE(same_.contains(key)) << key << " does not differ any more";
    std::cout << what << ": " << same_.size() + differences_.size() << " verdicts, "
              << differences_.size() << " differ, " << differences_.size() - shown
              << " as differences.tsv says; " << fired_ << " assertions fired\n";
  }

 private:
  static constexpr std::size_t most_shown = 30;

  static std::string difference(const Counts& wanted, const Counts& got) {
    std::string words;
    for (const auto& [id, count] : wanted)
      if (const auto found = got.find(id); found == got.end() || found->second != count)
        words += "-" + id + "*" + std::to_string(count) + " ";
    for (const auto& [id, count] : got)
      if (const auto found = wanted.find(id); found == wanted.end() || found->second != count)
        words += "+" + id + "*" + std::to_string(count) + " ";
    return words;
  }

  void guarded(std::size_t at, const Judge& judge) {
    try {
      judge(at);
    } catch (const std::exception& fault) {
      note("row " + std::to_string(at), "-", fault.what());
    }
  }

  void note(const std::string& file, const std::string& label, const std::string& words) {
    const std::lock_guard lock(mutex_);
    if (words.empty())
      same_.insert(file + "\t" + label);
    else
      differences_[file + "\t" + label] += words;
  }

  std::atomic<std::size_t> fired_{0};
  std::mutex mutex_;
  std::map<std::string, std::string> differences_;
  std::set<std::string> same_;
};

class RulebookParity : public testing::Test {
 protected:
  void SetUp() override {
    if (!shared_data()) GTEST_SKIP() << "../shared/data is absent";
    data_ = *shared_data();
  }

  /// Loaded once for all tests.
  const Rulebook& rulebook(const std::string& name) {
    static std::map<std::string, Rulebook> loaded;
    const auto found = loaded.find(name);
    if (found != loaded.end()) return found->second;
    auto one = Rulebook::load(published(data_ / "rulebooks" / name));
    if (!one) throw std::runtime_error(one.error().detail);
    return loaded.emplace(name, std::move(*one)).first->second;
  }

  /// The three rulebooks of a table, by their columns.
  std::vector<Expected> expected_of(const GoldenTable& table, std::size_t row,
                                    const std::array<const Rulebook*, 3>& rulebooks);
  void compare_table(const char* name, const std::array<const char*, 3>& rulebooks);

  std::filesystem::path data_;
};

std::vector<Expected> RulebookParity::expected_of(const GoldenTable& table, std::size_t row,
                                                  const std::array<const Rulebook*, 3>& rulebooks) {
  Expected en16931{rulebooks[0],
                   "en16931",
                   counts_of(table.cell(row, "en16931_fatal")),
                   counts_of(table.cell(row, "en16931_warning")),
                   {},
                   {},
                   !table.cell(row, "en16931_engine").empty()};
  if (const auto count = table.cell(row, "en16931_fired_rules"); !count.empty())
    en16931.fired_rules = std::stoul(std::string(count));
  return {std::move(en16931),
          {rulebooks[1],
           "brfr",
           counts_of(table.cell(row, "brfr_fatal")),
           {},
           {},
           {},
           !table.cell(row, "brfr_engine").empty()},
          {rulebooks[2],
           "extended_ctc_fr",
           counts_of(table.cell(row, "extended_ctc_fr_fatal")),
           {},
           {},
           {},
           !table.cell(row, "extended_ctc_fr_engine").empty()}};
}

void RulebookParity::compare_table(const char* name, const std::array<const char*, 3>& rulebooks) {
  const GoldenTable table(data_ / "golden" / name);
  const std::array<const Rulebook*, 3> loaded{&rulebook(rulebooks[0]), &rulebook(rulebooks[1]),
                                              &rulebook(rulebooks[2])};
  Comparison comparison;
  comparison.run(table.size(), [&](std::size_t row) {
    const std::string file(table.cell(row, "file"));
    const auto document = worker_document(data_, file);
    if (table.cell(row, "verdict_en16931") == "NOT-WELL-FORMED") return;
    for (const auto& one : expected_of(table, row, loaded)) comparison.compare(file, one, document);
  });
  comparison.conclude(name);
}

TEST_F(RulebookParity, EveryPublishedRulebookLoadsAndCompiles) {
  int count = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(data_ / "rulebooks")) {
    if (file.path().extension() != ".sch") continue;
    const auto loaded = Rulebook::load(published(file.path()));
    EXPECT_TRUE(loaded) << file.path() << ": " << loaded.error().detail;
    ++count;
  }
  EXPECT_EQ(count, 18);
}

TEST_F(RulebookParity, OfEveryUblDocument) {
  compare_table("golden-ubl.tsv", {en16931_ubl, brfr_ubl, extended_ubl});
}

TEST_F(RulebookParity, OfEveryCiiDocument) {
  compare_table("golden-cii.tsv", {en16931_cii, brfr_cii, extended_cii});
}

TEST_F(RulebookParity, OfEveryInvoiceInAPdf) {
  compare_table("golden-pdf-cii.tsv", {en16931_cii, brfr_cii, extended_cii});
}

TEST_F(RulebookParity, OfEveryFacturxProfile) {
  const std::map<std::string_view, const char*> profiles{
      {"MINIMUM", "factur-x-1.09.2/minimum/FACTUR-X_MINIMUM.sch"},
      {"BASIC-WL", "factur-x-1.09.2/basicwl/FACTUR-X_BASIC-WL.sch"},
      {"BASIC", "factur-x-1.09.2/basic/FACTUR-X_BASIC.sch"},
      {"EN16931", "factur-x-1.09.2/en16931/FACTUR-X_EN16931.sch"},
      {"EXTENDED", "factur-x-1.09.2/extended/FACTUR-X_EXTENDED.sch"}};
  std::map<std::string_view, const Rulebook*> loaded;
  for (const auto& [profile, name] : profiles) loaded[profile] = &rulebook(name);
  const GoldenTable table(data_ / "golden/golden-pdf-facturx-1.09.2.tsv");
  Comparison comparison;
  comparison.run(table.size(), [&](std::size_t row) {
    const std::string file(table.cell(row, "file"));
    const Expected expected{loaded.at(table.cell(row, "profile")),
                            "facturx",
                            {},
                            {},
                            counts_of(table.cell(row, "facturx_1.09.2_failed")),
                            {},
                            !table.cell(row, "engine").empty()};
    comparison.compare(file, expected, worker_document(data_, file));
  });
  comparison.conclude("golden-pdf-facturx-1.09.2.tsv");
}

TEST_F(RulebookParity, OfEveryUnitTestOfTheCen) {
  const GoldenTable table(data_ / "golden/golden-cen-unit-tests.tsv");
  const auto& ubl = rulebook(en16931_ubl);
  const auto& cii = rulebook(en16931_cii);
  Comparison comparison;
  comparison.run(table.size(), [&](std::size_t row) {
    const std::string file(table.cell(row, "testset"));
    const std::string index(table.cell(row, "test_index_0based"));
    const auto set = worker_document(data_, file);
    const bool is_cii = file.find("/cii/") != std::string::npos;
    const Expected expected{is_cii ? &cii : &ubl,
                            "en16931",
                            counts_of(table.cell(row, "en16931_fatal_all")),
                            counts_of(table.cell(row, "en16931_warning_all")),
                            {},
                            std::stoul(std::string(table.cell(row, "fired_rules")))};
    comparison.compare(file + "#" + index, expected, test_of_set(set, std::stoul(index)));
  });
  EXPECT_EQ(table.size(), 1140U);
  comparison.conclude("golden-cen-unit-tests.tsv");
}

TEST_F(RulebookParity, OfEveryMutant) {
  const TemporaryFolder folder;
  const auto unpack = "tar -xJf '" + (data_ / "golden/mutants.tar.xz").string() + "' -C '" +
                      folder.path().string() + "'";
  ASSERT_EQ(std::system(unpack.c_str()), 0);
  const GoldenTable table(data_ / "golden/golden-mutants.tsv");
  const auto& ubl = rulebook(en16931_ubl);
  const auto& cii = rulebook(en16931_cii);
  Comparison comparison;
  comparison.run(table.size(), [&](std::size_t row) {
    const std::string file(table.cell(row, "file_in_mutants_tar"));
    const bool is_cii = file.find("/cii-") != std::string::npos;
    const Expected expected{is_cii ? &cii : &ubl,
                            "en16931",
                            counts_of(table.cell(row, "en16931_fatal")),
                            counts_of(table.cell(row, "en16931_warning")),
                            {},
                            {},
                            !table.cell(row, "engine_error").empty()};
    comparison.compare(file, expected, worker_document(folder.path(), file));
  });
  comparison.conclude("golden-mutants.tsv");
}

}  // namespace
}  // namespace ecluse::tests
