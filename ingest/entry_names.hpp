// What is allowed as the name of a file in an archive. No grammar is asked (chorus-edi.md §2.2:
// partners name inner files freely), but a name must be one that nobody could take for another
// place or another file. Used by envelope.cpp, one object per archive; one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "model/finding.hpp"

namespace ecluse::ingest {

/// The name as findings and entries show it.
std::string displayed_name(std::string_view name);

class EntryNames {
 public:
  explicit EntryNames(std::uint64_t longest) : longest_(longest) {}

  /// The first thing wrong with a name: IRR_NOM_F (file, cause: empty, length, control) or
  /// IRR_EXTRAC (file, cause: absolute, parent, duplicate). Remembers the name. Two names that are
  /// shown alike are duplicates: a file is found again by the name that is shown.
  std::optional<Finding> judge(std::string_view name);

 private:
  std::uint64_t longest_;                          ///< bytes
  std::unordered_set<std::string> paths_, shown_;  ///< of the names seen
};

}  // namespace ecluse::ingest
