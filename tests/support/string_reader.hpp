// Readers over strings, for tests of what takes a ByteReader.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "model/disk.hpp"

namespace ecluse::tests {

/// Gives a string, at most `step` bytes at a time, and then the end or an error.
class StringReader final : public ByteReader {
 public:
  explicit StringReader(std::string bytes,
                        std::size_t step = std::numeric_limits<std::size_t>::max(),
                        std::optional<Error> last = std::nullopt)
      : bytes_(std::move(bytes)), step_(step), last_(std::move(last)) {}

  Result<std::size_t> read(std::span<char> room) override {
    if (place_ == bytes_.size() && last_) return tl::unexpected(*last_);
    const std::size_t count = bytes_.copy(room.data(), std::min(step_, room.size()), place_);
    place_ += count;
    return count;
  }

  /// How many bytes were asked for and given.
  [[nodiscard]] std::size_t given() const { return place_; }

 private:
  std::string bytes_;
  std::size_t step_;
  std::optional<Error> last_;
  std::size_t place_ = 0;
};

}  // namespace ecluse::tests
