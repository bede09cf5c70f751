// Any bytes as the name of a flux: a FluxName or findings, quoted in printable ASCII.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ingest/flux_name.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto reading = ecluse::ingest::read_flux_name({reinterpret_cast<const char*>(data), size});
  if (!reading.name && reading.findings.empty()) std::abort();
  for (const auto& finding : reading.findings)
    for (const auto& value : finding.values)
      if (std::any_of(value.text.begin(), value.text.end(),
                      [](char c) { return c < 0x20 || c > 0x7E; }))
        std::abort();
  return 0;
}
