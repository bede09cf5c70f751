// What a test cannot go on without. Called by tests and benchmarks.
#pragma once

#include <stdexcept>
#include <type_traits>
#include <utility>

#include "model/result.hpp"

namespace ecluse::tests {

/// The value of a Result, or the failure of the test by an exception.
template <class T>
T need(Result<T>&& result) {
  if (!result) throw std::runtime_error(result.error().code + ": " + result.error().detail);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

}  // namespace ecluse::tests
