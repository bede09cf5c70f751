// Line and column of an offset in a text, found by reading the text once from the start to the end:
// libxml2 tells where a start tag ends, a finding must tell where it begins. Used by DocumentPass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace ecluse::parsers {

/// Characters of the original that a text has no more (see Lift): positions are those of the
/// original all the same. All are of one byte.
struct Gap {
  std::size_t offset = 0;      ///< in the text: they stood before that byte
  std::uint64_t removed = 0;   ///< bytes
  std::uint32_t newlines = 0;  ///< among them
  std::uint32_t tail = 0;      ///< those behind the last of them, or all
};

class TextPosition {
 public:
  /// `text` is UTF-8. Both must outlive the position; `gaps` are in the order of their offsets.
  explicit TextPosition(std::string_view text = {}, std::span<const Gap> gaps = {})
      : text_(text), gaps_(gaps) {}

  /// Goes forward to an offset, over the gaps before it; one behind the current is left alone.
  void advance_to(std::size_t offset);
  /// Where it stands in the text.
  [[nodiscard]] std::size_t offset() const { return offset_; }

  [[nodiscard]] std::uint32_t line() const { return line_; }      ///< from 1
  [[nodiscard]] std::uint32_t column() const { return column_; }  ///< from 1, in characters

 private:
  void pass(std::string_view text);

  std::string_view text_;
  std::span<const Gap> gaps_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

/// Where a byte of the text stood in the original.
std::uint64_t original_offset(std::size_t offset, std::span<const Gap> gaps);

}  // namespace ecluse::parsers
