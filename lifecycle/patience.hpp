// How long a question to the ledger may take before it is given up: said when a desk is opened for
// people who wait (the console), left out by whoever takes the time it needs. Plain value.
#pragma once

#include <chrono>
#include <optional>

namespace ecluse::lifecycle {

/// For each run of a statement, the time between its rows included; nothing: without an end.
using Patience = std::optional<std::chrono::milliseconds>;

}  // namespace ecluse::lifecycle
