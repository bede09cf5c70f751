// What only root may do is done in a child, which does not come back.
#include "lifecycle/privileges.hpp"

#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

#include "lifecycle/disk_posix.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

/// The exit status of a child that does this.
template <class Work>
int in_a_child(Work work) {
  const auto child = ::fork();
  if (child == 0) ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(Privileges, ReadsRightsInOctal) {
  EXPECT_EQ(mode_of("0640"), 0640U);
  EXPECT_EQ(mode_of("27"), 027U);
  for (const auto* bad : {"", "1777", "8", "0x7", "-1", "640 "}) EXPECT_FALSE(mode_of(bad)) << bad;
}

TEST(Privileges, NamesNoGroupThatIsNotThere) {
  EXPECT_EQ(ownership_of("", "no-such-group").error().code, "E_ACCOUNT");
  EXPECT_EQ(ownership_of("9", "").error().code, "E_ACCOUNT");
  const auto nothing = ownership_of("", "").value();
  EXPECT_FALSE(nothing.mode || nothing.group);
}

TEST(Privileges, GivesTheFilesOfOneFolderTheirRightsWhateverTheUmask) {
  const tests::TemporaryFolder home;
  EXPECT_EQ(in_a_child([&] {
              take_umask("0077");
              DiskPosix disk;
              disk.dress((home.path() / "out").string(), {0640, static_cast<unsigned>(::getgid())});
              if (!disk.make_folder((home.path() / "out").string())) return 1;
              if (!disk.write((home.path() / "out/a").string(), "a")) return 2;
              if (!disk.write((home.path() / "b").string(), "b")) return 3;
              struct stat given {};
              struct stat other {};
              ::stat((home.path() / "out/a").c_str(), &given);
              ::stat((home.path() / "b").c_str(), &other);
              return (given.st_mode & 0777U) == 0640 && (other.st_mode & 0777U) == 0600 ? 0 : 4;
            }),
            0);
}

TEST(Privileges, AreDroppedForGood) {
  EXPECT_TRUE(become("", ""));
  if (::geteuid() != 0) {
    EXPECT_EQ(become("root", "").error().code, "E_ACCOUNT");
    GTEST_SKIP() << "only root can become somebody else";
  }
  EXPECT_EQ(in_a_child([] {
              if (!become("nobody", "")) return 1;
              if (::geteuid() == 0 || ::getuid() == 0 || ::getegid() == 0) return 2;
              if (::setuid(0) == 0) return 3;
              return become("root", "") ? 4 : 0;
            }),
            0);
  EXPECT_EQ(become("no-such-account", "").error().code, "E_ACCOUNT");
}

}  // namespace
}  // namespace ecluse::lifecycle
