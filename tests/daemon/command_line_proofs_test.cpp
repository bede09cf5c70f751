#include <stdexcept>

#include <gtest/gtest.h>

#include "tests/daemon/typed.hpp"

namespace ecluse::daemon {
namespace {

TEST(CommandLineProofs, ReadsEveryCommand) {
  const auto wish = typed<CertificatCommand>({"certificat", "X", "--piece", "2", "--out", "f"});
  EXPECT_EQ(wish.id, "X");
  EXPECT_EQ(wish.piece, 2);
  EXPECT_EQ(wish.out, "f");
  EXPECT_TRUE(typed<CertificatCommand>({"certificat", "X", "--html"}).html);
  EXPECT_EQ(typed<VerifyCommand>({"verify", "c", "f", "--root-of", "r"}).root_file, "r");
  EXPECT_EQ(typed<VerifyCommand>({"verify", "c", "f", "--root-hash", "h"}).root_hash, "h");
  EXPECT_EQ(typed<FsckCommand>({"fsck", "--json"}).output, Output::json);
  const auto purge = typed<PurgeCommand>(
      {"archive", "purge", "--policy", "--comment", "c", "--actor", "a", "--confirm", "3"});
  EXPECT_TRUE(purge.by_policy);
  EXPECT_EQ(purge.confirmed, 3U);
}

TEST(CommandLineProofs, AsksWhoPurgesAndWhy) {
  EXPECT_THROW(typed<PurgeCommand>({"archive", "purge", "--policy"}), std::runtime_error);
  EXPECT_THROW(typed<PurgeCommand>({"archive", "purge", "--policy", "--before", "2026-01-01",
                                    "--comment", "c", "--actor", "a"}),
               std::runtime_error);
}

}  // namespace
}  // namespace ecluse::daemon
