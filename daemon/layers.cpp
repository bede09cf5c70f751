#include "daemon/layers.hpp"

#include <algorithm>

namespace ecluse::daemon {

void close_layer(LayerResult& result, const std::vector<Finding>& findings,
                 std::chrono::microseconds spent) {
  const bool failed = has_error(findings) || result.status == LayerStatus::failed;
  result.status = failed ? LayerStatus::failed : LayerStatus::passed;
  result.spent += spent;
  result.findings += static_cast<std::uint32_t>(findings.size());
}

void add_layers(LayerResults& sum, const LayerResults& piece) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i].status = std::max(sum[i].status, piece[i].status);
    sum[i].spent += piece[i].spent;
    sum[i].findings += piece[i].findings;
  }
}

}  // namespace ecluse::daemon
