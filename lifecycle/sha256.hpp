// The identity of a content: SHA-256 (the empreinte of the certificates). OpenSSL is met here only.
// Called by workers while they read a flux, and by tests. One object, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/content.hpp"
#include "model/disk.hpp"

struct evp_md_ctx_st;

namespace ecluse::lifecycle {

class Sha256 {
 public:
  Sha256();

  void update(std::string_view bytes);
  /// 64 lower-case hexadecimal digits, of all bytes so far; more may follow.
  [[nodiscard]] std::string hex() const;
  /// Of all bytes so far.
  [[nodiscard]] Sha256Digest digest() const;
  /// 44 characters of base64, as certificates print it; of all bytes so far.
  [[nodiscard]] std::string base64() const;
  /// The digest, and begins anew: for whoever hashes many small texts.
  Sha256Digest finish();

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// The hexadecimal SHA-256 of `bytes`.
std::string sha256_hex(std::string_view bytes);

/// 44 characters of base64.
std::string base64_text(const Sha256Digest& digest);
/// base64 without line ends; at most a gigabyte.
std::string base64_text(std::string_view bytes);

/// Reads 64 hexadecimal digits in lower case, or 32 bytes as they are; nothing of anything else.
std::optional<Sha256Digest> digest_of_hex(std::string_view text);
std::optional<Sha256Digest> digest_of_bytes(std::string_view bytes);

/// The 32 bytes of a digest.
std::string_view bytes_of(const Sha256Digest& digest);

/// Passes the bytes of another reader, which must outlive it, and hashes them on the way.
class HashingReader final : public ByteReader {
 public:
  explicit HashingReader(ByteReader& source) : source_(source) {}

  Result<std::size_t> read(std::span<char> room) override;
  /// Reads what nobody asked for, so that the hash is that of the whole.
  Done drain();

  [[nodiscard]] const Sha256& hash() const { return hash_; }
  [[nodiscard]] std::uint64_t size() const { return size_; }  ///< bytes passed so far

 private:
  ByteReader& source_;
  Sha256 hash_;
  std::uint64_t size_ = 0;
};

}  // namespace ecluse::lifecycle
