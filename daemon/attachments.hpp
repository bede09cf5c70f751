// What is remembered of the attachments of a piece. Used by examine and extract; pure.
#pragma once

#include <vector>

#include "model/content.hpp"
#include "model/piece.hpp"

namespace ecluse::daemon {

/// Those with a content, in the order of the piece. Names are made harmless to terminals.
std::vector<AttachmentFacts> attachments_of(const Piece& piece);

}  // namespace ecluse::daemon
