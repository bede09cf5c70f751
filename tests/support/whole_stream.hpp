// All that a stream of the console gives, for the tests of lists and archives.
#pragma once

#include <string>

#include "console/exports.hpp"

namespace ecluse::tests {

/// All the parts of a stream.
inline std::string whole_of(const console::Stream& stream) {
  std::string all;
  while (auto part = stream.next()) all += *part;
  return all;
}

}  // namespace ecluse::tests
