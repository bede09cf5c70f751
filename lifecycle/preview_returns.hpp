// The returns of a preview: nothing is owed, nothing is kept beyond it. Used by preview_batch only.
#pragma once

#include <map>
#include <utility>

#include "lifecycle/returns.hpp"

namespace ecluse::lifecycle {

class PreviewReturns final : public Returns {
 public:
  Done owe(std::span<const std::string> arrivals, const Answer& answer) override;
  Done keep_pivot(std::string_view arrival_id, int position, const PivotDraft& draft) override;
  Result<std::optional<KeptPivot>> kept_pivot(std::string_view arrival_id, int position) override;
  Result<std::optional<Reported>> reported(std::string_view partner) override;
  Done report_until(std::string_view partner, Instant until) override;
  Result<std::vector<Refusal>> refusals(std::string_view partner, const Reported& since,
                                        Instant until) override;

 private:
  std::map<std::pair<std::string, int>, PivotDraft> pivots_;
};

}  // namespace ecluse::lifecycle
