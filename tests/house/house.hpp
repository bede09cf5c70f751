// A whole house in a temporary folder, for tests that go from a dropped file to its answers: a root
// as `ecluse init` makes it, a real disk, a real ledger, a gate that works in the test's own
// thread, and a clock that the test holds. What cannot be set up fails the test by an exception.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/gate.hpp"
#include "daemon/premises.hpp"
#include "lifecycle/search.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {

/// Tables that take the place of the examples of `ecluse init`, where not empty.
struct OwnTables {
  std::string annuaire;         ///< CSV, as referentiel/annuaire.csv
  std::string partenaires;      ///< TSV, as referentiel/partenaires.tsv
  std::string cadres;           ///< TSV, as referentiel/cadres.tsv
  std::string habilitations{};  ///< TSV, as referentiel/habilitations.tsv
  std::string marches{};        ///< TSV, as referentiel/marches.tsv
  std::string abonnements{};    ///< TSV, as referentiel/abonnements.tsv
};

class House {
 public:
  /// What the clock says until the test advances it: 2026-03-02T09:00:00Z, a Monday.
  static constexpr Instant opening{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} +
                                   std::chrono::hours{9}};

  explicit House(const OwnTables& tables = {});

  /// Drops a file in the inbound folder of a partner, which is made when it is not there.
  void drop(const std::string& partner, const std::string& file_name, std::string_view bytes);

  /// The path under which drop() would put a file, its folder made: for files that a test makes in
  /// its own way.
  std::filesystem::path place_of_drop(const std::string& partner, const std::string& file_name);

  /// Steps the gate until nothing is left to do; what was concluded, in order.
  std::vector<daemon::Conclusion> run();

  void advance(std::chrono::milliseconds time) { now_ += time; }
  void set_clock(Instant now) { now_ = now; }
  [[nodiscard]] Instant now() const { return now_; }

  /// What a person says of the piece of a number, as `ecluse statut` records it, at the hour of the
  /// house. The findings; the steps taken are in the ledger.
  std::vector<Finding> say(const StatusNotice& notice, const std::string& role = {});

  [[nodiscard]] lifecycle::Ledger& ledger() const { return *ledger_; }

  /// The pieces that a search finds, the newest first: 50 at the most.
  [[nodiscard]] std::vector<lifecycle::PieceRow> pieces(
      const lifecycle::PieceSearch& search = {}) const;

  /// Settings for the gates to come: limits, for instance.
  daemon::Config& config() { return premises_->config; }

  /// The return files written so far: "ABC123/CSO1100A_…" → bytes.
  [[nodiscard]] std::map<std::string, std::string> outbound() const;

  /// Files under a folder of the root ("inbound", "archive"…), by their path from it.
  [[nodiscard]] std::vector<std::string> files_under(const std::string& folder) const;

  lifecycle::Conservation conservation();

  /// What people did and looked at, the newest first: "who what detail".
  [[nodiscard]] std::vector<std::string> audited() const;

  /// The folder of the root, for commands.
  [[nodiscard]] std::string root() const { return folder_.path().string(); }

  [[nodiscard]] const daemon::Tables& tables() const { return premises_->tables; }

 private:
  TemporaryFolder folder_;
  Instant now_ = opening;
  std::set<std::string> judged_;  ///< return files known to be valid
  std::unique_ptr<daemon::Premises> premises_;
  std::unique_ptr<lifecycle::Ledger> ledger_;
};

/// The codes of findings, in order; only those of that severity when one is given.
std::vector<std::string> codes_of(const std::vector<Finding>& findings);
std::vector<std::string> codes_of(const std::vector<Finding>& findings, Severity severity);

}  // namespace ecluse::tests
