// What the console sends part by part, hashed on its way: the audit has the hash and how far it
// went, whatever the end (acceptance.md MFJ-28, EXP-01). Made by the exports of the console; lives
// on a thread of the server, one at a time.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "console/exports.hpp"
#include "lifecycle/accounts.hpp"
#include "model/date.hpp"

namespace ecluse::daemon {

/// The next part; nothing after the last one.
using Parts = std::function<Result<std::optional<std::string>>()>;

/// Whose export it is, and of what.
struct SentTo {
  std::string who, what, detail;
};

/// Passes the parts on. At the end, or when nobody asks for more, keeps a row of the audit: `what`,
/// or `what`_cut where the end was not reached. An error of the source is thrown as
/// std::runtime_error: the connection is cut.
std::function<std::optional<std::string>()> sent(Parts parts, SentTo to,
                                                 std::unique_ptr<lifecycle::AccountDesk> audit,
                                                 Clock clock);

}  // namespace ecluse::daemon
