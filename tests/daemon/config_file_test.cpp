#include "daemon/config_file.hpp"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::daemon {
namespace {

TEST(ConfigFile, MayBeALink) {
  const tests::TemporaryFolder home;
  const tests::TemporaryFolder elsewhere;
  const auto file = elsewhere.path() / "ecluse.toml";
  tests::write_file(file, "[work]\nworkers = 3\n");
  std::filesystem::create_symlink(file, home.path() / "ecluse.toml");
  EXPECT_EQ(tests::need(config_text(lifecycle::Root(home.path().string()))),
            "[work]\nworkers = 3\n");
}

TEST(ConfigFile, IsRefusedWhenItLeadsNowhereOrIsNotThere) {
  const tests::TemporaryFolder home;
  const lifecycle::Root root(home.path().string());
  EXPECT_EQ(config_text(root).error().code, "E_ROOT");
  std::filesystem::create_symlink("/nowhere/ecluse.toml", home.path() / "ecluse.toml");
  EXPECT_EQ(config_text(root).error().code, "E_DISK_READ");
}

TEST(ConfigFile, IsNotReadWithoutEnd) {
  const tests::TemporaryFolder home;
  tests::write_file(home.path() / "ecluse.toml", std::string(1'000'001, '#'));
  EXPECT_EQ(config_text(lifecycle::Root(home.path().string())).error().code, "E_DISK_TOO_BIG");
}

}  // namespace
}  // namespace ecluse::daemon
