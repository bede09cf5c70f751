// Troubles of disks and clocks: the daemon says them, waits, goes on when they are over, and
// nothing is lost. What a failing call does to files and ledger, call by call, is tests/crash.
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <set>
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/root.hpp"
#include "tests/daemon/child_process.hpp"
#include "tests/daemon/disk_through.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/daemon/http_get.hpp"
#include "tests/support/disk_memory.hpp"

namespace ecluse::daemon {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using tests::becomes_true;
using tests::DiskMemory;
using tests::flux_name;
using tests::GateLife;
using tests::monday;
using tests::need;
using tests::small_ubl;

enum class Call : std::uint8_t { write, rename, make_folder, sync_folder, sync_all };

/// A disk without room for one kind of call.
class FullDisk final : public tests::DiskThrough {
 public:
  using DiskThrough::DiskThrough;
  std::optional<Call> full;
  DiskRoom left;

  Result<DiskRoom> room(const std::string& /*path*/) const override { return left; }

  Done write(const std::string& path, std::string_view bytes) override {
    return full == Call::write ? no_room(path) : disk().write(path, bytes);
  }
  Done rename(const std::string& from, const std::string& to) override {
    return full == Call::rename ? no_room(to) : disk().rename(from, to);
  }
  Done make_folder(const std::string& path) override {
    return full == Call::make_folder ? no_room(path) : disk().make_folder(path);
  }
  Done sync_folder(const std::string& path) override {
    return full == Call::sync_folder ? no_room(path) : disk().sync_folder(path);
  }
  Done sync_all(const std::string& path) override {
    return full == Call::sync_all ? no_room(path) : disk().sync_all(path);
  }

 private:
  static Done no_room(const std::string& path) {
    return failure("E_DISK_FULL", path + ": no space left");
  }
};

/// A root on a pretended disk with three flux in it.
struct Place {
  Place() {
    disk.set_now(monday);
    need(lifecycle::make_root(disk, root));
    need(disk.sync_all(root.folder()));
    for (int nth = 1; nth <= 3; ++nth) drop(nth, monday - 1h);
  }
  void drop(int nth, Instant at) {
    disk.put(root.inbound_of("ABC123") + "/" + flux_name(nth),
             small_ubl({"N" + std::to_string(nth)}), at);
  }
  [[nodiscard]] std::string ledger() const { return (folder.path() / "suivi.sqlite").string(); }
  [[nodiscard]] std::size_t files_in(const std::string& below) const {
    const auto files = disk.files();
    return static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [&](const auto& one) {
      return one.first.starts_with(below + "/");
    }));
  }

  DiskMemory disk;
  lifecycle::Root root{"/r"};
  tests::TemporaryFolder folder;
};

/// What one life of a gate says, whether it ends by an error or leaves something aside.
std::set<std::string> codes_of(GateLife& life) {
  try {
    const auto& tally = life.run();
    std::set<std::string> codes;
    for (const auto* errors : {&tally.left, &tally.undelivered})
      for (const auto& error : *errors) codes.insert(error.code);
    return codes;
  } catch (const std::runtime_error& thrown) {
    const std::string words = thrown.what();
    return {words.substr(0, words.find(':'))};
  }
}

TEST(Troubles, OfADiskThatIsFullAtOneKindOfCallAreSaidAndOverWhenThereIsRoom) {
  for (const auto call :
       {Call::write, Call::rename, Call::make_folder, Call::sync_folder, Call::sync_all}) {
    const auto number = std::to_string(static_cast<int>(call));
    Place place;
    FullDisk disk(place.disk);
    GateLife life(disk, place.root.folder(), place.ledger());
    disk.full = call;
    std::set<std::string> said;
    for (int tries = 0; tries < 6; ++tries) said.merge(codes_of(life));
    EXPECT_EQ(said, std::set<std::string>{"E_DISK_FULL"}) << number;
    disk.full.reset();
    EXPECT_EQ(codes_of(life), std::set<std::string>{}) << number;
    EXPECT_TRUE(need(life.ledger().conservation()).holds()) << number;
    EXPECT_EQ(life.flux().size(), 3U) << number;
    for (const auto& row : life.flux()) EXPECT_EQ(row.fate, Fate::integrated) << number;
    EXPECT_EQ(place.files_in("/r/inbound") + place.files_in("/r/spool"), 0U) << number;
    EXPECT_EQ(place.files_in("/r/archive"), 3U) << number;
    EXPECT_EQ(place.files_in("/r/outbound"), 3U * 3U) << number;
  }
}

/// What a predecessor left in the spool waits too: no attempt is spent on a disk that is nearly
/// full, where the ledger might take the attempt and not its end.
TEST(Troubles, OfADiskThatIsNearlyFullSpendNoAttempt) {
  Place place;
  FullDisk disk(place.disk);
  GateLife life(disk, place.root.folder(), place.ledger());
  disk.full = Call::sync_all;
  codes_of(life);  // claims, and cannot make that durable
  ASSERT_EQ(place.files_in("/r/spool"), 3U);
  disk.full.reset();
  disk.left = {1000, 10};
  for (int tries = 0; tries < 6; ++tries)
    EXPECT_EQ(codes_of(life), std::set<std::string>{"E_DISK_LOW"});
  EXPECT_EQ(need(life.ledger().conservation()).received, 0);
  disk.left = {};
  EXPECT_EQ(codes_of(life), std::set<std::string>{});
  EXPECT_EQ(life.flux().size(), 3U);
  for (const auto& row : life.flux()) EXPECT_EQ(row.fate, Fate::integrated);
}

/// Files dated in the future or in the past by a clock that jumps: all are taken, once.
TEST(Troubles, OfAClockThatJumpsByAnHourBothWaysLoseAndRepeatNothing) {
  Place place;
  GateLife life(place.disk, place.root.folder(), place.ledger());
  life.config.pickup.quiet = 2s;
  auto& gate = life.open();
  int nth = 3;
  for (const auto jump : {1h, -1h, -1h, 1h, 1h}) {
    life.now += jump;
    place.disk.set_now(life.now);
    place.drop(++nth, life.now);
    for (int turn = 0; turn < 3; ++turn) {
      life.now += 1500ms;
      while (need(gate.step()) == Continue::yes) {
      }
    }
  }
  EXPECT_EQ(life.flux().size(), 8U);
  for (const auto& row : life.flux()) EXPECT_EQ(row.fate, Fate::integrated);
  EXPECT_EQ(place.files_in("/r/inbound"), 0U);
}

/// A file system of that size in a folder, while root may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(fs::path folder, const char* options = "size=3m")
      : folder_(std::move(folder)),
        mounted_(::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options) == 0) {}
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }

  [[nodiscard]] bool mounted() const { return mounted_; }
  /// Takes every byte that is left.
  void fill() const {
    std::ofstream ballast(folder_ / "ballast", std::ios::binary);
    const std::string block(4096, 'x');
    while (ballast.write(block.data(), static_cast<std::streamsize>(block.size())).flush()) {
    }
  }
  void make_room() const { fs::remove(folder_ / "ballast"); }
  void set_read_only(bool read_only) const {
    const unsigned long flags = MS_REMOUNT;
    ::mount(nullptr, folder_.c_str(), nullptr, read_only ? flags | MS_RDONLY : flags, nullptr);
  }

 private:
  fs::path folder_;
  bool mounted_;
};

/// The real program, watching a root on such a disk.
class WatchedTroubles : public testing::Test {
 protected:
  void make_root() const {
    ASSERT_EQ(tests::perform(InitCommand{root_.string()}).status, ExitStatus::all_accepted);
    tests::write_file(root_ / "ecluse.toml",
                      "[pickup]\nquiet_ms = 0\nscan_ms = 200\nfree_bytes = 0\nfree_files = 0\n"
                      "[metrics]\nlisten = '127.0.0.1:0'\n");
    fs::create_directories(root_ / "inbound/ABC123");
  }
  tests::ChildProcess watching() const {
    return {{ECLUSE_PROGRAM, "watch", "--root", root_.string()}, log_path()};
  }
  fs::path log_path() const { return home_.path() / "log"; }
  std::string log() const {
    return fs::exists(log_path()) ? tests::read_file(log_path()) : std::string();
  }
  bool says(const std::string& words) const {
    return becomes_true([&] { return log().find(words) != std::string::npos; });
  }
  std::string address() const {
    const auto text = log();
    const auto at = text.find("metrics address=") + std::string("metrics address=").size();
    return text.substr(at, text.find('\n', at) - at);
  }
  bool shows(const std::string& path, const std::string& words) const {
    return becomes_true(
        [&] { return tests::got(address(), path).find(words) != std::string::npos; });
  }
  std::size_t answers() const {
    const auto folder = root_ / "outbound/ABC123";
    if (!fs::is_directory(folder)) return 0;
    const auto files = tests::files_under(folder);
    return static_cast<std::size_t>(std::count_if(
        files.begin(), files.end(), [](const auto& name) { return !name.starts_with('.'); }));
  }

  tests::TemporaryFolder home_;
  fs::path root_ = home_.path() / "root";
};

TEST_F(WatchedTroubles, OfALedgerOnAFullDiskAreSaidWaitedForAndOver) {
  fs::create_directory(root_);
  const SmallDisk disk(root_);
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a small disk";
  make_root();
  auto process = watching();
  ASSERT_TRUE(says("metrics address="));
  EXPECT_TRUE(shows("/ready", "200 OK"));
  tests::write_file(home_.path() / "one", small_ubl({"N1"}));
  fs::copy_file(home_.path() / "one", root_ / "inbound/ABC123/one.tmp");
  disk.fill();
  fs::rename(root_ / "inbound/ABC123/one.tmp", root_ / "inbound/ABC123" / flux_name(1));
  ASSERT_TRUE(becomes_true([&] { return log().find("_FULL") != std::string::npos; })) << log();
  EXPECT_TRUE(shows("/ready", "503"));
  EXPECT_TRUE(shows("/ready", "_FULL"));
  EXPECT_TRUE(shows("/health", "200 OK")) << "it lives, and waits";
  disk.make_room();
  EXPECT_TRUE(becomes_true([&] { return answers() == 3; })) << log();
  EXPECT_TRUE(says("recovered E_"));
  EXPECT_TRUE(shows("/ready", "200 OK"));
  EXPECT_TRUE(shows("/metrics", "ecluse_flux_total{partner=\"ABC123\",fate=\"integrated\"} 1\n"));
  process.send(SIGTERM);
  EXPECT_EQ(process.wait(20s), 0);
}

TEST_F(WatchedTroubles, OfAReadOnlyOutboundAreSaidWaitedForAndOver) {
  make_root();
  const SmallDisk disk(root_ / "outbound");
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a small disk";
  disk.set_read_only(true);
  tests::write_file(root_ / "inbound/ABC123" / flux_name(1), small_ubl({"N1"}));
  auto process = watching();
  ASSERT_TRUE(says("-> IN_INTEGRE"));
  ASSERT_TRUE(says("E_DISK_WRITE"));
  EXPECT_TRUE(shows("/ready", "E_DISK_WRITE"));
  disk.set_read_only(false);
  EXPECT_TRUE(becomes_true([&] { return answers() == 3; })) << log();
  EXPECT_TRUE(says("recovered E_DISK_WRITE"));
  EXPECT_TRUE(shows("/ready", "200 OK"));
}

}  // namespace
}  // namespace ecluse::daemon
