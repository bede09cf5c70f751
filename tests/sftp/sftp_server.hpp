// An SFTP server of OpenSSH on a free port of this machine, as the user who runs the test: its host
// key, the key of its only client and its configuration stand in a temporary folder, and nothing of
// the machine's own configuration is read. Works for root and for others.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "tests/daemon/child_process.hpp"
#include "tests/support/places.hpp"

namespace ecluse::tests {

class SftpServer {
 public:
  /// Why there can be no server here; empty when there can.
  static std::string why_not();

  /// Starts it, and waits until it serves; throws when it does not.
  SftpServer();

  /// A client that does what a batch file of sftp(1) says; `options` come before the others.
  [[nodiscard]] std::unique_ptr<ChildProcess> client(
      const std::filesystem::path& batch, const std::vector<std::string>& options = {}) const;

  /// What the server and its clients said.
  [[nodiscard]] std::string log() const;

 private:
  void make_keys() const;
  void write_configuration() const;
  [[nodiscard]] bool serves() const;

  TemporaryFolder folder_;
  int port_;
  std::unique_ptr<ChildProcess> process_;
};

}  // namespace ecluse::tests
