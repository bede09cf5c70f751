// What forms that are made of a table of fields have in common (console/memoire_entry.hpp).
#pragma once

#include <string_view>
#include <vector>

#include "console/memoire_entry.hpp"
#include "console/pages.hpp"

namespace ecluse::console {

/// What was typed, and what is wrong with it.
struct Typed {
  const Entry& entry;
  const std::vector<EntryFault>& faults;
  const std::vector<EntryWord>& words;
};

/// The fields of a block as the form shows them; of a line, 0 for those that are of none.
std::vector<View> typed_fields(const std::vector<EntryField>& fields, std::string_view block,
                               int line, const Typed& typed, const Visit& visit);

/// The partners in whose name the reader may deposit, that of the form marked. E_LEDGER_*.
Result<std::vector<View>> typed_ways(const Visit& visit);

}  // namespace ecluse::console
