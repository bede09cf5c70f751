// Who comes into the console (console/front.hpp): sessions and rights of the accounts of the root.
// Used by one thread at a time.
#pragma once

#include <memory>
#include <string>

#include "console/front.hpp"
#include "daemon/look_book.hpp"
#include "daemon/sign_in_brake.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/accounts.hpp"
#include "lifecycle/entitlement.hpp"

namespace ecluse::daemon {

/// What applications show and actions demand, over the cadres of these tables. E_TABLE.
Result<lifecycle::Entitlement> console_entitlement(const Tables& tables);

class ConsoleDoor final : public console::Door {
 public:
  /// What all doors share; must outlive them, and `entitlement` too.
  struct Shared {
    LookBook& looks;
    SignInBrake& brake;
  };
  ConsoleDoor(std::unique_ptr<lifecycle::AccountDesk> accounts,
              const lifecycle::Entitlement& entitlement, const Shared& shared, Clock clock)
      : accounts_(std::move(accounts)),
        entitlement_(entitlement),
        shared_(shared),
        clock_(std::move(clock)) {}

  Result<std::optional<console::Reader>> reader(const std::string& session) override;
  Result<std::optional<console::Reader>> watching(const std::string& session) override;
  Result<std::string> let_in(const std::string& email, const std::string& how) override;
  Result<std::optional<console::Reader>> passing(const std::string& email) override;
  Done looked(const console::Reader& reader, const std::string& where) override;
  Done refused(const console::Reader& reader, const Error& why) override;
  Result<std::string> sign_in(const std::string& email, const std::string& password,
                              const std::string& address) override;
  Done sign_out(const std::string& session) override;

 private:
  Result<std::optional<console::Reader>> reader_of(const Result<lifecycle::Session>& open);
  /// Of a session, or of none.
  Result<std::optional<console::Reader>> reader_with(const lifecycle::Session& session);

  std::unique_ptr<lifecycle::AccountDesk> accounts_;
  const lifecycle::Entitlement& entitlement_;
  Shared shared_;
  Clock clock_;
};

}  // namespace ecluse::daemon
