// The entry of a mémoire, on the page of mémoires (console/pages/memoires.cpp).
#pragma once

#include "console/pages.hpp"

namespace ecluse::console {

/// Adds a blank form ("blocks", "lines") for who may deposit. E_LEDGER_*.
Done add_entry_form(View& view, const Visit& visit);

}  // namespace ecluse::console
