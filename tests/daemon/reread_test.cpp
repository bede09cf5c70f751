#include "daemon/reread.hpp"

#include <gtest/gtest.h>

#include "tests/support/archives.hpp"
#include "tests/support/disk_memory.hpp"
#include "tests/support/entries.hpp"
#include "tests/support/zips.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t no_room_limit = std::numeric_limits<std::size_t>::max();

class Reread : public testing::Test {
 protected:
  Done give(const std::string& flux, ingest::EntrySink& files,
            const ingest::EnvelopeLimits& limits = no_limits()) {
    disk_.put("/a/flux", flux);
    return reread(disk_, "/a/flux", limits, files);
  }

  /// "name=bytes;…" of the files that are wanted.
  std::string told(const std::string& flux, const std::string& but, std::size_t room) {
    std::string text;
    WholeFiles files([&](const std::string& name) { return name != but; },
                     [&](const std::string& name, std::string&& bytes) {
                       text.append(name).append("=").append(bytes).append(";");
                     },
                     room);
    EXPECT_TRUE(give(flux, files));
    return text;
  }

  tests::DiskMemory disk_;
};

TEST_F(Reread, OpensWhateverAFluxMayComeIn) {
  for (const auto& flux :
       {std::string("<a/>"), tests::tar_gz({{"a", "<a/>"}}), tests::zip({{"a", "<a/>"}})}) {
    std::string bytes;
    const std::string name = "a";
    OneFile file(name, [&](std::string_view part) {
      bytes += part;
      return Done{};
    });
    EXPECT_TRUE(give(flux, file));
    EXPECT_TRUE(file.found());
    EXPECT_EQ(bytes, "<a/>");
  }
}

/// As [limits] were when it came, not as they are.
TEST_F(Reread, HasNoLimitsForAFluxThatWasAdmitted) {
  Config config;
  config.limits.piece_bytes = 10;
  config.limits.pieces = 1;
  lifecycle::FluxRow row;
  const auto flux = tests::tar_gz({{"a", "<a>more than ten bytes</a>"}, {"b", "<b/>"}});
  tests::WholeEntries files;
  EXPECT_EQ(give(flux, files, limits_of(row, config)).error(),
            (Error{"E_ENVELOPE", "IRR_TAILLE_F"}))
      << "a flux that was refused may be a bomb";
  row.pieces = 2;
  EXPECT_TRUE(give(flux, files, limits_of(row, config)));
}

TEST_F(Reread, SaysWhyAFluxCannotBeRead) {
  tests::WholeEntries files;
  EXPECT_EQ(give("nothing of ours", files).error(), (Error{"E_ENVELOPE", "IRR_TYPE"}));
  EXPECT_EQ(reread(disk_, "/absent", no_limits(), files).error().code.substr(0, 6), "E_DISK");
}

TEST_F(Reread, GivesTheFilesThatAreWantedAndHaveRoom) {
  const auto flux = tests::tar_gz({{"a", "<a/>"}, {"b", "<b>long</b>"}, {"c", "<c/>"}});
  EXPECT_EQ(told(flux, "", no_room_limit), "a=<a/>;b=<b>long</b>;c=<c/>;");
  EXPECT_EQ(told(flux, "b", no_room_limit), "a=<a/>;c=<c/>;");
  EXPECT_EQ(told(flux, "", 9), "a=<a/>;c=<c/>;");
}

}  // namespace
}  // namespace ecluse::daemon
