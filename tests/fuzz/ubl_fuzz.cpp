// UBL, Invoice and CreditNote, with changed elements: a piece or findings.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/read_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ecluse::tests::read_document(data, size);
  return 0;
}
