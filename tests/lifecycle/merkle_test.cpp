#include "lifecycle/merkle.hpp"

#include <gtest/gtest.h>

namespace ecluse::lifecycle {
namespace {

std::vector<Sha256Digest> leaves(int count) {
  std::vector<Sha256Digest> all;
  Sha256 hash;
  for (int at = 0; at < count; ++at) all.push_back(merkle_leaf(hash, std::to_string(at)));
  return all;
}

TEST(Merkle, GivesTheRootsThatRfc9162Gives) {
  // The tests of RFC 6962 implementations: no leaf, an empty leaf.
  EXPECT_EQ(hex_text(merkle_root({})),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 hash;
  EXPECT_EQ(hex_text(merkle_root({merkle_leaf(hash, "")})),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST(Merkle, ProvesEveryLeafOfEveryListAndNoOther) {
  for (int count = 1; count <= 17; ++count) {
    const auto all = leaves(count);
    const auto root = merkle_root(all);
    for (int at = 0; at < count; ++at) {
      const auto index = static_cast<std::size_t>(at);
      auto inclusion = inclusion_of(all, index);
      EXPECT_EQ(root_by(all[index], inclusion), root) << at << " of " << count;
      if (count > 1) {
        EXPECT_NE(root_by(all[(index + 1) % all.size()], inclusion), root);
      }
      inclusion.path.emplace_back();
      EXPECT_EQ(root_by(all[index], inclusion), std::nullopt) << "a path too long";
    }
  }
}

TEST(Merkle, RefusesAPlaceBeyondTheList) {
  const auto all = leaves(3);
  auto inclusion = inclusion_of(all, 2);
  inclusion.index = 3;
  EXPECT_EQ(root_by(all[2], inclusion), std::nullopt);
  inclusion = inclusion_of(all, 0);
  inclusion.path.pop_back();
  EXPECT_EQ(root_by(all[0], inclusion), std::nullopt);
}

}  // namespace
}  // namespace ecluse::lifecycle
