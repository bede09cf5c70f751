#include "daemon/trust.hpp"

#include <gtest/gtest.h>

#include "daemon/tables.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/signers.hpp"

namespace ecluse::daemon {
namespace {

class Trust : public testing::Test {
 protected:
  tests::DiskMemory disk;
  lifecycle::Root root{"/r"};
  std::string folder = "/r/referentiel/confiance/";
  tests::Identity authority{{.name = "Autorite", .authority = true}};
};

TEST_F(Trust, IsNobodyWithoutAFolder) {
  const auto read = tests::need(read_trust(disk, root));
  EXPECT_EQ(read.trust.size(), 0U);
  EXPECT_TRUE(read.files.empty());
}

TEST_F(Trust, IsTheCertificatesOfTheFolder) {
  disk.put(folder + "b.pem", authority.pem());
  disk.put(folder + "a.crt", authority.pem() + authority.pem());
  disk.put(folder + "LISEZMOI.txt", "les autorités du site");
  const auto read = tests::need(read_trust(disk, root));
  EXPECT_EQ(read.trust.size(), 3U);
  ASSERT_EQ(read.files.size(), 2U);
  EXPECT_EQ(read.files.front().name, "a.crt");
}

TEST_F(Trust, MayBeInAnotherFolder) {
  disk.put("/etc/confiance/a.pem", authority.pem());
  disk.put("/r/ici/a.pem", authority.pem());
  EXPECT_EQ(tests::need(read_trust(disk, root, "/etc/confiance")).trust.size(), 1U);
  EXPECT_EQ(tests::need(read_trust(disk, root, "ici")).trust.size(), 1U);
  const auto absent = read_trust(disk, root, "ailleurs");
  EXPECT_EQ(absent.error(), (Error{"E_TRUST", "/r/ailleurs"}));
}

TEST_F(Trust, IsRefusedWithTheFileAtFault) {
  disk.put(folder + "a.pem", authority.pem());
  disk.put(folder + "b.pem", "pas un certificat");
  const auto error = read_trust(disk, root).error();
  EXPECT_EQ(error.code, "E_TRUST");
  EXPECT_TRUE(error.detail.starts_with(folder + "b.pem: ")) << error.detail;
}

TEST_F(Trust, IsPartOfTheVersionThatDecisionsAreTakenWith) {
  const auto version = [&] { return tests::need(Tables::of_root(disk, root)).version; };
  const auto before = version();
  EXPECT_EQ(before, tests::need(Tables::standard()).version);
  disk.put(folder + "a.pem", authority.pem());
  const auto after = version();
  EXPECT_NE(before, after);
  disk.put(folder + "a.pem", tests::Identity({.authority = true}).pem());
  EXPECT_NE(version(), after);
}

}  // namespace
}  // namespace ecluse::daemon
