#include "ingest/doorbell.hpp"

#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "model/network_disk.hpp"

namespace ecluse::ingest {

namespace {

namespace asio = boost::asio;
using ErrorCode = boost::system::error_code;

/// A partner folder: a file closed after writing, or renamed into place.
constexpr std::uint32_t folder_mask = IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR | IN_EXCL_UNLINK;
/// The inbound folder: folders that come, and its own end.
constexpr std::uint32_t inbound_mask =
    IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::uint32_t inbound_gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED;

std::optional<Error> network_trouble(const std::string& folder) {
  struct statfs facts {};
  if (statfs(folder.c_str(), &facts) != 0) return std::nullopt;
  const auto name = network_disk(static_cast<std::uint32_t>(facts.f_type));
  if (name.empty()) return std::nullopt;
  return Error{"E_WATCH_NETWORK", folder + ": " + std::string(name)};
}

}  // namespace

Error watch_failure(int system_error, const std::string& folder) {
  const std::string detail =
      folder + ": " + std::error_code(system_error, std::generic_category()).message();
  switch (system_error) {
    case ENOSPC:  // so does the kernel say that fs.inotify.max_user_watches is reached
      return {"E_WATCH_LIMIT", detail + " (fs.inotify.max_user_watches)"};
    case EMFILE:
      return {"E_WATCH_LIMIT", detail + " (fs.inotify.max_user_instances)"};
    case ENFILE:
    case ENOMEM:
      return {"E_WATCH_LIMIT", detail};
    case EACCES:
    case ENOENT:
    case ENOTDIR:
      return {"E_WATCH_FOLDER", detail};
    default:
      return {"E_WATCH_SYSTEM", detail};
  }
}

/// The asynchronous side: three sources that only ever set flags.
struct Doorbell::Wires {
  explicit Wires(std::string folder) : inbound(std::move(folder)) {}

  void listen_to_signals();
  void open_inotify();
  void watch_everything();
  void watch(const std::string& name);
  void listen_to_events();
  void note_events(std::size_t count);
  void note(const inotify_event& event);
  void give_up(Error why);
  void start_timer(std::chrono::milliseconds at_most);
  [[nodiscard]] bool has_rung() const { return stopped || reload || arrival || timed_out; }
  Ring take();

  std::string inbound;
  asio::io_context io{1};
  asio::signal_set signals{io, SIGTERM, SIGINT, SIGHUP};
  asio::steady_timer timer{io};
  asio::posix::stream_descriptor inotify{io};
  alignas(inotify_event) std::array<char, std::size_t{64} * 1024> events{};
  int inbound_watch = -1;
  std::map<int, std::string> folders;  ///< by watch
  std::optional<Error> why_not;
  std::uint64_t waits = 0;  ///< tells the timer of this wait from those before
  bool stopped = false;
  bool reload = false;
  bool arrival = false;
  bool timed_out = false;
};

void Doorbell::Wires::listen_to_signals() {
  signals.async_wait([this](const ErrorCode& error, int signal) {
    if (error) return;
    (signal == SIGHUP ? reload : stopped) = true;
    listen_to_signals();
  });
}

void Doorbell::Wires::open_inotify() {
  const int descriptor = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor < 0) return give_up(watch_failure(errno, inbound));
  inotify.assign(descriptor);
  why_not = network_trouble(inbound);
  watch_everything();
  if (inotify.is_open()) listen_to_events();
}

void Doorbell::Wires::watch_everything() {
  inbound_watch = inotify_add_watch(inotify.native_handle(), inbound.c_str(), inbound_mask);
  if (inbound_watch < 0) return give_up(watch_failure(errno, inbound));
  std::error_code error;
  std::filesystem::directory_iterator entry(inbound, error);
  while (!error && entry != std::filesystem::directory_iterator()) {
    const bool folder =
        entry->symlink_status(error).type() == std::filesystem::file_type::directory;
    if (folder) watch(entry->path().filename().string());
    entry.increment(error);
  }
  if (error) why_not = watch_failure(error.value(), inbound);
}

/// Folders that begin with a dot are none of ours (Inbox).
void Doorbell::Wires::watch(const std::string& name) {
  if (name.starts_with('.')) return;
  const std::string path = inbound + '/' + name;
  const int watch = inotify_add_watch(inotify.native_handle(), path.c_str(), folder_mask);
  if (watch >= 0) {
    folders[watch] = name;
    if (!why_not) why_not = network_trouble(path);   // it may be a mount of its own
  } else if (errno != ENOENT && errno != ENOTDIR) {  // else it is gone already
    why_not = watch_failure(errno, path);
  }
}

void Doorbell::Wires::listen_to_events() {
  inotify.async_read_some(asio::buffer(events), [this](const ErrorCode& error, std::size_t count) {
    if (error == asio::error::operation_aborted) return;
    if (error) return give_up(watch_failure(error.value(), inbound));
    note_events(count);
    if (inotify.is_open()) listen_to_events();
  });
}

void Doorbell::Wires::note_events(std::size_t count) {
  std::size_t place = 0;
  while (place + sizeof(inotify_event) <= count && inotify.is_open()) {
    const auto* const event = reinterpret_cast<const inotify_event*>(events.data() + place);
    place += sizeof(inotify_event) + event->len;
    note(*event);
  }
}

void Doorbell::Wires::note(const inotify_event& event) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {  // a new folder may be among what was lost
    arrival = true;
    return watch_everything();
  }
  if (event.wd != inbound_watch) {
    if ((event.mask & IN_IGNORED) != 0)
      folders.erase(event.wd);
    else
      arrival = true;
    return;
  }
  if ((event.mask & inbound_gone) != 0) return give_up(watch_failure(ENOENT, inbound));
  if ((event.mask & IN_ISDIR) == 0) return;
  watch(event.name);
  arrival = true;  // files may have come before the watch
}

/// From now on the timer does the work alone.
void Doorbell::Wires::give_up(Error why) {
  why_not = std::move(why);
  folders.clear();
  ErrorCode ignored;
  if (inotify.is_open()) inotify.close(ignored);
}

void Doorbell::Wires::start_timer(std::chrono::milliseconds at_most) {
  timed_out = false;
  timer.expires_after(at_most);
  timer.async_wait([this, wait = ++waits](const ErrorCode& error) {
    if (!error && wait == waits) timed_out = true;
  });
}

Ring Doorbell::Wires::take() {
  if (stopped) return Ring::stop;
  if (std::exchange(reload, false)) return Ring::reload;
  return std::exchange(arrival, false) ? Ring::arrival : Ring::timeout;
}

Doorbell::Doorbell(std::unique_ptr<Wires> wires) : wires_(std::move(wires)) {}

Doorbell::~Doorbell() = default;

Result<std::unique_ptr<Doorbell>> Doorbell::hang(const std::string& inbound_folder) {
  std::error_code error;
  const std::filesystem::directory_iterator readable(inbound_folder, error);
  if (error) return tl::unexpected(watch_failure(error.value(), inbound_folder));
  try {
    auto wires = std::make_unique<Wires>(inbound_folder);
    wires->listen_to_signals();
    wires->open_inotify();
    return std::unique_ptr<Doorbell>(new Doorbell(std::move(wires)));
  } catch (const std::system_error& trouble) {
    return failure("E_WATCH_SYSTEM", trouble.what());
  }
}

Ring Doorbell::wait(std::chrono::milliseconds at_most) {
  wires_->start_timer(at_most);
  wires_->io.poll();
  while (!wires_->has_rung()) wires_->io.run_one();
  wires_->timer.cancel();
  return wires_->take();
}

void Doorbell::stop() {
  asio::post(wires_->io, [wires = wires_.get()] { wires->stopped = true; });
}

Watches Doorbell::watches() const {
  return {wires_->folders.size(), wires_->why_not};
}

}  // namespace ecluse::ingest
