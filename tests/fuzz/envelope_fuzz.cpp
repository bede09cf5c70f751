// Any bytes as a flux: bare XML, gzip, tar, ZIP. Opening ends within its limits, with entries or
// findings.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/envelope.hpp"
#include "tests/support/entries.hpp"
#include "tests/support/string_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ecluse::ingest::EnvelopeLimits limits;
  limits.entry_bytes = limits.total_bytes = limits.ratio_floor = 1'000'000;
  ecluse::tests::StringReader reader(std::string(reinterpret_cast<const char*>(data), size));
  ecluse::tests::WholeEntries entries;
  using namespace ecluse::ingest;
  const auto opened = open_envelope(reader, limits, entries, Carried::either, Containers::deposit);
  const auto given = entries.ended.size();
  for (const auto& entry : entries.ended)
    if (entry.bytes.empty() || entry.bytes.size() > limits.entry_bytes) std::abort();
  if (!opened || (given == 0 && opened->findings.empty()) || given > limits.entries) std::abort();
  return 0;
}
