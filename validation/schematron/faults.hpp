// The first thing that is wrong with a rulebook: the reading and the compilation go on with
// something harmless and stop at their next check. One object a load, one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/result.hpp"
#include "validation/schematron/schema.hpp"

namespace ecluse::validation::schematron {

class Faults {
 public:
  /// Later ones are not kept: they may follow from the first.
  void add(const Origin& where, std::string_view what) {
    if (!first_)
      first_ = Error{"E_RULEBOOK",
                     where.file + ":" + std::to_string(where.line) + ": " + std::string(what)};
  }
  [[nodiscard]] bool any() const { return first_.has_value(); }
  [[nodiscard]] const Error& first() const { return *first_; }

 private:
  std::optional<Error> first_;
};

}  // namespace ecluse::validation::schematron
