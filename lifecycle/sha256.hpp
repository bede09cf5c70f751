// The identity of a content: SHA-256 (the empreinte of the certificates). OpenSSL is met here only.
// Called by workers while they read a flux, and by tests. One object, one thread.
#pragma once

#include <cstdint>
#include <memory>
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

 private:
  struct Free {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Free> context_;
};

/// The hexadecimal SHA-256 of `bytes`.
std::string sha256_hex(std::string_view bytes);

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
