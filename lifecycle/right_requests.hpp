// What people ask the gestionnaires for (acceptance.md ESP-02): to be attached to a structure or a
// partner, or to be given one of its applications. A request stands until somebody answers it; what
// an answer changes are steps of rights (lifecycle/accounts). Kept in the ledger's file, by a
// connection of its own; used by the console, one thread at a time. Instants are given. Errors:
// E_LEDGER_*.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lifecycle/rights.hpp"
#include "lifecycle/sqlite.hpp"

namespace ecluse::lifecycle {

/// How many requests of an account may wait at once. Ours.
inline constexpr std::size_t most_requests = 20;

enum class RequestAnswer : std::uint8_t { none, accepted, refused };
/// "accepted"; empty for none.
std::string_view name_of(RequestAnswer answer);

struct RightRequest {
  std::int64_t row = 0;
  std::string account{};  ///< e-mail of who asks
  Holder holder{};
  std::string application{};  ///< empty: to be attached
  std::string comment{};
  Instant at{};
  RequestAnswer answer = RequestAnswer::none;
  std::string answered_by{};
};

/// Answers a request in the transaction of whoever calls. E_REQUEST_NONE: none that waits.
Done answer_request(Connection& connection, std::int64_t row, RequestAnswer answer,
                    const std::string& who, Instant at);

class RightRequests {
 public:
  /// The ledger of a file (Root::ledger()), which must exist.
  static Result<RightRequests> open(const std::string& path);

  /// E_REQUEST_STANDS (the same waits already), E_REQUEST_MANY.
  Done add(const RightRequest& request);
  /// Those of an account, the newest first, answered or not: 100 at the most.
  Result<std::vector<RightRequest>> of_account(const std::string& account);
  /// Those that wait and that somebody may answer, the oldest first: 500 of these at the most.
  Result<std::vector<RightRequest>> waiting(const std::function<bool(const RightRequest&)>& may =
                                                [](const auto&) { return true; });
  /// Nothing when there is none that waits.
  Result<std::optional<RightRequest>> waiting(std::int64_t row);
  /// E_REQUEST_NONE where another answered it before.
  Done answer(std::int64_t row, RequestAnswer answer, const std::string& who, Instant at);

 private:
  explicit RightRequests(Connection connection) : connection_(std::move(connection)) {}

  template <class... Values>
  Result<std::vector<RightRequest>> rows(const std::string& where, const Values&... values);

  Connection connection_;
};

}  // namespace ecluse::lifecycle
