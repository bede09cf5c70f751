// Whether a reader of the console may do something, judged at the moment he does it; a refusal is
// kept in the audit (acceptance.md ESP-03). Used by what the console lets people do, on its thread.
#pragma once

#include <string>
#include <string_view>

#include "console/desk.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"

namespace ecluse::daemon {

struct ConsoleRights {
  lifecycle::AccountDesk& accounts;
  const lifecycle::Entitlement& entitlement;
  Instant now{};

  /// E_RIGHT_*, E_LEDGER_*. `detail`: what it was about.
  [[nodiscard]] Done entitled(std::string_view act, const lifecycle::Holder& holder,
                              const console::Reader& reader, const std::string& detail) const;
  /// A verdict on a right, a refusal kept.
  [[nodiscard]] Done kept(Done may, const console::Reader& reader, const std::string& detail) const;
};

}  // namespace ecluse::daemon
