// The form that takes a file, on the page of deposits (console/pages/deposits.cpp).
#pragma once

#include "console/pages.hpp"

namespace ecluse::console {

/// Adds the partners in whose name the reader may deposit ("ways"), and what waits to be taken
/// ("waiting"). E_LEDGER_*, E_DISK_*.
Done add_deposit_form(View& view, const Visit& visit);

/// What was deposited, and where to follow it.
Page deposited_page(const Deposited& deposited, const Visit& visit);

}  // namespace ecluse::console
