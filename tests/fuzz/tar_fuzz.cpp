// Any bytes as a tar, without gzip's checksum in the way of the fuzzer. Members end, in number and
// in size, within the bytes given.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/tar.hpp"
#include "tests/support/string_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ecluse::tests::StringReader reader(std::string(reinterpret_cast<const char*>(data), size));
  ecluse::ingest::Buffered buffered(reader);
  ecluse::ingest::TarReader tar(buffered, 65'536);
  std::size_t total = 0;
  while (const auto member = tar.next()) {
    for (auto some = tar.take(); !some.empty(); some = tar.take()) total += some.size();
    if (total > size) std::abort();
  }
  return 0;
}
