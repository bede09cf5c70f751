// The orders of a preview: nobody gives any, and nothing is tried again. Used by preview_batch
// only.
#pragma once

#include "lifecycle/orders.hpp"

namespace ecluse::lifecycle {

class PreviewOrders final : public Orders {
 public:
  Done give(const StandingOrder& /*order*/) override { return {}; }
  Result<bool> end(const std::string& /*partner*/, const std::string& /*name*/,
                   Instant /*at*/) override {
    return false;
  }
  Result<int> redeliver(std::string_view /*arrival_id*/) override { return 0; }
  Done try_again(std::string_view /*arrival_id*/, const std::string& /*cause*/, Instant /*now*/,
                 const RetryRule& /*rule*/) override {
    return {};
  }
};

}  // namespace ecluse::lifecycle
