// The line of a document that a finding points at, cut to what fits a screen: so that a person sees
// what the machine saw. Used by what prints for people; pure, any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/finding.hpp"

namespace ecluse::daemon {

/// Three parts of one line, and the lines around it without their indentation, harmless to
/// terminals and pages; "…" stands for what is cut.
struct Excerpt {
  std::uint32_t line = 0;
  std::string before, marked, after;
  std::string above{}, below{};
};

/// The line of `place` in an UTF-8 document, with the element at its column marked: the whole of it
/// when it ends on that line, else its start tag, else one character. Nothing when the document has
/// no such line or is not UTF-8 text.
std::optional<Excerpt> excerpt_of(std::string_view document, const Place& place);

}  // namespace ecluse::daemon
