// What is remembered of the attachments of a piece. Used by examine and extract; pure.
#pragma once

#include <vector>

#include "model/content.hpp"
#include "model/piece.hpp"
#include "routing/attachment_kinds.hpp"

namespace ecluse::daemon {

/// Those with a content, in the order of the piece. Names are made harmless to terminals.
std::vector<AttachmentFacts> attachments_of(const Piece& piece,
                                            const routing::AttachmentKinds& kinds);

}  // namespace ecluse::daemon
