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
  if (offset <= offset_) return;
  auto passed = text_.substr(offset_, offset - offset_);
  offset_ = offset;
  for (auto end = passed.find('\n'); end != std::string_view::npos; end = passed.find('\n')) {
    ++line_;
    column_ = 1;
    passed.remove_prefix(end + 1);
  }
  column_ += characters(passed);
}

}  // namespace ecluse::parsers
