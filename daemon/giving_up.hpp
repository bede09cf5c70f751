// The end of a flux that an operator gives up: an incident, told to its sender with the reason, and
// the step that says who ended it. Its bytes stay in quarantine. Called on the thread that owns the
// ledger: by the gate for what it has in hand, by `ecluse expire` for what is in quarantine.
#pragma once

#include "daemon/process.hpp"
#include "lifecycle/ledger_rows.hpp"
#include "lifecycle/orders.hpp"

namespace ecluse::daemon {

/// The code of the reason that the sender is told; its words have the comment of the order.
inline constexpr std::string_view given_up_code = "ECL-FLUX-ABANDONNE";

/// Records, answers and ends an attempted flux, and the order about it. Nothing is durable before
/// `batch` is committed. Errors: E_LEDGER_*, E_TRANSITION.
Result<Conclusion> give_up(const Flux& flux, const lifecycle::StandingOrder& order,
                           lifecycle::Batch& batch, const Equipment& with, Instant now);

/// The same for a flux in quarantine, of which nothing was told.
Done give_up_quarantined(const lifecycle::FluxRow& row, const lifecycle::StandingOrder& order,
                         lifecycle::Batch& batch, const Equipment& with, Instant now);

}  // namespace ecluse::daemon
