#include "lifecycle/preview_returns.hpp"

namespace ecluse::lifecycle {

Done PreviewReturns::owe(std::span<const std::string> /*arrivals*/, const Answer& /*answer*/) {
  return {};
}

Done PreviewReturns::keep_pivot(std::string_view arrival_id, int position,
                                const PivotDraft& draft) {
  pivots_.insert_or_assign({std::string(arrival_id), position}, draft);
  return {};
}

Result<std::optional<KeptPivot>> PreviewReturns::kept_pivot(std::string_view arrival_id,
                                                            int position) {
  const auto found = pivots_.find({std::string(arrival_id), position});
  if (found == pivots_.end()) return std::optional<KeptPivot>{};
  return KeptPivot{found->second, {}};
}

Result<std::optional<Reported>> PreviewReturns::reported(std::string_view /*partner*/) {
  return std::optional<Reported>{};
}

Done PreviewReturns::report_until(std::string_view /*partner*/, Instant /*until*/) {
  return {};
}

Result<std::vector<Refusal>> PreviewReturns::refusals(std::string_view /*partner*/,
                                                      const Reported& /*since*/,
                                                      Instant /*until*/) {
  return std::vector<Refusal>{};
}

}  // namespace ecluse::lifecycle
