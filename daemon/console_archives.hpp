// Flux and dossiers as ZIP archives made while they are sent: each file as it is, then the manifest
// (name, size and SHA-256 of each) and the same as `sha256sum -c` reads it (acceptance.md EXP-03,
// SCR-11). One file is in memory at a time. Used by the exports of the console.
#pragma once

#include <optional>
#include <string>

#include "console/desk.hpp"
#include "daemon/console_sent.hpp"
#include "daemon/premises.hpp"

namespace ecluse::daemon {

/// The original of a flux, its delivered answers, its certificate when it has one. Nothing when
/// there is none of that row, or when the reader does not see the whole of it. `premises` must
/// outlive what is given.
Result<std::optional<Parts>> flux_parts(std::int64_t row, const console::Reader& reader,
                                        const Premises& premises);

/// The pieces of a dossier that the reader sees, oldest first. Nothing unless one dossier has that
/// number.
Result<std::optional<Parts>> dossier_parts(const std::string& number, const console::Reader& reader,
                                           const Premises& premises);

}  // namespace ecluse::daemon
