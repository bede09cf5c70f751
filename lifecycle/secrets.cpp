#include "lifecycle/secrets.hpp"

#include <sys/random.h>

#include <argon2.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <span>

#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t salt_bytes = 16, hash_bytes = 32, token_bytes = 32;

/// Fills the room with random bytes; whether the system gave them.
bool fill_random(std::span<unsigned char> room) {
  std::size_t done = 0;
  while (done < room.size()) {
    const auto got = ::getrandom(room.data() + done, room.size() - done, 0);
    if (got < 0 && errno != EINTR) return false;
    if (got > 0) done += static_cast<std::size_t>(got);
  }
  return true;
}

std::string hex_of(std::span<const unsigned char> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : bytes) {
    text += digits[byte >> 4U];
    text += digits[byte & 0x0FU];
  }
  return text;
}

}  // namespace

Result<std::string> hashed_password(std::string_view password) {
  std::array<unsigned char, salt_bytes> salt{};
  if (!fill_random(salt)) return failure("E_SECRET", std::strerror(errno));
  std::string encoded(argon2_encodedlen(argon_passes, argon_memory_kib, argon_lanes, salt_bytes,
                                        hash_bytes, Argon2_id),
                      '\0');
  const int result = argon2id_hash_encoded(argon_passes, argon_memory_kib, argon_lanes,
                                           password.data(), password.size(), salt.data(),
                                           salt.size(), hash_bytes, encoded.data(), encoded.size());
  if (result != ARGON2_OK) return failure("E_SECRET", argon2_error_message(result));
  encoded.resize(std::strlen(encoded.c_str()));
  return encoded;
}

bool verify_password(std::string_view password, const std::string& hash) {
  return argon2id_verify(hash.c_str(), password.data(), password.size()) == ARGON2_OK;
}

const std::string& nobodys_hash() {
  // In base 64 without padding: 16 bytes are 22 characters, 32 are 43.
  static const std::string hash = "$argon2id$v=19$m=" + std::to_string(argon_memory_kib) +
                                  ",t=" + std::to_string(argon_passes) +
                                  ",p=" + std::to_string(argon_lanes) + "$" + std::string(22, 'A') +
                                  "$" + std::string(43, 'A');
  return hash;
}

Result<std::string> random_token() {
  std::array<unsigned char, token_bytes> bytes{};
  if (!fill_random(bytes)) return failure("E_SECRET", std::strerror(errno));
  return hex_of(bytes);
}

std::string csrf_of(std::string_view token) {
  return sha256_hex(std::string("ecluse form ").append(token));
}

bool same_secret(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  unsigned different = 0;
  for (std::size_t at = 0; at < left.size(); ++at)
    different |= static_cast<unsigned char>(left[at]) ^ static_cast<unsigned char>(right[at]);
  return different == 0;
}

}  // namespace ecluse::lifecycle
