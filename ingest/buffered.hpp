// Bytes with a view of what comes next, over any reader. An error of the reader is kept, and looks
// like the end until somebody asks: who parses need not think of the disk at every byte.
// Used inside ingest; one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/disk.hpp"

namespace ecluse::ingest {

/// What is broken in what a sender made.
struct Damage {
  std::string cause;   ///< key of the catalogue: crc, truncated, header…
  std::string detail;  ///< for who repairs the sender: the words of the library, numbers
  std::string file;    ///< the file at fault as named in the archive, where one is known

  friend bool operator==(const Damage&, const Damage&) = default;
};

class Buffered final : public ByteReader {
 public:
  /// No more than this can be peeked at.
  static constexpr std::size_t capacity = std::size_t{128} * 1024;

  /// `source` must outlive this.
  explicit Buffered(ByteReader& source);

  /// The next `count` bytes, fewer only where the end comes first. Good until the next call.
  std::string_view peek(std::size_t count);

  /// Takes up to `count` bytes away; how many there were.
  std::uint64_t skip(std::uint64_t count);

  /// Takes away what is at hand, at least one byte and up to `count`; empty at the end. Good until
  /// the next call.
  std::string_view take(std::uint64_t count);

  /// Moves up to `count` bytes behind `text`; how many there were.
  std::uint64_t append_to(std::string& text, std::uint64_t count);

  Result<std::size_t> read(std::span<char> room) override;

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fill(std::size_t count);
  [[nodiscard]] std::size_t held() const { return end_ - begin_; }

  ByteReader& source_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  std::optional<Error> error_;
};

}  // namespace ecluse::ingest
