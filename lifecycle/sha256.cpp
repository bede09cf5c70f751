#include "lifecycle/sha256.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <openssl/evp.h>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t digest_size = std::tuple_size_v<Sha256Digest>;

/// OpenSSL fails here only for want of memory or of the algorithm: nothing a caller could mend.
void require(bool done) {
  if (!done) throw std::runtime_error("SHA-256 is not available");
}

}  // namespace

void Sha256::Free::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  require(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::update(std::string_view bytes) {
  require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
}

Sha256Digest Sha256::digest() const {
  const std::unique_ptr<evp_md_ctx_st, Free> copy(EVP_MD_CTX_new());
  Sha256Digest bytes{};
  require(copy && EVP_MD_CTX_copy_ex(copy.get(), context_.get()) == 1 &&
          EVP_DigestFinal_ex(copy.get(), bytes.data(), nullptr) == 1);
  return bytes;
}

std::string Sha256::hex() const {
  return hex_text(digest());
}

std::string Sha256::base64() const {
  return base64_text(digest());
}

Sha256Digest Sha256::finish() {
  Sha256Digest bytes{};
  require(EVP_DigestFinal_ex(context_.get(), bytes.data(), nullptr) == 1 &&
          EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1);
  return bytes;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return hash.hex();
}

std::string base64_text(const Sha256Digest& digest) {
  return base64_text(bytes_of(digest));
}

std::string base64_text(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');  // and the zero that it ends with
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::optional<Sha256Digest> digest_of_hex(std::string_view text) {
  if (text.size() != 2 * digest_size) return std::nullopt;
  Sha256Digest digest{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto value = std::string_view("0123456789abcdef").find(text[i]);
    if (value == std::string_view::npos) return std::nullopt;
    digest.at(i / 2) = static_cast<unsigned char>(digest.at(i / 2) * std::size_t{16} + value);
  }
  return digest;
}

std::optional<Sha256Digest> digest_of_bytes(std::string_view bytes) {
  Sha256Digest digest{};
  if (bytes.size() != digest.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

std::string_view bytes_of(const Sha256Digest& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

Result<std::size_t> HashingReader::read(std::span<char> room) {
  auto count = source_.read(room);
  if (count) {
    hash_.update({room.data(), *count});
    size_ += *count;
  }
  return count;
}

Done HashingReader::drain() {
  std::array<char, std::size_t{64} * 1024> room{};
  while (true) {
    const auto count = read(room);
    if (!count) return tl::unexpected(count.error());
    if (*count == 0) return {};
  }
}

}  // namespace ecluse::lifecycle
