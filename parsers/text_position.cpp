#include "parsers/text_position.hpp"

#include <algorithm>

namespace ecluse::parsers {
namespace {

/// Characters begin at bytes that continue none.
std::uint32_t characters(std::string_view text) {
  std::uint32_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace

void TextPosition::advance_to(std::size_t offset) {
  offset = std::min(offset, text_.size());
  while (!gaps_.empty() && gaps_.front().offset <= offset) {
    const auto& gap = gaps_.front();
    pass(text_.substr(offset_, gap.offset - offset_));
    offset_ = gap.offset;
    line_ += gap.newlines;
    column_ = gap.tail + (gap.newlines == 0 ? column_ : 1);
    gaps_ = gaps_.subspan(1);
  }
  if (offset <= offset_) return;
  pass(text_.substr(offset_, offset - offset_));
  offset_ = offset;
}

void TextPosition::pass(std::string_view text) {
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    ++line_;
    column_ = 1;
    text.remove_prefix(end + 1);
  }
  column_ += characters(text);
}

std::uint64_t original_offset(std::size_t offset, std::span<const Gap> gaps) {
  std::uint64_t original = offset;
  for (const auto& gap : gaps)
    if (gap.offset <= offset) original += gap.removed;
  return original;
}

}  // namespace ecluse::parsers
