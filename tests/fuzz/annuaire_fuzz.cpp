// Any bytes as the CSV of the directory: a directory, or the line at fault.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "routing/annuaire.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto annuaire =
      ecluse::routing::Annuaire::from_csv({reinterpret_cast<const char*>(data), size});
  if (!annuaire && annuaire.error().detail.empty()) std::abort();
  return 0;
}
