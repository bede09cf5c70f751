// What `ecluse list` tells besides flux: what operators hold or give up, with who, why and since
// when, and which flux are tried again later. Pure.
#pragma once

#include <string>
#include <vector>

#include "daemon/printer.hpp"
#include "lifecycle/orders.hpp"

namespace ecluse::daemon {

struct ToldOrders {
  std::vector<lifecycle::StandingOrder> orders;
  std::vector<lifecycle::Retry> retries;

  [[nodiscard]] bool empty() const { return orders.empty() && retries.empty(); }
};

/// Those of a partner, of all when it is empty.
ToldOrders orders_told(const lifecycle::OrderBook& book, const std::string& partner);

/// One line each, under a line that says what follows; empty when there is nothing to tell.
std::string orders_text(const ToldOrders& told, const Printer& printer);

/// One object a line: {"order": "hold", partner, name, since, who, comment} or {"order": "retry",
/// partner, name, next, cause}. `name` is null for all of a partner.
std::string orders_json(const ToldOrders& told);

}  // namespace ecluse::daemon
