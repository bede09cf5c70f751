#include "daemon/layers.hpp"

#include <algorithm>
#include <iterator>

#include "validation/causes.hpp"

namespace ecluse::daemon {

void close_layer(LayerResult& result, const std::vector<Finding>& findings,
                 std::chrono::microseconds spent) {
  const bool failed = has_error(findings) || result.status == LayerStatus::failed;
  result.status = failed ? LayerStatus::failed : LayerStatus::passed;
  result.spent += spent;
  result.findings += static_cast<std::uint32_t>(findings.size());
}

ExaminedPiece causes_first(ExaminedPiece piece) {
  const auto before = piece.findings.size();
  validation::put_causes_first(piece.findings);
  if (piece.findings.size() == before) return piece;
  for (std::size_t i = 0; i < piece.layers.size(); ++i) {
    auto& layer = piece.layers[i];
    std::vector<Finding> left;
    std::copy_if(piece.findings.begin(), piece.findings.end(), std::back_inserter(left),
                 [&](const Finding& one) { return one.layer == static_cast<Layer>(i); });
    layer.findings = static_cast<std::uint32_t>(left.size());
    if (layer.status == LayerStatus::failed && !has_error(left))
      layer.status = LayerStatus::skipped;
  }
  return piece;
}

void add_layers(LayerResults& sum, const LayerResults& piece) {
  for (std::size_t i = 0; i < sum.size(); ++i) {
    sum[i].status = std::max(sum[i].status, piece[i].status);
    sum[i].spent += piece[i].spent;
    sum[i].findings += piece[i].findings;
  }
}

}  // namespace ecluse::daemon
