#include "daemon/console_archives.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/house/console_house.hpp"
#include "tests/house/material.hpp"
#include "tests/support/whole_stream.hpp"

namespace ecluse::daemon {
namespace {

using console::Reader;
using testing::HasSubstr;
using tests::flux_name;
using tests::made_invoice;

class ConsoleArchives : public testing::Test {
 protected:
  ConsoleArchives() {
    house_.drop("ABC123", flux_name("FSO1100A", 1), made_invoice("F-1"));
    house_.run();
    console_.emplace(house_);
    agent_.account = "agent@ecluse.test";
    agent_.sight.everything = true;
    other_.sight.partners = {"XYZ789"};
  }
  console::Exports& exports() { return console_->desk().exports(); }
  std::int64_t flux_row() {
    return console_->desk().flux_named(flux_name("FSO1100A", 1), agent_).value().at(0).row;
  }

  tests::House house_;
  std::optional<tests::ConsoleHouse> console_;
  Reader agent_, other_;
};

/// EXP-03: byte for byte what came and what was answered, and what proves it.
TEST_F(ConsoleArchives, GiveAFluxWithItsManifest) {
  const auto stream = exports().flux_archive(flux_row(), agent_).value();
  ASSERT_TRUE(stream);
  EXPECT_EQ(stream->type, "application/zip");
  const auto bytes = tests::whole_of(*stream);
  EXPECT_EQ(bytes.substr(0, 4), std::string("PK\x03\x04", 4));
  const auto original = made_invoice("F-1");
  EXPECT_THAT(bytes, HasSubstr(original));
  EXPECT_THAT(bytes, HasSubstr(lifecycle::sha256_hex(original) + "  " + flux_name("FSO1100A", 1)));
  EXPECT_THAT(bytes, HasSubstr("\"size\":" + std::to_string(original.size())));
  EXPECT_THAT(bytes, HasSubstr("certificat.json"));
  for (const auto& [path, answer] : house_.outbound())
    EXPECT_THAT(bytes, HasSubstr(answer)) << path;
}

TEST_F(ConsoleArchives, GiveADossierWithItsManifest) {
  const auto stream = exports().dossier_archive("F-1", agent_).value();
  ASSERT_TRUE(stream);
  const auto bytes = tests::whole_of(*stream);
  EXPECT_THAT(bytes, HasSubstr(made_invoice("F-1")));
  EXPECT_THAT(bytes, HasSubstr("manifest.json"));
  EXPECT_THAT(bytes, HasSubstr("SHA256SUMS"));
}

TEST_F(ConsoleArchives, GiveNothingToWhoeverSeesNothing) {
  for (const auto& reader : {other_, Reader{}}) {
    EXPECT_FALSE(exports().flux_archive(flux_row(), reader).value());
    EXPECT_FALSE(exports().dossier_archive("F-1", reader).value());
  }
  EXPECT_FALSE(exports().flux_archive(999, agent_).value());
  EXPECT_FALSE(exports().dossier_archive("F-2", agent_).value());
}

}  // namespace
}  // namespace ecluse::daemon
