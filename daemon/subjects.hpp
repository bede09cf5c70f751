// What an operator may give an order about: a file that waits in inbound, a claimed flux, a flux in
// quarantine, one that ended. Found by a name or as a selection, from the disk and the ledger, by
// the commands of orders and the stock view; on the main thread, beside a gate at work.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "daemon/premises.hpp"
#include "lifecycle/ledger.hpp"

namespace ecluse::daemon {

enum class Stand : std::uint8_t {
  waiting,      ///< a file of inbound
  pending,      ///< claimed, not ended
  quarantined,  ///< an incident that nobody has ended
  ended,
  partner,  ///< no flux: a partner, and everything it drops
};

/// "waiting", "pending", "quarantined", "ended", "partner": in JSON, and the end of keys of words.
std::string_view name_of(Stand stand);

struct Subject {
  Stand stand = Stand::waiting;
  std::string partner, file_name;
  std::optional<lifecycle::FluxRow> row{};          ///< of what was claimed
  std::optional<lifecycle::StandingOrder> order{};  ///< about it, its partner's included
  Instant since{};                                  ///< date of the file, or reception

  /// How orders name it: its arrival id once it has one, else the name of its file.
  [[nodiscard]] std::string key() const;
  /// How people know it: the id of the flux, else the name of the file, or the partner.
  [[nodiscard]] std::string name() const;
  [[nodiscard]] bool held() const;
};

/// "30m", "6h", "2d"; no time at all for an empty text. E_DURATION.
Result<std::chrono::seconds> age_of(const std::string& text);

/// Of what is not asked for by name; an empty field does not count.
struct Selection {
  std::string partner;
  std::string state;  ///< name of a Stand, "held", or a code of the flux machine
  std::chrono::seconds older{0};
};

class Subjects {
 public:
  /// All must outlive it. `now` tells ages.
  Subjects(const Premises& premises, lifecycle::Ledger& ledger, Instant now)
      : premises_(premises), ledger_(ledger), now_(now) {}

  /// Everything that may be called so, what is under way first. Errors: E_DISK_*, E_LEDGER_*.
  Result<std::vector<Subject>> named(const std::string& name);
  /// The flux of a row of the ledger; nothing when there is none.
  Result<std::optional<Subject>> numbered(std::int64_t row);
  /// What has not ended and is selected, the oldest first.
  Result<std::vector<Subject>> unfinished(const Selection& selection);
  /// Ended flux that are selected, the newest first.
  Result<std::vector<Subject>> ended(const Selection& selection);

 private:
  using Wanted = std::vector<Subject>;
  Result<const lifecycle::OrderBook*> book();
  Done add_inbound(Wanted& found, const std::string& partner);
  Done add_rows(Wanted& found, const lifecycle::FluxFilter& filter);
  Subject of_row(const lifecycle::FluxRow& row, const lifecycle::OrderBook& book) const;
  [[nodiscard]] bool selects(const Selection& selection, const Subject& subject) const;

  const Premises& premises_;
  lifecycle::Ledger& ledger_;
  Instant now_;
  std::optional<lifecycle::OrderBook> book_;
};

}  // namespace ecluse::daemon
