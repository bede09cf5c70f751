// Line and column of an offset in a text, found by reading the text once from the start to the end:
// libxml2 tells where a start tag ends, a finding must tell where it begins. Used by DocumentPass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ecluse::parsers {

class TextPosition {
 public:
  /// `text` is UTF-8 and must outlive the position.
  explicit TextPosition(std::string_view text = {}) : text_(text) {}

  /// Goes forward to an offset; one behind the current is left alone.
  void advance_to(std::size_t offset);

  [[nodiscard]] std::uint32_t line() const { return line_; }      ///< from 1
  [[nodiscard]] std::uint32_t column() const { return column_; }  ///< from 1, in characters

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace ecluse::parsers
