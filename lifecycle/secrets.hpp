// Secrets of people: passwords (argon2id), the tokens of sessions, and what is derived from them.
// libargon2 is met here only. Pure but for the random bytes of the system; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/result.hpp"

namespace ecluse::lifecycle {

/// What a hash costs: the lesser of OWASP's recommendations for argon2id (19 MiB, 2 passes, one
/// lane), because the gate works beside and must keep its memory; some 30 ms. Kept with each hash,
/// so that older ones are still verified when this grows.
inline constexpr std::uint32_t argon_memory_kib = 19'456, argon_passes = 2, argon_lanes = 1;

/// The hash as it is kept ("$argon2id$v=19$…"), with a salt of its own. E_SECRET when the system
/// gives no random bytes or no memory.
Result<std::string> hashed_password(std::string_view password);

/// Whether the password is the one of that hash; takes the time of a hash.
bool verify_password(std::string_view password, const std::string& hash);

/// A hash, made up, to verify passwords against where there is no account or it has none: that
/// takes as long, the first time too. No password is known that has it.
const std::string& nobodys_hash();

/// 256 random bits as 64 hexadecimal digits. E_SECRET.
Result<std::string> random_token();

/// Derived from the token of a session, which it does not tell: 64 hexadecimal digits.
std::string csrf_of(std::string_view token);

/// Whether two texts are equal, in a time that does not depend on where they differ.
bool same_secret(std::string_view left, std::string_view right);

}  // namespace ecluse::lifecycle
