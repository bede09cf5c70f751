// Any bytes as a gzip, read in steps whose size the last byte tells. Inflating ends, within what
// deflate can hold, at the last member or at a damage; and never gives anything afterwards.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "ingest/gzip.hpp"
#include "tests/support/string_reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t most_ratio = 1032, most_step = 64;  // of deflate; of reading
  if (size == 0) return 0;
  ecluse::tests::StringReader reader(std::string(reinterpret_cast<const char*>(data), size - 1),
                                     1 + data[size - 1] % most_step);
  ecluse::ingest::Gunzip gunzip(reader);
  std::array<char, 4096> room{};
  std::size_t total = 0;
  while (const auto count = gunzip.read(room).value()) total += count;
  if (gunzip.bytes_in() > size || total > most_ratio * size) std::abort();
  if (gunzip.read(room).value() != 0) std::abort();
  if (gunzip.damage() && gunzip.damage()->cause.empty()) std::abort();
  return 0;
}
