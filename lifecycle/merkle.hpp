// Hash trees in the manner of RFC 9162 §2.1: a leaf and a node are hashed under different first
// bytes, and a list of any length has one root. So a certificate proves its place in a day of any
// size with a few hashes. Pure; used by seals, certificates and fsck.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lifecycle/sha256.hpp"

namespace ecluse::lifecycle {

/// SHA-256 of a byte 0, then `content`.
Sha256Digest merkle_leaf(Sha256& hash, std::string_view content);

/// The root of a list of leaves; that of an empty list is the SHA-256 of nothing.
Sha256Digest merkle_root(std::vector<Sha256Digest> leaves);

/// Where a leaf stands in a list, and the hashes that lead from it to the root.
struct Inclusion {
  std::uint64_t index = 0, count = 0;
  std::vector<Sha256Digest> path;  ///< from the leaf upwards

  friend bool operator==(const Inclusion&, const Inclusion&) = default;
};

/// `index` is below the number of leaves.
Inclusion inclusion_of(std::vector<Sha256Digest> leaves, std::uint64_t index);

/// The root that a leaf leads to; nothing when the path has not the length that its place asks for.
std::optional<Sha256Digest> root_by(const Sha256Digest& leaf, const Inclusion& inclusion);

}  // namespace ecluse::lifecycle
