// Until when a batch may take new flux: "22:30" (of Paris, the next one) or "90m" from now. Used by
// `ecluse run --until`; pure.
#pragma once

#include <string_view>

#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// HH:MM, or a number and s, m or h, up to 24 hours. Error E_DEADLINE.
Result<Instant> deadline(std::string_view text, Instant now);

}  // namespace ecluse::daemon
