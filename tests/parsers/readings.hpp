// One reader over the embedded schemas, for the tests of this folder.
#pragma once

#include <string_view>

#include "parsers/reader.hpp"

namespace ecluse::tests {

inline parsers::Reading reading_of(std::string_view bytes, std::string_view key = {}) {
  static const auto set = parsers::SchemaSet::embedded();
  static parsers::Reader reader(set);
  return reader.read(bytes, key);
}

}  // namespace ecluse::tests
