// What the lists and their exports ask in the same way. Pure.
#pragma once

#include <string>

#include "console/pages.hpp"

namespace ecluse::console {

/// The flux that a query asks for: "etat", "partenaire", "interface", "nom".
lifecycle::FluxFilter flux_filter_asked(const Visit& visit);

/// "memoires", "travaux" or "factures".
std::string board_space_asked(const Visit& visit);

}  // namespace ecluse::console
