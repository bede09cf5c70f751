// The files that are joined to a mémoire, on the form that enters it (console/pages/memoires.cpp).
#pragma once

#include <string>
#include <vector>

#include "console/memoire_joined.hpp"
#include "console/pages.hpp"

namespace ecluse::console {

/// What a form has joined, and what it may.
struct Joining {
  std::vector<Joined> joined{};
  std::vector<Shelved> shelf{};  ///< of the structure that is typed, then the reader's own
};

/// What the form sent has joined so far. E_LEDGER_*.
Result<Joining> joining_of(const Entry& entry, const Visit& visit);

/// Whether a wish is one of these: "joindre" (the file that the form brought), "plus-12" (one of
/// the shelf), "retirer-12".
bool is_about_joined(std::string_view wish);
/// Does it. E_SHELF_NONE, E_DEPOSIT_JOINED (too many), and what console::Shelf says.
Done do_joined(std::string_view wish, Joining& joining, const Visit& visit);

/// The files themselves, the bank details of the structure with them (ORG-14), which are joined
/// here. The joining has no fault. E_SHELF_*, E_DEPOSIT_JOINED.
Result<std::vector<Carried>> carried(Joining& joining, const Visit& visit);

/// Adds "joined" (the recap of MFJ-14), "available" (MFJ-15), and what the form needs besides.
void add_joined(View& view, const Joining& joining, const Entry& entry,
                const std::vector<EntryFault>& faults, const std::vector<EntryWord>& words,
                const Visit& visit);

/// A file of the shelf, as lists show it.
View shelved_view(const Shelved& item, const std::vector<EntryWord>& words, const Visit& visit);
/// The kinds of attachments as the options of a form; `chosen` is marked.
std::vector<View> kind_options(const std::vector<EntryWord>& words, std::string_view chosen);

}  // namespace ecluse::console
