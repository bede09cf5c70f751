// The attachments of a flux that lies somewhere, read again from its bytes: what show tells and
// what extract writes. Nothing is judged, nothing recorded. On the calling thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "daemon/premises.hpp"
#include "ingest/envelope.hpp"
#include "model/content.hpp"

namespace ecluse::daemon {

/// A document of a flux, in its place: one without attachments too.
struct PieceContents {
  std::string file;    ///< its name in the envelope, empty for a flux that is one document
  std::string number;  ///< of the invoice, empty when it could not be read
  std::vector<AttachmentFacts> attachments;
};

/// Reads the file at `path` within these limits (daemon/reread); `take` is given each piece as it
/// comes, and says whether to go on. Errors: E_DISK_*, E_PDF_CHILD, E_ENVELOPE (detail: the code of
/// the finding), or what `take` says.
Done read_contents(const std::string& path, const ingest::EnvelopeLimits& limits,
                   const Premises& premises, const OpenSink& open,
                   const std::function<Done(PieceContents&&)>& take);

}  // namespace ecluse::daemon
