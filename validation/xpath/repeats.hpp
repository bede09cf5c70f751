// What variables give, where an assertion asks for it several times: the lines of a rate, which are
// counted and summed. Held until a variable changes or the scratch arena, in which the values lie,
// is rewound. Belongs to one Evaluation.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

struct Binding;

class Repeats {
 public:
  /// Which value: of the expression of that number, at a context node, with these bindings.
  struct Asked {
    std::uint32_t number = 0;
    NodeId node = 0;
    const Binding* bindings = nullptr;
    friend bool operator==(const Asked&, const Asked&) = default;
  };

  /// Null when it is not known. Until the next keep().
  [[nodiscard]] const Sequence* find(const Asked& asked) const {
    const auto& place = places_[asked.number % places_.size()];
    return place.time == time_ && place.asked == asked ? &place.value : nullptr;
  }
  /// What is kept in the same place is forgotten.
  void keep(const Asked& asked, const Sequence& value) {
    places_[asked.number % places_.size()] = {time_, asked, value};
  }
  void forget() { ++time_; }

 private:
  struct Place {
    std::uint64_t time = 0;
    Asked asked;
    Sequence value;
  };
  std::array<Place, 32> places_{};
  std::uint64_t time_ = 1;
};

}  // namespace ecluse::xpath
