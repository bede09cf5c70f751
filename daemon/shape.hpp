// The stock by its shape: what waits, by age, partner and state, in columns whose ages double, so
// that a partner who is stuck and one who is merely busy look different. Pure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "daemon/subjects.hpp"

namespace ecluse::daemon {

/// Minutes, excluded; what is older is in a last column.
inline constexpr std::array shape_ages{5, 10, 20, 40, 80, 160, 320, 640, 1280};
inline constexpr std::size_t shape_columns = shape_ages.size() + 1;

struct ShapeRow {
  std::string partner;  ///< empty: all of them
  std::string state;    ///< "waiting", "held", "pending", "quarantined"; empty: all of them
  std::int64_t total = 0;
  std::array<std::int64_t, shape_columns> counts{};
};

/// The sum of all first, then a row for each partner and state that has something.
std::vector<ShapeRow> shape_of(const std::vector<Subject>& subjects, Instant now);

/// "5", "10"…, "1280+": minutes.
std::string shape_label(std::size_t column);

}  // namespace ecluse::daemon
