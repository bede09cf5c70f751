// The one search box: what a text given to an agent on the phone may be (ESP-18, SRH-04). A number,
// a SIRET, an amount, a date, a name…: every reading that its form allows, the most telling first.
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "console/desk.hpp"

namespace ecluse::console {

/// One reading of the text.
struct Reading {
  std::string kind{};  ///< a word "reading_<kind>": number, siret, amount…
  Wish wish{};
  bool flux = false;  ///< what is called so are flux, not pieces
};

/// The two readings of the reference of a ticket.
std::vector<Reading> readings_of_ticket(const std::string& reference);

/// At most eight readings; none for an empty text.
std::vector<Reading> readings_of(std::string_view text);

}  // namespace ecluse::console
