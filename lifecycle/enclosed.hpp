// The bytes of an answer that carries a document of the archive: the document, in a ZIP of one
// stored file, in base64, at its place in the answer (chorus-edi.md §1.5, §5.4). Given in order and
// in small parts, so that an original of any size costs no memory; the same parts each time, for
// ever: nothing is compressed, nothing dated. Used by the outbox.
#pragma once

#include <functional>
#include <string_view>

#include "model/outcome.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// Takes bytes in order; what it gives back stops the giving.
using TakeBytes = std::function<Done(std::string_view bytes)>;

/// Gives the bytes of an original to `take`, in order. E_ORIGINAL when they cannot be read, or what
/// `take` says. daemon/originals.
using ReadOriginal = std::function<Done(const Enclosure& original, const TakeBytes& take)>;

/// Gives the bytes of an answer that has an original, which is read twice.
Done give_enclosed(const Answer& answer, const ReadOriginal& read, const TakeBytes& take);

}  // namespace ecluse::lifecycle
