// A ledger of years, made for the benchmarks that ask it questions: flux of twenty pieces, few of
// which have a field of their neighbour; mémoires, works and refused ones among them; a third of
// the pieces moved on to one of four states.
#pragma once

#include <cstdint>
#include <string>

#include "model/date.hpp"
#include "tests/support/need.hpp"

namespace ecluse::tests {

inline constexpr int history_pieces_a_flux = 20;
inline constexpr int history_suppliers = 8000, history_recipients = 3000, history_markets = 400;

/// What the nth of its kind is called.
std::string history_supplier(int nth);
std::string history_recipient(int nth);

/// When the nth flux was received.
Instant history_received(std::int64_t nth);

/// Makes the ledger `file`, which is not there, with at least `transitions` steps: three and a half
/// a piece. Tells on stdout what it took.
void make_history(const std::string& file, std::int64_t transitions);

/// Of this process so far, in ms.
double processor_ms();

}  // namespace ecluse::tests
