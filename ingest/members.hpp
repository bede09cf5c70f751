// An archive as a sequence of members, whatever its format: what tar.hpp and zip.hpp give to
// envelope.cpp, which decides what is allowed. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/buffered.hpp"

namespace ecluse::ingest {

enum class MemberKind : std::uint8_t { file, folder, link, device, other };

struct Member {
  std::string name;        ///< bytes as in the archive
  std::uint64_t size = 0;  ///< bytes; 0 for what is not a file, at least 1 where it is not declared
  MemberKind kind = MemberKind::file;
  bool measured = true;  ///< its length is told before its contents: next() need not read them
};

class Members {
 public:
  Members() = default;
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;
  virtual ~Members() = default;

  /// The next member; what was left of the one before is skipped, unread where its length is told
  /// before (a caller with limits reads and counts the others). Nothing at a damage, at an error
  /// of the source, or once the end of the archive and all that follows it were read.
  virtual std::optional<Member> next() = 0;

  /// The front of what is left of the contents of the member that next() gave. Good until the next
  /// call, as what take() gives.
  virtual std::string_view peek(std::size_t count) = 0;

  /// The next bytes of its contents; empty at their end or at a damage.
  virtual std::string_view take() = 0;

  [[nodiscard]] virtual const std::optional<Damage>& damage() const = 0;
};

}  // namespace ecluse::ingest
