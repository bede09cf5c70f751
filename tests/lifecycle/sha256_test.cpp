#include "lifecycle/sha256.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

/// Gives `bytes` three at a time, then an error if one is set.
class Trickle final : public ByteReader {
 public:
  explicit Trickle(std::string bytes) : bytes_(std::move(bytes)) {}
  Result<std::size_t> read(std::span<char> room) override {
    if (at_ == bytes_.size() && broken) return failure("E_DISK_READ", "broken");
    const auto count = std::min({std::size_t{3}, room.size(), bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, count, room.data());
    at_ += count;
    return count;
  }
  bool broken = false;

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

TEST(Sha256, GivesThePublishedDigests) {
  const std::pair<std::string, const char*> rows[] = {
      // FIPS 180-4 examples
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {std::string(1'000'000, 'a'),
       "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const auto& [bytes, digest] : rows) EXPECT_EQ(sha256_hex(bytes), digest);
}

TEST(Sha256, MayBeAskedMidwayAndInBothForms) {
  Sha256 hash;
  hash.update("a");
  EXPECT_EQ(hash.hex(), sha256_hex("a"));
  hash.update("bc");
  EXPECT_EQ(hash.hex(), sha256_hex("abc"));
  EXPECT_EQ(hash.base64(), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
}

TEST(Sha256, BeginsAnewOnceFinished) {
  Sha256 hash;
  hash.update("a");
  EXPECT_EQ(hex_text(hash.finish()), sha256_hex("a"));
  hash.update("bc");
  EXPECT_EQ(hex_text(hash.finish()), sha256_hex("bc"));
}

TEST(Sha256, IsReadBackFromItsForms) {
  Sha256 hash;
  hash.update("abc");
  const auto digest = hash.digest();
  EXPECT_EQ(base64_text(digest), hash.base64());
  EXPECT_EQ(base64_text(""), "");
  EXPECT_EQ(base64_text("écluse\n"), "w6ljbHVzZQo=");
  EXPECT_EQ(digest_of_hex(hash.hex()), digest);
  EXPECT_EQ(digest_of_bytes(bytes_of(digest)), digest);
  for (const auto& text : {std::string(), std::string(63, 'a'), std::string(64, 'A')})
    EXPECT_EQ(digest_of_hex(text), std::nullopt) << text;
  EXPECT_EQ(digest_of_bytes("abc"), std::nullopt);
}

TEST(HashingReader, HashesWhatPassesAndWhatIsDrained) {
  Trickle source("some bytes of a flux");
  HashingReader reader(source);
  std::array<char, 2> room{};
  EXPECT_EQ(reader.read(room).value(), 2U);
  EXPECT_EQ(std::string(room.data(), 2), "so");
  ASSERT_TRUE(reader.drain());
  EXPECT_EQ(reader.size(), 20U);
  EXPECT_EQ(reader.hash().hex(), sha256_hex("some bytes of a flux"));
}

TEST(HashingReader, PassesOnTheErrorOfItsSource) {
  Trickle source("abc");
  source.broken = true;
  HashingReader reader(source);
  EXPECT_EQ(reader.drain().error().code, "E_DISK_READ");
  EXPECT_EQ(reader.size(), 3U);
}

}  // namespace
}  // namespace ecluse::lifecycle
