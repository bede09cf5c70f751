// Any bytes as an XML document: UBL, CII or anything else. A reading ends, with a tree or findings.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "parsers/reader.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto schemas = ecluse::parsers::SchemaSet::embedded();
  static ecluse::parsers::Reader reader(schemas);
  const auto reading = reader.read({reinterpret_cast<const char*>(data), size});
  if (!reading.piece && reading.findings.empty()) std::abort();
  for (const auto& finding : reading.findings)
    if (finding.code.empty()) std::abort();
  return 0;
}
