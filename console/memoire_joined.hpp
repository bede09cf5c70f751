// The files that are joined to a mémoire as somebody enters it (acceptance.md MFJ-14, MFJ-15): each
// is a row of the shelf, bound to a line of the form or to the whole. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "console/memoire_entry.hpp"
#include "console/shelf.hpp"
#include "model/content.hpp"

namespace ecluse::console {

/// Ours: no source bounds their number, and 120 Mo are the whole of a piece (chorus-edi.md §1.5).
inline constexpr std::size_t most_joined = 20;
inline constexpr std::uint64_t most_joined_bytes = 30 * one_mo;

/// RIB, as the kinds of attachments call it.
inline constexpr std::string_view bank_details = "RIB";

struct Joined {
  std::int64_t row = 0;
  int line = 0;  ///< of the form, from 1; 0: the whole mémoire; less: what was asked is no line
};

/// The hidden field of the form, "12:0,15:2", and back. What cannot be read is left out.
std::vector<Joined> joined_in(std::string_view text);
std::string joined_text(const std::vector<Joined>& joined);

/// A line as a form sends it: "" and "0" for the whole, -1 for what is no number.
int line_asked(std::string_view text);

/// The name of what is wrong with a joined file, among those of the fields of the form.
std::string joined_name(std::int64_t row);
/// None where each is on the shelf, and its line is in the document.
std::vector<EntryFault> faults_of(const std::vector<Joined>& joined, const Entry& entry,
                                  const std::vector<Shelved>& shelf);

/// The bank details of the structure that is typed, to be joined where none are (ORG-14); null when
/// some are, or it has none on its shelf.
const Shelved* owed_details(const std::vector<Joined>& joined, const std::vector<Shelved>& shelf);

/// What a file is said to be in a document, by its name: "application/pdf".
std::string_view mime_of(std::string_view file_name);

/// The extension of a name, without its point.
std::string_view extension_of(std::string_view file_name);

}  // namespace ecluse::console
