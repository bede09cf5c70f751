// A function of the library called by itself, without an expression. Tests only.
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <vector>

#include "validation/xpath/function_table.hpp"

namespace ecluse::tests {

/// An evaluation of no document.
struct Desk {
  xpath::Shared shared;
  xpath::Evaluation evaluation{shared};

  xpath::Sequence call(std::string_view name, std::initializer_list<xpath::Sequence> arguments) {
    const std::vector<xpath::Sequence> given(arguments);
    xpath::Call call{evaluation, given};
    for (const auto& table : xpath::function_library())
      for (const auto& row : table.rows)
        if (row.name == name && given.size() >= row.least && given.size() <= row.most)
          return row.evaluate(call);
    throw std::logic_error("no function " + std::string(name));
  }
  [[nodiscard]] std::string error() {
    return evaluation.failed() ? evaluation.take_error().code : std::string();
  }
};

inline xpath::Sequence text(std::string_view value) {
  return xpath::Item::of_string(value);
}
inline xpath::Sequence integer(std::int64_t value) {
  return xpath::Item::of_integer(value);
}
inline xpath::Sequence real(double value) {
  return xpath::Item::of_double(value);
}

}  // namespace ecluse::tests
