// What becomes of the contents of documents while they are read: hashed, and only where someone
// needs them kept. Pure hashing touches no disk: it is what run, watch and check do. Called by the
// threads that read documents.
#pragma once

#include "model/content.hpp"

namespace ecluse::lifecycle {

/// Sinks that hash and keep nothing; from any thread.
OpenSink hashing_sinks();

}  // namespace ecluse::lifecycle
