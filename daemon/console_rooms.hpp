// One opening of the root for the console: its tables, its pages, and the counters (a desk and a
// door each) that the threads of the server take in turn. When the tables change another opening
// takes its place; requests under way end in the old one. Used by ConsoleService.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "console/front.hpp"
#include "daemon/console_door.hpp"
#include "lifecycle/audit.hpp"
#include "lifecycle/news.hpp"
#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::daemon {

/// What outlives every opening.
struct ConsoleNeeds {
  std::string root;
  console::Reached reached = console::Reached::plainly;
  unsigned counters = 1;
  std::function<void(const Error&)> on_error;  ///< from any thread
  Clock clock;
  ConsoleDoor::Shared doors;
};

class ConsoleRooms {
 public:
  /// As Premises::open and the ledger say.
  static Result<std::unique_ptr<ConsoleRooms>> open(const ConsoleNeeds& needs);
  ConsoleRooms(const ConsoleRooms&) = delete;
  ConsoleRooms& operator=(const ConsoleRooms&) = delete;
  ~ConsoleRooms();

  /// From as many threads at once as there are counters; others wait.
  console::Reply answer(const console::Request& request);
  /// Whose session that is, without his being there; nothing when it is over, or cannot be known.
  std::optional<console::Reader> watching(const std::string& session);
  /// "/flux/{row}"; "-" where no route leads.
  [[nodiscard]] std::string route_of(const console::Request& request) const;

  /// Of one thread only.
  [[nodiscard]] lifecycle::NewsDesk& news();
  [[nodiscard]] lifecycle::AuditKeeper& audit();

 private:
  struct Parts;
  explicit ConsoleRooms(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace ecluse::daemon
