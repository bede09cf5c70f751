// A question about a piece that somebody has to correct, written for whoever asks it (ESP-06):
// subject, numbers of the flux and of the piece, SIRET of the recipient. Pure.
#pragma once

#include <string>

#include "console/pages.hpp"

namespace ecluse::console {

/// The address of a letter (mailto:) that only lacks its reader; empty for a piece that was not
/// refused, and that nobody has to correct.
std::string question_about(const lifecycle::PieceRow& piece, const lifecycle::FluxRow& flux,
                           const Visit& visit);

}  // namespace ecluse::console
