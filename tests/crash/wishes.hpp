// What whoever runs these tests wishes of them, by his environment: how much of each to do
// (ECLUSE_CRASH=full: all, make crashmatrix; few: a handful, for slow builds; else a seeded part),
// and numbers of his own. Called by tests.
#pragma once

#include <cstdint>

namespace ecluse::tests {

enum class Extent : std::uint8_t { few, part, full };

Extent extent();

/// The number in that variable of the environment, or that other one where there is none.
int wish(const char* name, int otherwise);

}  // namespace ecluse::tests
