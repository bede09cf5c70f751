// Partners who upload badly to a daemon that works: what the ledger received must be what they
// meant, each once. ECLUSE_UPLOADS=n makes it longer (make soak), ECLUSE_SEED=n repeats a run.
#include <algorithm>
#include <atomic>
#include <csignal>
#include <iostream>
#include <limits>
#include <map>
#include <mutex>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lifecycle/sha256.hpp"
#include "tests/daemon/fixtures.hpp"
#include "tests/sftp/sftp_server.hpp"
#include "tests/sftp/upload.hpp"
#include "tests/support/wishes.hpp"

namespace ecluse::tests {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int sessions_at_once = 12;
constexpr int uploads_of_a_session = 20;

/// What became of the uploads.
struct Verdict {
  int received = 0, partial = 0, lost = 0, repeated = 0;
};

class Sftp : public testing::Test {
 protected:
  void SetUp() override {
    if (const auto why = SftpServer::why_not(); !why.empty())
      GTEST_SKIP() << "no SFTP server: " << why;
    server_ = std::make_unique<SftpServer>();
    write_file(home_.path() / "ecluse.toml", "[pickup]\nquiet_ms = 200\nscan_ms = 500\n");
    for (const auto* partner : {"ABC123", "OPE001", "SSC777"})
      fs::create_directories(inbound() / partner);
    daemon_ = std::make_unique<ChildProcess>(
        std::vector<std::string>{ECLUSE_PROGRAM, "watch", "--root", home_.text()},
        home_.path() / "log");
  }

  [[nodiscard]] fs::path inbound() const { return home_.path() / "inbound"; }

  /// Sessions one after the other until all uploads are taken; several threads do this.
  void upload_some() {
    for (auto session = next_++; session < sessions_; session = next_++) {
      std::mt19937 random(seed_ + static_cast<unsigned>(session));
      std::vector<Upload> together, alone;
      const auto first = session * uploads_of_a_session;
      for (int nth = first; nth < std::min(uploads_, first + uploads_of_a_session); ++nth) {
        auto upload = nth_upload(nth, random);
        remember(upload);
        const bool own_client =
            upload.manner == Manner::stalled || upload.manner == Manner::broken_off;
        (own_client ? alone : together).push_back(std::move(upload));
      }
      const TemporaryFolder folder;
      write_file(folder.path() / "batch", batch_of(together, folder.path(), inbound(), random));
      const auto client = server_->client(folder.path() / "batch");
      for (const auto& upload : alone) upload_slowly(upload, folder.path());
      if (client->wait(120s) != 0) ++sessions_that_failed_;
    }
  }

  /// A client that is slow and stops, or that is killed and followed by another one.
  void upload_slowly(const Upload& upload, const fs::path& folder) {
    const auto local = folder / upload.name;
    const auto remote = inbound() / upload.partner / upload.name;
    write_file(local, upload.bytes);
    write_file(folder / "slow", "put " + local.string() + ' ' + remote.string() + '\n');
    const auto client = server_->client(folder / "slow", {"-l", "600", "-B", "4096", "-R", "1"});
    const auto begun = becomes_true([&] {
      std::error_code none_yet;
      return fs::file_size(remote, none_yet) > 0 && !none_yet;
    });
    if (!begun) ++sessions_that_failed_;
    if (upload.manner == Manner::stalled) {
      client->send(SIGSTOP);
      std::this_thread::sleep_for(1500ms);
      client->send(SIGCONT);
      if (client->wait(60s) != 0) ++sessions_that_failed_;
      return;
    }
    client->send(SIGKILL);
    std::this_thread::sleep_for(800ms);
    write_file(folder / "resume", "reput " + local.string() + ' ' + remote.string() + '\n');
    if (server_->client(folder / "resume")->wait(60s) != 0) ++sessions_that_failed_;
  }

  void remember(const Upload& upload) {
    const std::lock_guard held(lock_);
    meant_[upload.name] = lifecycle::sha256_hex(upload.bytes);
  }

  void upload_all() {
    std::vector<std::thread> threads;
    for (int i = 0; i < sessions_at_once; ++i) threads.emplace_back([this] { upload_some(); });
    for (auto& thread : threads) thread.join();
  }

  /// Waits until nothing is left, and ends the daemon.
  void finish() {
    EXPECT_TRUE(becomes_true(
        [this] {
          std::this_thread::sleep_for(100ms);
          return files_under(inbound()).empty() && files_under(home_.path() / "spool").empty();
        },
        60s))
        << "left: " << testing::PrintToString(files_under(inbound()));
    daemon_->send(SIGTERM);
    EXPECT_EQ(daemon_->wait(60s), 0);
  }

  Verdict verdict() const {
    const auto premises = daemon::Premises::open(home_.text()).value();
    const auto ledger = premises->open_ledger(lifecycle::Access::read_only).value();
    lifecycle::Page page;
    page.limit = std::numeric_limits<int>::max();
    std::map<std::string, int> seen;
    Verdict found;
    const auto rows = ledger->flux({}, page).value();
    for (const auto& row : rows) {
      ++found.received;
      if (++seen[row.file_name] > 1) ++found.repeated;
      const auto meant = meant_.find(row.file_name);
      if (meant == meant_.end() || meant->second != row.sha256) ++found.partial;
    }
    for (const auto& [name, hash] : meant_)
      if (!seen.contains(name)) ++found.lost;
    return found;
  }

  int uploads_ = wish("ECLUSE_UPLOADS", 1000);
  unsigned seed_ = static_cast<unsigned>(wish("ECLUSE_SEED", 20260302));
  int sessions_ = (uploads_ + uploads_of_a_session - 1) / uploads_of_a_session;
  TestRoot home_;
  std::unique_ptr<SftpServer> server_;
  std::unique_ptr<ChildProcess> daemon_;
  std::mutex lock_;
  std::map<std::string, std::string> meant_;  ///< SHA-256 by file name
  std::atomic<int> next_{0};
  std::atomic<int> sessions_that_failed_{0};
};

TEST_F(Sftp, NothingIsTakenInPartLostOrTakenTwice) {
  const auto begin = std::chrono::steady_clock::now();
  upload_all();
  finish();
  const auto found = verdict();
  std::cout << found.received << " received of " << uploads_ << " uploads: " << found.partial
            << " partial, " << found.lost << " lost, " << found.repeated << " repeated, in "
            << std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() -
                                                                begin)
                   .count()
            << " s\n";
  EXPECT_EQ(sessions_that_failed_, 0) << server_->log().substr(0, 2000);
  EXPECT_EQ(found.received, uploads_);
  EXPECT_EQ(found.partial, 0);
  EXPECT_EQ(found.lost, 0);
  EXPECT_EQ(found.repeated, 0);
}

}  // namespace
}  // namespace ecluse::tests
