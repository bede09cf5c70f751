// A list of codes as rulebooks write it, ' AB CD EF ': made when an expression is compiled, asked
// whether it has a code between blanks, as contains(list, concat(' ', code, ' ')) would find out
// by reading it. Immutable.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "validation/xpath/arena.hpp"

namespace ecluse::xpath {

class CodeList {
 public:
  /// A view of `written`, which lives as long as the arena's content.
  CodeList(std::string_view written, Arena& arena);

  /// Whether `written` contains " code ", a code with blanks in it included.
  [[nodiscard]] bool has(std::string_view code) const;
  /// The same, but false for a code with blanks in it.
  [[nodiscard]] bool has_single(std::string_view code) const;
  [[nodiscard]] std::string_view written() const { return written_; }

 private:
  [[nodiscard]] bool has_longer(std::string_view code) const;

  std::string_view written_;
  std::span<std::string_view> places_;  ///< by hash, then onwards; empty ones view nothing
};

}  // namespace ecluse::xpath
