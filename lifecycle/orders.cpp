#include "lifecycle/orders.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace ecluse::lifecycle {
namespace {

constexpr std::array<std::string_view, 3> names{"hold", "expire", "requeue"};

}  // namespace

std::string_view name_of(OrderKind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

std::optional<OrderKind> order_named(std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<OrderKind>(found - names.begin());
}

OrderBook::OrderBook(std::vector<StandingOrder> orders, std::vector<Retry> retries)
    : orders_(std::move(orders)), retries_(std::move(retries)) {
  for (std::size_t at = 0; at < orders_.size(); ++at)
    places_[{orders_[at].partner, orders_[at].name}] = at;
  for (std::size_t at = 0; at < retries_.size(); ++at) tried_[retries_[at].arrival_id] = at;
}

const StandingOrder* OrderBook::find(const std::string& partner, const std::string& name) const {
  const auto found = places_.find({partner, name});
  return found == places_.end() ? nullptr : &orders_[found->second];
}

const StandingOrder* OrderBook::about(const std::string& partner,
                                      const std::string& file_name) const {
  if (orders_.empty()) return nullptr;
  const auto* own = find(partner, file_name);
  return own ? own : find(partner, {});
}

const StandingOrder* OrderBook::about(const Flux& flux) const {
  if (orders_.empty()) return nullptr;
  const auto* own = find(flux.partner, flux.arrival_id);
  return own ? own : about(flux.partner, flux.file_name);
}

bool OrderBook::holds(const Arrival& arrival) const {
  const auto* order = about(arrival.partner, arrival.file.name);
  return order && order->kind == OrderKind::hold;
}

bool OrderBook::holds_all(const std::string& partner) const {
  const auto* order = orders_.empty() ? nullptr : find(partner, {});
  return order && order->kind == OrderKind::hold;
}

bool OrderBook::keeps(const Flux& flux, Instant now) const {
  const auto* order = about(flux);
  if (order) return order->kind == OrderKind::hold;
  const auto* retry = retry_of(flux);
  return retry && retry->next > now;
}

const Retry* OrderBook::retry_of(const Flux& flux) const {
  const auto found = tried_.find(flux.arrival_id);
  return found == tried_.end() ? nullptr : &retries_[found->second];
}

std::vector<StandingOrder> OrderBook::of_kind(OrderKind kind) const {
  std::vector<StandingOrder> found;
  std::copy_if(orders_.begin(), orders_.end(), std::back_inserter(found),
               [kind](const StandingOrder& order) { return order.kind == kind; });
  return found;
}

}  // namespace ecluse::lifecycle
