// The gate of a root: notices what has arrived, claims it, has it examined, records what was
// decided, gives the answers. Owns the disk and the ledger of the root; lives on one thread, which
// calls step() until it says no. `ecluse run` and `ecluse watch` are loops around it.
//
// What is in memory here is only what the disk and the ledger say: destroying a gate at any moment
// and opening another loses and repeats nothing.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "daemon/mailbox.hpp"
#include "daemon/process.hpp"
#include "daemon/quotas.hpp"
#include "daemon/tally.hpp"
#include "ingest/inbox.hpp"
#include "lifecycle/orders.hpp"
#include "lifecycle/outbox.hpp"
#include "lifecycle/retries.hpp"
#include "lifecycle/root.hpp"
#include "lifecycle/spool.hpp"

namespace ecluse::daemon {

enum class Continue : std::uint8_t { no, yes };

class Gate {
 public:
  /// Told of each flux once its outcome is durable.
  using OnConclusion = std::function<void(const Conclusion&)>;

  /// What is taken from inbound, of all that is there.
  struct Intake {
    std::string partner{};  ///< files of this one only; empty: of all
    std::uint64_t most = std::numeric_limits<std::uint64_t>::max();  ///< files, over a life
  };

  struct Parts {
    Disk& disk;
    lifecycle::Root root;
    lifecycle::Ledger& ledger;
    const Tables& tables;
    const Config& config;
    Workers& workers;
    Clock clock;
    OnConclusion on_conclusion;
    Intake intake{};
  };

  /// Reads the spool: what a predecessor left there is taken up again. Errors: E_DISK_*.
  static Result<std::unique_ptr<Gate>> open(Parts parts);
  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;
  /// Waits for the examinations in other hands; what they give is forgotten, and found again later.
  ~Gate();

  /// One turn: notice, claim, conclude, deliver; take on the pieces whose delay has run out, a
  /// group of them. `no` when there is nothing to do before something arrives or next_ripe() comes.
  /// After an Error the gate must be opened anew.
  Result<Continue> step();

  /// When the next file now too young, or beyond the quota of its partner, may be taken.
  [[nodiscard]] std::optional<Instant> next_ripe() const;

  /// How many files are noticed or claimed, and not concluded; those kept aside do not count.
  [[nodiscard]] std::size_t waiting() const {
    return waiting_.size() + returned_.size() + in_flight_;
  }

  [[nodiscard]] const Tally& tally() const { return tally_; }

  /// What is noticed and not claimed, found in the spool and not begun, in the hands of workers.
  [[nodiscard]] const std::deque<Arrival>& noticed() const { return waiting_; }
  [[nodiscard]] std::size_t returned() const { return returned_.size(); }
  [[nodiscard]] std::size_t in_flight() const { return in_flight_; }

  /// Nothing more is taken from inbound; what is claimed comes to its end.
  void close_intake() { intake_.most = claimed_; }
  [[nodiscard]] bool intake_closed() const { return claimed_ >= intake_.most; }

 private:
  /// An examination that ended, well or not.
  struct Examination {
    ExaminedFlux flux;
    std::optional<Error> error;
    bool poisonous = false;  ///< it threw: examining it again would throw again
  };

  Gate(Parts parts, lifecycle::Spool spool, lifecycle::Retries retries);
  Done heed_orders();
  Done take_back();
  bool more_behind_held(bool full);
  [[nodiscard]] int most_attempts(const Flux& flux) const;
  [[nodiscard]] Error why_exhausted(const Flux& flux) const;
  Result<bool> try_later(const Flux& flux, const Error& why, lifecycle::Batch& batch);
  Done notice();
  [[nodiscard]] std::size_t room() const;
  Done claim();
  Done begin(std::vector<Flux> group, lifecycle::Batch& batch);
  Result<std::vector<Flux>> next_group(lifecycle::Batch& batch);
  Done put_away(const Flux& flux, const lifecycle::Finished& end);
  Done put_away_finished(const Flux& flux, lifecycle::Batch& batch, bool& finished);
  void forget_announcements();
  void leave(const Arrival& arrival, const Error& why);
  void tell_once(const Error& error);
  void tell_waiting();
  void hand_over(Flux flux);
  Examination examine_guarded(const Flux& flux, Desk& desk) const;
  std::vector<Examination> finished_examinations();
  Done conclude_group();
  Done conclude_given_up(lifecycle::Batch& batch, std::vector<Conclusion>& conclusions);
  Result<std::optional<Conclusion>> conclude_one(Examination examination, lifecycle::Batch& batch);
  Done settle_conclusions(const std::vector<Conclusion>& conclusions);
  Result<bool> take_on(bool busy);
  Done report_day();
  void deliver();

  Parts parts_;
  lifecycle::Spool spool_;
  lifecycle::Retries retries_;
  ingest::Inbox inbox_;
  Quotas quotas_;
  std::optional<Instant> waiting_seen_;  ///< when it was last looked what waits in vain
  std::set<std::string> waiting_told_;
  std::deque<Arrival> waiting_;        ///< noticed in inbound
  bool inbound_empty_ = false;         ///< by the last scan
  std::vector<Arrival> announced_;     ///< claimed, and their done-files still there
  std::set<std::string> unclaimable_;  ///< partner/name
  std::deque<Flux> returned_;          ///< found in the spool when the gate opened
  lifecycle::OrderBook orders_;        ///< of operators, at the beginning of this turn
  std::vector<Flux> aside_;            ///< of the spool: held, or not yet to be tried again
  int looks_past_held_ = 0;            ///< scans in a row that gave nothing else
  std::vector<Flux> given_up_;         ///< attempted, and ended by an order
  std::vector<Flux> exhausted_;        ///< attempted too often: to be quarantined
  std::size_t in_flight_ = 0;          ///< in the hands of workers
  Intake intake_;
  std::uint64_t claimed_ = 0;  ///< from inbound, over the life of this gate
  Mailbox<Examination> examined_;
  std::optional<Instant> due_since_;  ///< when it was noticed that a delay has run out
  std::optional<Date> reported_;      ///< the civil day in which refusals were last reported
  lifecycle::Delivery delivery_;      ///< of this gate's life
  Tally tally_;
};

}  // namespace ecluse::daemon
