// Who comes into the console (console/front.hpp): sessions and rights of the accounts of the root.
// Used by one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "console/front.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"

namespace ecluse::daemon {

/// What applications show and actions demand, over the cadres of these tables. E_TABLE.
Result<lifecycle::Entitlement> console_entitlement(const Tables& tables);

class ConsoleDoor final : public console::Door {
 public:
  /// `entitlement` must outlive the door.
  ConsoleDoor(std::unique_ptr<lifecycle::AccountDesk> accounts,
              const lifecycle::Entitlement& entitlement, Clock clock)
      : accounts_(std::move(accounts)), entitlement_(entitlement), clock_(std::move(clock)) {}

  Result<std::optional<console::Reader>> reader(const std::string& session) override;
  Result<std::string> sign_in(const std::string& email, const std::string& password) override;
  Done sign_out(const std::string& session) override;

 private:
  std::unique_ptr<lifecycle::AccountDesk> accounts_;
  const lifecycle::Entitlement& entitlement_;
  Clock clock_;
};

}  // namespace ecluse::daemon
