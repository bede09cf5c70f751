// What the machine of pieces does not say by itself: what a status means where a piece stands
// (tables/piece_readings.tsv), and where a piece goes on its own after a validation
// (piece_onward.tsv; chorus-edi.md §4.3, §4.4). Held by Machines; constant, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::lifecycle {

class PieceLife {
 public:
  /// Either text may be empty: no rows. E_TABLE with the line at fault.
  static Result<PieceLife> load(std::string_view readings, std::string_view onward);

  /// The status that a piece in `standing` takes when it is said `said`; empty when that is noted
  /// and changes nothing.
  [[nodiscard]] std::string_view read(std::string_view said, std::string_view standing) const;

  /// Whether some row speaks of that status: it has a meaning though it is none of the machine.
  [[nodiscard]] bool knows(std::string_view said) const;

  /// The next step that the house takes for a piece of that cadre, with so many validators; empty
  /// when it waits for someone.
  [[nodiscard]] std::string_view onward(std::string_view cadre, int validators,
                                        std::string_view standing) const;

 private:
  struct Reading {
    std::string said, from, to;
  };
  struct Onward {
    std::string cadre, validators, from, to;
  };
  std::vector<Reading> readings_;
  std::vector<Onward> onward_;
};

}  // namespace ecluse::lifecycle
