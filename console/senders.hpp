// What is judged of whoever sends a form, before the form is: from where, and whether he may bring
// a file at all. Called by console/front with the head of a request; any thread, with its Desk.
#pragma once

#include "console/desk.hpp"
#include "console/request.hpp"
#include "console/routes.hpp"

namespace ecluse::console {

/// A form is sent from a page of this server; browsers say where from.
bool from_here(const Request& request);

/// Whether the reader may bring a file to anybody by that route (Route::takes_file): have it
/// checked or deposited for a partner, or keep it on the shelf of a structure. For whom, is judged
/// when the form is there. E_LEDGER_*.
Result<bool> may_bring(const Route& route, Desk& desk, const Reader& reader);

}  // namespace ecluse::console
