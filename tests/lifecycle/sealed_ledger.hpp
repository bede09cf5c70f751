// A small ledger in which every kind of row is sealed, for the tests of proofs.
#pragma once

#include <string>
#include <vector>

#include "lifecycle/fsck.hpp"
#include "tests/lifecycle/ledger_file.hpp"

namespace ecluse::tests {

class SealedLedger : public LedgerFile {
 protected:
  /// The nth flux, decided at that instant: a good piece and a bad one.
  static Outcome outcome_at(int nth, Instant at) {
    auto flux = flux_numbered(nth, "a-" + std::to_string(nth));
    flux.flux.received = at;
    const auto number = std::to_string(nth);
    auto outcome = decided(std::move(flux), {good_piece("F" + number), bad_piece("G" + number)});
    for (auto& step : outcome.transitions) step.at = at;
    outcome.answers = {{"CSO1100A", "AAA999", "CSO1100A_" + number, "<answer>" + number}};
    return outcome;
  }

  /// Three flux of two days, one refused as a whole, a later step and its answer.
  void fill() {
    using namespace std::chrono_literals;
    for (const auto& [nth, at] : {std::pair{1, noon}, {2, noon + 1s}, {3, noon + 24h}})
      if (auto done = recorded(outcome_at(nth, at)); !done)
        throw std::runtime_error(done.error().detail);
    auto refusal = refused(flux_numbered(4, "a-4"), Fate::rejected, "IRR_NOM");
    for (auto& step : refusal.transitions) step.at = noon + 24h;
    if (auto done = recorded(refusal); !done) throw std::runtime_error(done.error().detail);
    const auto batch = begun();
    auto done = batch->move("a-1", {0, "MISE_A_DISPOSITION", "SUSPENDUE", noon + 25h, "Anne",
                                    "JUSTIF_ABS", "pourquoi"});
    if (done) done = batch->owe("a-1", {"FEN1200A", "AAA999", "FEN1200A_1", "<life/>"});
    if (done) done = batch->commit();
    if (!done) throw std::runtime_error(done.error().detail);
  }

  /// What the ledger has to do with itself, as anyone with a file editor could.
  void execute(const std::string& sql) {
    auto connection = lifecycle::Connection::open(path_, lifecycle::Access::write).value();
    if (auto done = connection.execute(sql); !done) throw std::runtime_error(done.error().detail);
  }
  std::int64_t number(const std::string& sql) {
    return lifecycle::Connection::open(path_, lifecycle::Access::read_only)
        .value()
        .number(sql)
        .value();
  }

  std::vector<lifecycle::Flaw> flaws() {
    auto connection = lifecycle::Connection::open(path_, lifecycle::Access::read_only).value();
    lifecycle::FsckReport report;
    if (auto done = lifecycle::check_journal(connection, report, {}); !done)
      throw std::runtime_error(done.error().detail);
    return report.flaws;
  }
};

inline void PrintTo(const lifecycle::Flaw& flaw, std::ostream* out) {
  *out << name_of(flaw.fault) << ' ' << flaw.object << ' ' << flaw.detail;
}

}  // namespace ecluse::tests

namespace ecluse::lifecycle {
inline void PrintTo(const Flaw& flaw, std::ostream* out) {
  tests::PrintTo(flaw, out);
}
}  // namespace ecluse::lifecycle
