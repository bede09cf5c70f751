#include "lifecycle/disk_posix.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/disk_memory.hpp"
#include "tests/support/places.hpp"

namespace ecluse::lifecycle {
namespace {

using testing::UnorderedElementsAre;

class DiskPosixTest : public testing::Test {
 protected:
  [[nodiscard]] std::string at(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  std::string read(const std::string& path) {
    auto reader = disk_.open(path);
    return reader ? read_all(**reader, 1000).value() : reader.error().code;
  }

  tests::TemporaryFolder folder_;
  DiskPosix disk_;
};

TEST_F(DiskPosixTest, WritesReadsRenamesAndRemoves) {
  ASSERT_TRUE(disk_.write(at("a"), "long first bytes"));
  ASSERT_TRUE(disk_.write(at("a"), std::string_view("b\0c", 3)));
  ASSERT_TRUE(disk_.sync_file(at("a")));
  ASSERT_TRUE(disk_.write(at("b"), "replaced"));
  ASSERT_TRUE(disk_.rename(at("a"), at("b")));
  ASSERT_TRUE(disk_.sync_folder(at("")));
  ASSERT_TRUE(disk_.sync_all(at("")));
  EXPECT_FALSE(disk_.exists(at("a")));
  EXPECT_EQ(read(at("b")), std::string("b\0c", 3));
  ASSERT_TRUE(disk_.remove(at("b")));
  EXPECT_FALSE(disk_.exists(at("b")));
}

TEST_F(DiskPosixTest, TellsTheFactsOfAFile) {
  ASSERT_TRUE(disk_.write(at("a"), "12345"));
  const timespec times[] = {{1, 2}, {1768469128, 137000001}};
  ASSERT_EQ(::utimensat(AT_FDCWD, at("a").c_str(), times, 0), 0);
  const auto facts = disk_.facts(at("a")).value();
  struct stat status {};
  ASSERT_EQ(::stat(at("a").c_str(), &status), 0);
  EXPECT_EQ(facts, (FileFacts{"a", 5, status.st_ino, 1768469128137000001, true}));
}

/// What the seam does by itself, where a disk does not do better, is what this disk does.
TEST_F(DiskPosixTest, SlicesAndVisitsAsAnyDiskDoes) {
  tests::DiskMemory memory;
  std::string bytes(200'000, '.');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>('a' + i % 23);
  ASSERT_TRUE(disk_.write(at("f"), bytes));
  memory.put("f", bytes);
  struct Part {
    std::uint64_t from;
    std::size_t count;
  };
  for (const auto& [from, count] :
       {Part{0, 10}, Part{65'530, 20}, Part{199'990, 50}, Part{200'000, 1}, Part{300'000, 4},
        Part{5, 0}, Part{0, 1 << 20}}) {
    const auto expected = bytes.substr(std::min<std::size_t>(from, bytes.size()), count);
    EXPECT_EQ(disk_.slice(at("f"), from, count).value(), expected) << from;
    EXPECT_EQ(memory.slice("f", from, count).value(), expected) << from;
  }
  EXPECT_EQ(disk_.slice(at("none"), 0, 1).error().code, "E_DISK_READ");
  EXPECT_EQ(disk_.slice(at(""), 0, 1).error().code, "E_DISK_READ");
  std::vector<std::string> seen;
  ASSERT_TRUE(disk_.visit(at(""), [&](const FileFacts& file) { seen.push_back(file.name); }));
  ASSERT_TRUE(memory.visit("", [&](const FileFacts& file) { seen.push_back(file.name); }));
  EXPECT_EQ(seen, (std::vector<std::string>{"f", "f"}));
  EXPECT_EQ(disk_.visit(at("none"), [](const FileFacts&) {}).error().code, "E_DISK_LIST");
}

TEST_F(DiskPosixTest, TellsTheRoomThatIsLeft) {
  const auto room = disk_.room(at("")).value();
  EXPECT_GT(room.bytes, 0U);
  EXPECT_LT(room.bytes, DiskRoom{}.bytes);
  EXPECT_GT(room.files, 0U);
  EXPECT_EQ(disk_.room(at("none")).error().code, "E_DISK_READ");
}

TEST_F(DiskPosixTest, ListsEverythingButCallsRegularOnlyWhatIs) {
  ASSERT_TRUE(disk_.write(at("file"), ""));
  ASSERT_TRUE(disk_.make_folder(at("folder/inner")));
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  std::filesystem::create_symlink("file", at("link"));
  std::filesystem::create_directory_symlink("folder", at("folder-link"));
  std::vector<std::string> regular, other;
  const auto factss = disk_.list(at("")).value();
  for (const auto& facts : factss) (facts.regular ? regular : other).push_back(facts.name);
  EXPECT_THAT(regular, UnorderedElementsAre("file"));
  EXPECT_THAT(other, UnorderedElementsAre("folder", "pipe", "link", "folder-link"));
  EXPECT_EQ(disk_.folders(at("")).value(), std::vector<std::string>{"folder"});
}

TEST_F(DiskPosixTest, OpensNeitherLinksNorPipesNorFolders) {
  ASSERT_TRUE(disk_.write(at("file"), "secret"));
  std::filesystem::create_symlink("file", at("link"));
  ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
  ASSERT_TRUE(disk_.make_folder(at("folder")));
  for (const auto* name : {"link", "pipe", "folder", "absent"})
    EXPECT_EQ(read(at(name)), "E_DISK_READ") << name;
}

TEST_F(DiskPosixTest, NeverWritesThroughALink) {
  ASSERT_TRUE(disk_.write(at("file"), "kept"));
  std::filesystem::create_symlink("file", at("link"));
  EXPECT_EQ(disk_.write(at("link"), "lost").error().code, "E_DISK_WRITE");
  EXPECT_EQ(read(at("file")), "kept");
}

TEST_F(DiskPosixTest, SaysWhichCallFailed) {
  EXPECT_EQ(disk_.list(at("no")).error().code, "E_DISK_LIST");
  EXPECT_EQ(disk_.folders(at("no")).error().code, "E_DISK_LIST");
  EXPECT_EQ(disk_.facts(at("no")).error().code, "E_DISK_READ");
  EXPECT_EQ(disk_.write(at("no/no"), "").error().code, "E_DISK_WRITE");
  EXPECT_EQ(disk_.rename(at("no"), at("b")).error().code, "E_DISK_RENAME");
  EXPECT_EQ(disk_.remove(at("no")).error().code, "E_DISK_REMOVE");
  EXPECT_EQ(disk_.sync_file(at("no")).error().code, "E_DISK_SYNC");
  EXPECT_EQ(disk_.sync_folder(at("no")).error().code, "E_DISK_SYNC");
  EXPECT_EQ(disk_.sync_all(at("no")).error().code, "E_DISK_SYNC");
  const auto renamed = disk_.rename(at("no"), at("b"));
  EXPECT_THAT(renamed.error().detail, testing::HasSubstr(at("no")));
}

TEST_F(DiskPosixTest, TellsAFullDiskFromOtherFaults) {
  if (!disk_.exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  EXPECT_EQ(disk_.write("/dev/full", "bytes").error().code, "E_DISK_FULL");
}

TEST_F(DiskPosixTest, MakesFoldersWithTheirParentsOnceOrTwice) {
  ASSERT_TRUE(disk_.make_folder(at("a/b/c")));
  ASSERT_TRUE(disk_.make_folder(at("a/b/c")));
  EXPECT_TRUE(disk_.exists(at("a/b/c")));
  ASSERT_TRUE(disk_.write(at("file"), ""));
  EXPECT_EQ(disk_.make_folder(at("file")).error().code, "E_DISK_WRITE");
  EXPECT_EQ(disk_.make_folder(at("file/x")).error().code, "E_DISK_WRITE");
}

TEST_F(DiskPosixTest, GivesFilesAndFoldersToTheGroupLessTheUmask) {
  const auto before = ::umask(0007);
  ASSERT_TRUE(disk_.write(at("a"), ""));
  ASSERT_TRUE(disk_.make_folder(at("f")));
  ::umask(before);
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(at("a")).permissions(), perms{0660});
  EXPECT_EQ(std::filesystem::status(at("f")).permissions(), perms{0770});
}

TEST_F(DiskPosixTest, SeesThatAFileIsStillHeldOpenForWriting) {
  ASSERT_TRUE(disk_.write(at("a"), "begun"));
  EXPECT_FALSE(disk_.being_written(at("a")));
  const int writer = ::open(at("a").c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  ASSERT_GE(writer, 0);
  EXPECT_TRUE(disk_.being_written(at("a")));
  ::close(writer);
  EXPECT_FALSE(disk_.being_written(at("a")));
  EXPECT_FALSE(disk_.being_written(at("absent")));
}

}  // namespace
}  // namespace ecluse::lifecycle
