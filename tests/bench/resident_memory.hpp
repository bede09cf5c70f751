// What work costs in resident memory, for the benchmarks that measure a document beside itself.
// Linux only; the counters are those of /proc. Called from the main thread of a benchmark.
#pragma once

#include <cstdint>
#include <functional>

namespace ecluse::tests {

/// Bytes that `work` adds to the resident memory at its highest, in a child process that has done
/// `before` first and given back what that freed. 0 when there can be no child.
std::uint64_t growth_in_child(const std::function<void()>& before,
                              const std::function<void()>& work);

}  // namespace ecluse::tests
