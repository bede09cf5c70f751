// A hundred flux over a month: what the crash matrix plays once in full, and once more from every
// point where the power may have gone. Plain values.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lifecycle/orders.hpp"
#include "model/date.hpp"

namespace ecluse::tests {

/// What a person says of a piece at the terminal.
struct SaidByPerson {
  std::string piece, status, motif, comment, role;
};

/// What an operator orders about a file, before the house works; or that the order is lifted.
struct Ordered {
  lifecycle::OrderKind kind = lifecycle::OrderKind::hold;
  std::string file;
  bool lifted = false;
};

/// A day of the scenario. Only one partner drops files on one day: a house that begins again
/// takes the files of a partner in their order, but not the partners in the turn they had, and
/// rows and numbers would stand in another order.
struct Day {
  Instant now{};
  std::string partner;
  std::vector<std::pair<std::string, std::string>> dropped;  ///< name, bytes
  std::vector<SaidByPerson> said;
  std::vector<Ordered> ordered{};
};

/// Good, partial, refused and repeated flux of several syntaxes, statuses of recipients and
/// suppliers, what people say, orders of operators, and days when only time passes.
std::vector<Day> hundred_flux();

/// A day's flux of each kind, for tests that play it often.
std::vector<Day> few_flux();

}  // namespace ecluse::tests
