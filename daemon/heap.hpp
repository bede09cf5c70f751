// How the heap of the process is kept: what one document freed serves the next. Given back to the
// system and taken again page by page, it would cost up to a fifth of the reading of a document.
// Called once by main, and by what measures as it does, before any thread starts.
#pragma once

#include <malloc.h>

namespace ecluse::daemon {

/// Bytes that the allocator may keep for later, at the most, for each of its heaps.
inline constexpr int most_kept_bytes = 64'000'000;

inline void keep_freed_memory() {
  mallopt(M_TRIM_THRESHOLD, most_kept_bytes);
  mallopt(M_MMAP_THRESHOLD, most_kept_bytes / 4);  // larger blocks go back at once
}

}  // namespace ecluse::daemon
