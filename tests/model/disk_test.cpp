#include "model/disk.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ecluse {
namespace {

/// Gives its text in pieces of three bytes, then the end or an error.
class Dripping : public ByteReader {
 public:
  explicit Dripping(std::string text, bool breaks = false)
      : text_(std::move(text)), breaks_(breaks) {}

  Result<std::size_t> read(std::span<char> room) override {
    if (breaks_ && at_ == text_.size()) return failure("E_DISK_READ", "broken");
    const auto count = std::min({room.size(), text_.size() - at_, std::size_t{3}});
    std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(at_), count, room.begin());
    at_ += count;
    return count;
  }

 private:
  std::string text_;
  bool breaks_;
  std::size_t at_ = 0;
};

TEST(ReadAll, GivesTheWholeWithinTheLimit) {
  Dripping reader("0123456789");
  EXPECT_EQ(read_all(reader, 10).value(), "0123456789");
}

TEST(ReadAll, StopsBeyondTheLimit) {
  Dripping reader("0123456789");
  EXPECT_EQ(read_all(reader, 9).error().code, "E_DISK_TOO_BIG");
}

TEST(ReadAll, PassesErrorsOn) {
  Dripping reader("0123", true);
  EXPECT_EQ(read_all(reader, 9).error().code, "E_DISK_READ");
}

}  // namespace
}  // namespace ecluse
