// What operators order about flux that have not ended: held, given up, taken up again from
// quarantine; and which flux wait to be tried again. Written by commands in the commit of their
// audit, heeded by the gate in its next turn, so that an order survives whatever happens between.
// Plain values, any thread; Orders is part of a Batch (lifecycle/ledger.hpp).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lifecycle/retries.hpp"
#include "model/date.hpp"
#include "model/flux.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

enum class OrderKind : std::uint8_t {
  hold,     ///< stays where it is, in inbound or in the spool
  expire,   ///< given up for good, as soon as the gate has it in hand
  requeue,  ///< taken out of quarantine, and up again from the start
};

/// "hold", "expire", "requeue": as in the ledger and in JSON.
std::string_view name_of(OrderKind kind);
std::optional<OrderKind> order_named(std::string_view name);

struct StandingOrder {
  OrderKind kind = OrderKind::hold;
  std::string partner;  ///< name of its folder
  std::string name;     ///< arrival id, or file name before the claim; empty: all of the partner
  Instant at{};
  std::string who, comment;

  friend bool operator==(const StandingOrder&, const StandingOrder&) = default;
};

/// A pending flux that is not tried again before an instant, for a cause that passes.
struct Retry {
  std::string arrival_id, partner, file_name;
  std::string cause;  ///< code of the error
  Instant next{};

  friend bool operator==(const Retry&, const Retry&) = default;
};

/// The orders that stand and the retries to come, at one moment.
class OrderBook {
 public:
  OrderBook() = default;
  OrderBook(std::vector<StandingOrder> orders, std::vector<Retry> retries);

  [[nodiscard]] const std::vector<StandingOrder>& orders() const { return orders_; }
  [[nodiscard]] const std::vector<Retry>& retries() const { return retries_; }

  /// The order about a file of inbound: its own before that of its partner. Null when none stands.
  [[nodiscard]] const StandingOrder* about(const std::string& partner,
                                           const std::string& file_name) const;
  /// The order about a claimed flux: its own, that of its name, that of its partner.
  [[nodiscard]] const StandingOrder* about(const Flux& flux) const;
  /// Whether a file of inbound is held.
  [[nodiscard]] bool holds(const Arrival& arrival) const;
  /// Whether everything of a partner is held.
  [[nodiscard]] bool holds_all(const std::string& partner) const;
  /// Whether a claimed flux stays in the spool for now: held, or not yet to be tried again.
  [[nodiscard]] bool keeps(const Flux& flux, Instant now) const;
  /// Null when no attempt of it failed.
  [[nodiscard]] const Retry* retry_of(const Flux& flux) const;
  [[nodiscard]] std::vector<StandingOrder> of_kind(OrderKind kind) const;

 private:
  [[nodiscard]] const StandingOrder* find(const std::string& partner,
                                          const std::string& name) const;

  std::vector<StandingOrder> orders_;
  std::vector<Retry> retries_;
  std::map<std::pair<std::string, std::string>, std::size_t> places_;  ///< of orders_
  std::map<std::string, std::size_t> tried_;  ///< places in retries_, by arrival id
};

class Orders {
 public:
  Orders() = default;
  Orders(const Orders&) = delete;
  Orders& operator=(const Orders&) = delete;
  virtual ~Orders() = default;

  /// Gives an order; it takes the place of the one that stood about the same. E_LEDGER_*.
  virtual Done give(const StandingOrder& order) = 0;
  /// Ends the order about that; whether one stood.
  virtual Result<bool> end(const std::string& partner, const std::string& name, Instant at) = 0;
  /// Owes every return file of a flux again, as it was first: how many. Those still owed are not.
  virtual Result<int> redeliver(std::string_view arrival_id) = 0;
  /// An attempt failed at `now` for a cause that passes: the flux is tried again as the rule says,
  /// by the number of its attempts. E_ARRIVAL when it was never attempted.
  virtual Done try_again(std::string_view arrival_id, const std::string& cause, Instant now,
                         const RetryRule& rule) = 0;
};

}  // namespace ecluse::lifecycle
