// What whoever runs the tests wishes of them, by his environment. Called by tests that have a long
// form.
#pragma once

#include <cstdint>

namespace ecluse::tests {

/// How much of the power cuts to try: ECLUSE_CRASH=full is all (make crashmatrix), few a handful,
/// for slow builds; else a seeded part.
enum class Extent : std::uint8_t { few, part, full };

Extent extent();

/// The number in that variable of the environment, or that other one where there is none.
int wish(const char* name, int otherwise);

}  // namespace ecluse::tests
