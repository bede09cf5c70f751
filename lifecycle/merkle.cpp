#include "lifecycle/merkle.hpp"

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view leaf_mark("\0", 1), node_mark("\1", 1);

Sha256Digest node_of(Sha256& hash, const Sha256Digest& left, const Sha256Digest& right) {
  hash.update(node_mark);
  hash.update(bytes_of(left));
  hash.update(bytes_of(right));
  return hash.finish();
}

/// The row of nodes above a row; the last of an odd row goes up as it is.
void climb(Sha256& hash, std::vector<Sha256Digest>& row) {
  std::size_t above = 0;
  for (std::size_t at = 0; at < row.size(); at += 2)
    row[above++] = at + 1 < row.size() ? node_of(hash, row[at], row[at + 1]) : row[at];
  row.resize(above);
}

}  // namespace

Sha256Digest merkle_leaf(Sha256& hash, std::string_view content) {
  hash.update(leaf_mark);
  hash.update(content);
  return hash.finish();
}

Sha256Digest merkle_root(std::vector<Sha256Digest> leaves) {
  Sha256 hash;
  if (leaves.empty()) return hash.finish();
  while (leaves.size() > 1) climb(hash, leaves);
  return leaves.front();
}

Inclusion inclusion_of(std::vector<Sha256Digest> leaves, std::uint64_t index) {
  Inclusion inclusion{index, leaves.size(), {}};
  Sha256 hash;
  for (; leaves.size() > 1; climb(hash, leaves), index /= 2)
    if (const auto beside = index ^ 1U; beside < leaves.size())
      inclusion.path.push_back(leaves[beside]);
  return inclusion;
}

std::optional<Sha256Digest> root_by(const Sha256Digest& leaf, const Inclusion& inclusion) {
  if (inclusion.index >= inclusion.count) return std::nullopt;
  Sha256 hash;
  auto node = leaf;
  auto next = inclusion.path.begin();
  auto index = inclusion.index;
  for (auto row = inclusion.count; row > 1; row = (row + 1) / 2, index /= 2) {
    if ((index ^ 1U) >= row) continue;
    if (next == inclusion.path.end()) return std::nullopt;
    node = index % 2 == 0 ? node_of(hash, node, *next) : node_of(hash, *next, node);
    ++next;
  }
  return next == inclusion.path.end() ? std::optional(node) : std::nullopt;
}

}  // namespace ecluse::lifecycle
