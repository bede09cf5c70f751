// What a verification of signatures needs beside the bytes: who is trusted, and when. A plain view,
// made by daemon for each piece. Signatures of one document beyond the limit are told, not checked.
#pragma once

#include <cstddef>

#include "model/date.hpp"
#include "validation/signatures/crypto.hpp"

namespace ecluse::validation {

struct Verification {
  const Trust& trust;
  Instant at;  ///< when certificates must be valid: the reception of the flux
};

/// Each costs a pass over the document.
inline constexpr std::size_t most_signatures_checked = 10;

}  // namespace ecluse::validation
