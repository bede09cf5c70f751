// A value, or the reason why the operator must act. Errors about what a sender wrote are not
// Errors but Findings (finding.hpp). Used by every room, from any thread.
#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace ecluse {

/// Why something that should work did not. `code` is a key of the message catalogue
/// ("E_DISK_WRITE"); `detail` is for the log and completes the sentence: a path, the words of the
/// system.
struct Error {
  std::string code;
  std::string detail;

  friend bool operator==(const Error&, const Error&) = default;
};

/// A T or an Error; may not be dropped on the floor.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Done = Result<void>;

inline tl::unexpected<Error> failure(std::string code, std::string detail) {
  return tl::unexpected<Error>(Error{std::move(code), std::move(detail)});
}

}  // namespace ecluse
