#include "tests/sftp/sftp_server.hpp"

#include <pwd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <stdexcept>

#include "tests/daemon/fixtures.hpp"

namespace ecluse::tests {
namespace {

using namespace std::chrono_literals;

constexpr const char* server_program = "/usr/sbin/sshd";
constexpr const char* client_program = "/usr/bin/sftp";
constexpr const char* key_program = "/usr/bin/ssh-keygen";

std::string user_name() {
  const passwd* const entry = ::getpwuid(::geteuid());
  return entry ? entry->pw_name : "";
}

/// A port that nobody has now. Somebody may take it before we do: the server then does not start.
int free_port() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const any = reinterpret_cast<sockaddr*>(&address);
  const bool good = ::bind(listener, any, size) == 0 && ::getsockname(listener, any, &size) == 0;
  ::close(listener);
  if (!good) throw std::runtime_error("no free port");
  return ntohs(address.sin_port);
}

}  // namespace

std::string SftpServer::why_not() {
  for (const auto* program : {server_program, client_program, key_program})
    if (::access(program, X_OK) != 0) return std::string(program) + " is absent";
  if (user_name().empty()) return "this user has no name";
  return {};
}

SftpServer::SftpServer() : port_(free_port()) {
  // What the service of the system makes before it starts its server, for root only.
  if (::geteuid() == 0) ::mkdir("/run/sshd", 0755);
  make_keys();
  write_configuration();
  process_ = std::make_unique<ChildProcess>(
      std::vector<std::string>{server_program, "-D", "-e", "-f", folder_.path() / "config"},
      folder_.path() / "log");
  if (!becomes_true([this] { return serves(); })) throw std::runtime_error("no server: " + log());
}

void SftpServer::make_keys() const {
  for (const auto* name : {"host_key", "client_key"}) {
    ChildProcess maker({key_program, "-q", "-t", "ed25519", "-N", "", "-f", folder_.path() / name},
                       folder_.path() / "log");
    if (maker.wait(20s) != 0) throw std::runtime_error("no key: " + log());
  }
  std::filesystem::copy_file(folder_.path() / "client_key.pub", folder_.path() / "authorized");
}

void SftpServer::write_configuration() const {
  const auto at = [this](const char* name) { return (folder_.path() / name).string(); };
  write_file(folder_.path() / "config",
             "ListenAddress 127.0.0.1\nPort " + std::to_string(port_) + "\nHostKey " +
                 at("host_key") + "\nAuthorizedKeysFile " + at("authorized") +
                 "\nPidFile none\nStrictModes no\nUsePAM no\nUseDNS no\n"
                 "PermitRootLogin prohibit-password\nPasswordAuthentication no\n"
                 "KbdInteractiveAuthentication no\nSubsystem sftp internal-sftp\n"
                 "MaxStartups 200\nMaxSessions 200\nLogLevel ERROR\n");
}

bool SftpServer::serves() const {
  write_file(folder_.path() / "nothing", "pwd\n");
  return client(folder_.path() / "nothing")->wait(10s) == 0;
}

std::unique_ptr<ChildProcess> SftpServer::client(const std::filesystem::path& batch,
                                                 const std::vector<std::string>& options) const {
  std::vector<std::string> words{client_program, "-q", "-F", "none"};
  words.insert(words.end(), options.begin(), options.end());
  words.insert(words.end(), {"-b", batch, "-P", std::to_string(port_), "-i",
                             folder_.path() / "client_key", "-o", "BatchMode=yes", "-o",
                             "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o",
                             "LogLevel=ERROR", user_name() + "@127.0.0.1"});
  return std::make_unique<ChildProcess>(words, folder_.path() / "log");
}

std::string SftpServer::log() const {
  return read_file(folder_.path() / "log");
}

}  // namespace ecluse::tests
