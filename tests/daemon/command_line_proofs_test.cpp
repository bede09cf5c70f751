#include <stdexcept>

#include <gtest/gtest.h>

#include "daemon/command_line.hpp"

namespace ecluse::daemon {
namespace {

template <class T>
T typed(std::vector<const char*> words) {
  static const auto catalogue = validation::Catalogue::standard().value();
  words.insert(words.begin(), "ecluse");
  const auto line =
      read_command_line(static_cast<int>(words.size()), words.data(), catalogue, Language::en);
  if (const auto* farewell = std::get_if<Farewell>(&line)) throw std::runtime_error(farewell->text);
  return std::get<T>(std::get<Command>(line));
}

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
