// What the ledger remembers for the return files that are not those of one flux: answers shared by
// the flux of a turn, pivots that wait for their hour, days already reported. Part of a Batch
// (lifecycle/ledger.hpp): nothing is durable before it is committed. Errors: E_LEDGER_*, E_ARRIVAL.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// A pivot kept, and where its original is.
struct KeptPivot {
  PivotDraft draft;
  Enclosure original;  ///< `at` is not set
};

/// Up to when the refusals of a partner were reported.
struct Reported {
  Instant until{};
  std::int64_t from_row = 0;  ///< flux before this row had ended before `until`
};

/// Something that was not integrated: a piece, or a whole flux when `piece` is whole_flux.
struct Refusal {
  std::string arrival_id;
  std::string flux_name;  ///< its 25-character id, else the name of the file
  int piece = Transition::whole_flux;
  std::string file, number, supplier, recipient;
  Instant received{}, refused{};
  Fate fate = Fate::rejected;   ///< of the flux
  std::vector<Finding> errors;  ///< codes and values, in order
};

class Returns {
 public:
  Returns() = default;
  Returns(const Returns&) = delete;
  Returns& operator=(const Returns&) = delete;
  virtual ~Returns() = default;

  /// An answer about several flux: it belongs to the first, the others know it too.
  virtual Done owe(std::span<const std::string> arrivals, const Answer& answer) = 0;

  /// Keeps the pivot of a piece of a flux recorded in this batch.
  virtual Done keep_pivot(std::string_view arrival_id, int position, const PivotDraft& draft) = 0;
  virtual Result<std::optional<KeptPivot>> kept_pivot(std::string_view arrival_id,
                                                      int position) = 0;

  /// Nothing for a partner whose refusals were never reported.
  virtual Result<std::optional<Reported>> reported(std::string_view partner) = 0;
  /// What ended before `until` is reported, or is not to be. Once a civil day at the most.
  virtual Done report_until(std::string_view partner, Instant until) = 0;
  /// What was refused of a partner since it was last reported, before `until`; oldest first.
  virtual Result<std::vector<Refusal>> refusals(std::string_view partner, const Reported& since,
                                                Instant until) = 0;
};

}  // namespace ecluse::lifecycle
