// What the console asks of a search, as a search of the ledger: its criteria are the options of
// `ecluse search`, besides those of the screens (acceptance.md SCR-06). Pure; used by the desk of
// the console and by its exports.
#pragma once

#include <string>

#include "console/desk.hpp"
#include "daemon/tables.hpp"
#include "lifecycle/search.hpp"

namespace ecluse::daemon {

/// Of what that reader sees, at that time. E_SEARCH: a criterion that no search has, or that cannot
/// be read.
Result<lifecycle::PieceSearch> search_of_wish(const console::Wish& wish,
                                              const console::Reader& reader, const Tables& tables,
                                              Instant now);

/// What was asked, for the audit: "supplier=… state=…".
std::string told(const console::Wish& wish);

}  // namespace ecluse::daemon
