// A house whose people look at it through the console: accounts with their rights, and requests
// answered as the server would have them answered, without a socket.
#pragma once

#include <memory>
#include <string>

#include "console/front.hpp"
#include "daemon/console_desk.hpp"
#include "daemon/console_door.hpp"
#include "tests/house/house.hpp"

namespace ecluse::tests {

inline constexpr const char* house_password = "une phrase assez longue";

class ConsoleHouse {
 public:
  /// `house` must outlive it.
  explicit ConsoleHouse(House& house);

  /// An account with a profile there, signed in: its session. `application` empty: attached to
  /// nothing.
  std::string person(const std::string& email, const lifecycle::Holder& holder,
                     const std::string& application,
                     lifecycle::Level level = lifecycle::Level::consultation);
  /// One more profile of an account, perhaps as one of the gestionnaires there.
  void grant(const std::string& email, const lifecycle::Holder& holder,
             const std::string& application, lifecycle::Level level,
             lifecycle::Rank rank = lifecycle::Rank::none);
  std::string agent() {
    return person("agent@ecluse.test", lifecycle::the_house(), "EXPLOITATION");
  }

  console::Reply get(const std::string& target, const std::string& session);
  /// A form sent with the token of the session.
  console::Reply post(const std::string& path, console::Fields form, const std::string& session,
                      std::optional<console::Upload> upload = {});
  /// Where a redirection leads; "" when the reply is none.
  std::string led(const std::string& target, const std::string& session);

  [[nodiscard]] console::Desk& desk() { return *desk_; }
  [[nodiscard]] console::Door& door() { return *door_; }
  [[nodiscard]] const console::Front& front() const { return front_; }
  /// What was looked at and is not yet in the audit.
  [[nodiscard]] daemon::LookBook& looks() { return looks_; }
  [[nodiscard]] lifecycle::AccountDesk& accounts() { return *accounts_; }

 private:
  House& house_;
  std::unique_ptr<daemon::Premises> premises_;
  lifecycle::Entitlement entitlement_;
  std::unique_ptr<lifecycle::AccountDesk> accounts_;
  daemon::LookBook looks_;
  daemon::SignInBrake brake_;
  std::unique_ptr<daemon::ConsoleDesk> desk_;
  std::unique_ptr<daemon::ConsoleDoor> door_;
  console::Front front_;
};

}  // namespace ecluse::tests
