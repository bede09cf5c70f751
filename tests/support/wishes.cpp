#include "tests/support/wishes.hpp"

#include <cstdlib>
#include <string_view>

namespace ecluse::tests {

Extent extent() {
  const char* value = std::getenv("ECLUSE_CRASH");
  const std::string_view wished = value ? value : "";
  if (wished == "full") return Extent::full;
  return wished == "few" ? Extent::few : Extent::part;
}

int wish(const char* name, int otherwise) {
  const char* value = std::getenv(name);
  return value && *value ? std::atoi(value) : otherwise;
}

}  // namespace ecluse::tests
