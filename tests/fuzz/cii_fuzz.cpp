// CII with changed elements, under the schema of Chorus Pro and under that of the standard.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/read_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ecluse::tests::read_document(data, size, size % 2 == 0 ? "cii-d16b-chorus" : "cii-d16b");
  return 0;
}
