// Rights made by hand, for the tests of what they allow.
#pragma once

#include <string>
#include <utility>

#include "lifecycle/entitlement.hpp"

namespace ecluse::tests {

inline const lifecycle::CadresBySpace& some_cadres() {
  static const lifecycle::CadresBySpace cadres{
      {"factures", {"A1", "A9"}}, {"travaux", {"A4", "A7"}}, {"memoires", {"A3"}}};
  return cadres;
}

inline lifecycle::Entitlement entitlement() {
  return lifecycle::Entitlement::standard(some_cadres()).value();
}

/// Rights put together word by word.
class MadeRights {
 public:
  explicit MadeRights(std::string email = "anne@mairie.fr") { rights_.email = std::move(email); }

  MadeRights& attached(const lifecycle::Holder& holder, std::vector<std::string> services = {}) {
    rights_.attachments.push_back({holder, std::move(services), lifecycle::Rank::none, {}});
    return *this;
  }
  /// Of the last attachment.
  MadeRights& ranked(lifecycle::Rank rank) {
    rights_.attachments.back().rank = rank;
    return *this;
  }
  MadeRights& profile(const std::string& application, lifecycle::Level level,
                      const std::string& service = {}) {
    rights_.profiles.push_back(
        {rights_.attachments.back().holder, service, application, level, {}});
    return *this;
  }
  MadeRights& opened(const std::string& application) {
    rights_.spaces[rights_.attachments.back().holder].insert(application);
    return *this;
  }
  MadeRights& locked() {
    rights_.locked = true;
    return *this;
  }
  [[nodiscard]] const lifecycle::Rights& all() const { return rights_; }

 private:
  lifecycle::Rights rights_;
};

}  // namespace ecluse::tests
