// Whether a flux or a piece is called so by those who ask for it. Pure; used by commands.
#pragma once

#include <string_view>

#include "lifecycle/ledger_rows.hpp"

namespace ecluse::daemon {

/// By its id of 25 characters, the name of its file or its arrival id.
bool is_called(const lifecycle::FluxRow& flux, std::string_view name);

/// By its number: of a mémoire also TMP… and MJ….
bool is_called(const lifecycle::PieceRow& piece, std::string_view name);

}  // namespace ecluse::daemon
