// What is judged of whoever sends a form, before the form is: from where, and whether he may bring
// a file at all. Called by console/front with the head of a request; any thread, with its Desk.
#pragma once

#include <optional>
#include <string_view>

#include "console/desk.hpp"
#include "console/request.hpp"
#include "console/routes.hpp"

namespace ecluse::console {

/// A form is sent from a page of this server; browsers say where from.
bool from_here(const Request& request);

/// Whether a form, or the head of one, is taken: from a page of this server and, where the route is
/// not anyone's, of a session, whose token the form gives back once it is there.
bool is_taken(const Request& request, const Route& route, const Reader& reader);

/// Whether the reader may bring a file to anybody by that route (Route::takes_file): have it
/// checked or deposited for a partner, or keep it on the shelf of a structure. For whom, is judged
/// when the form is there. E_LEDGER_*.
Result<bool> may_bring(const Route& route, Desk& desk, const Reader& reader);

/// Why a file that is to come is not read.
struct Unwanted {
  unsigned status;
  std::string_view word;  ///< what its sender is told
  std::string_view code;  ///< what the audit keeps
};

/// Of the head of a request, what is not wanted; nothing: go on. E_LEDGER_*.
Result<std::optional<Unwanted>> unwanted(const Request& request, const Route& route, Desk& desk,
                                         const Reader& reader);

}  // namespace ecluse::console
