#include "validation/xpath/code_points.hpp"

#include <algorithm>

namespace ecluse::xpath {
namespace {

constexpr unsigned byte(char c) {
  return static_cast<unsigned char>(c);
}

constexpr bool continues(char c) {
  return (byte(c) & 0xC0U) == 0x80U;
}

/// The length that a first byte announces; 1 for what cannot begin a code point.
constexpr std::size_t announced(char c) {
  if (byte(c) < 0xC2U) return 1;
  if (byte(c) < 0xE0U) return 2;
  return byte(c) < 0xF0U ? 3 : byte(c) < 0xF5U ? 4 : 1;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += continues(c) ? 0 : 1;
  return count;
}

std::size_t offset_of_code_point(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    if (continues(text[at])) continue;
    if (index == 0) return at;
    --index;
  }
  return at;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto length = announced(text[at]);
  const auto first = byte(text[at++]);
  if (length == 1) return first;
  char32_t code_point = first & (0x7FU >> length);
  for (std::size_t more = 1; more < length && at < text.size() && continues(text[at]); ++more)
    code_point = code_point << 6U | (byte(text[at++]) & 0x3FU);
  return code_point;
}

void append_code_point(std::string& text, char32_t code_point) {
  const auto put = [&](char32_t bits) { text += static_cast<char>(bits); };
  if (code_point < 0x80) return put(code_point);
  if (code_point < 0x800) {
    put(0xC0U | code_point >> 6U);
  } else {
    if (code_point < 0x10000) {
      put(0xE0U | code_point >> 12U);
    } else {
      put(0xF0U | code_point >> 18U);
      put(0x80U | (code_point >> 12U & 0x3FU));
    }
    put(0x80U | (code_point >> 6U & 0x3FU));
  }
  put(0x80U | (code_point & 0x3FU));
}

bool is_xml_char(char32_t c) {
  if (c < 0x20) return c == 0x9 || c == 0xA || c == 0xD;
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= last_code_point);
}

CodePointSet::CodePointSet(std::initializer_list<Range> ranges) {
  for (const auto& [first, last] : ranges) add(first, last);
}

void CodePointSet::add(char32_t first, char32_t last) {
  if (ranges_.empty() || ranges_.back().second + 1 < first) {
    ranges_.emplace_back(first, last);
    return;
  }
  auto from = std::find_if(ranges_.begin(), ranges_.end(),
                           [&](const Range& range) { return range.second + 1 >= first; });
  auto to = from;
  for (; to != ranges_.end() && to->first <= last + 1; ++to) {
    first = std::min(first, to->first);
    last = std::max(last, to->second);
  }
  ranges_.insert(ranges_.erase(from, to), {first, last});
}

void CodePointSet::add(const CodePointSet& other) {
  for (const auto& [first, last] : other.ranges_) add(first, last);
}

CodePointSet CodePointSet::complement() const {
  CodePointSet others;
  char32_t free = 0;
  for (const auto& [first, last] : ranges_) {
    if (first > free) others.ranges_.emplace_back(free, first - 1);
    free = last + 1;
  }
  if (free <= last_code_point) others.ranges_.emplace_back(free, last_code_point);
  return others;
}

CodePointSet CodePointSet::without(const CodePointSet& other) const {
  auto kept = complement();
  kept.add(other);
  return kept.complement();
}

const CodePointSet& name_start_chars() {
  static const CodePointSet set{
      {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
      {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
      {0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
      {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};
  return set;
}

const CodePointSet& name_chars() {
  static const CodePointSet set = [] {
    CodePointSet chars = name_start_chars();
    chars.add({{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}});
    return chars;
  }();
  return set;
}

}  // namespace ecluse::xpath
