// How long a piece may wait for someone before it goes on without him (tables/delays.tsv;
// chorus-edi.md §4.3, §4.4). Held by Machines; asked by daemon, which knows the fiche of the
// market, when a piece comes to a status. Constant, any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.hpp"
#include "model/result.hpp"

namespace ecluse::lifecycle {

/// What becomes of the delay of a piece that comes to a status.
enum class Clocking : std::uint8_t {
  none,    ///< it waits for nobody, or without limit
  begins,  ///< a delay begins
  goes_on  ///< the one that runs goes on
};

struct Delay {
  Clocking clocking = Clocking::none;
  int days = 0;        ///< where it begins
  std::string market;  ///< valideur, moe: the delay of the fiche that takes its place; may be empty
};

class Delays {
 public:
  /// Columns cadre, state, days, market. An empty text: no row. E_TABLE with the line at fault.
  static Result<Delays> load(std::string_view tsv);

  /// The delay of a piece of that cadre that comes to `state`.
  [[nodiscard]] Delay of(std::string_view cadre, std::string_view state) const;

  /// The statuses in which some piece waits with a delay, in the order of the table.
  [[nodiscard]] std::vector<std::string> states() const;

 private:
  struct Row {
    std::string cadre, state;
    Delay delay;
  };
  std::vector<Row> rows_;
};

/// When a delay that begins at `from` has run out: the midnight of Paris that ends its last day.
/// The day on which it begins does not count.
Instant end_of_delay(Instant from, int days);

}  // namespace ecluse::lifecycle
