#include "lifecycle/accounts.hpp"

namespace ecluse::lifecycle {

Done AccountDesk::audit_refusal(const std::string& email, const Error& error,
                                const std::string& detail, Instant now) {
  return audit({now, email, "refused", error.code + " " + detail, {}});
}

}  // namespace ecluse::lifecycle
