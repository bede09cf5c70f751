#include "model/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ecluse {
namespace {

/// A bit for each of these characters, which are below 64.
constexpr std::uint64_t bits_of(std::string_view characters) {
  std::uint64_t bits = 0;
  for (const char c : characters) bits |= std::uint64_t{1} << static_cast<unsigned char>(c);
  return bits;
}
constexpr auto xml_space = bits_of(" \t\r\n"), ascii_space = bits_of(" \t\r\n\v\f");
constexpr std::array<std::string_view, 2> wide_spaces{"\u00A0", "\u202F"};

bool is_one_of(std::uint64_t bits, char c) {
  const auto at = static_cast<unsigned char>(c);
  return at < 64 && (bits >> at & 1U) != 0;
}

bool is_xml_space(char c) {
  return is_one_of(xml_space, c);
}

/// Whether white space may begin with this byte.
bool may_be_space(char c) {
  return is_one_of(ascii_space, c) || c == wide_spaces[0].front() || c == wide_spaces[1].front();
}

/// How many bytes of white space `text` begins with, 0 when it begins with something else.
std::size_t leading_space(std::string_view text) {
  if (is_one_of(ascii_space, text.front())) return 1;
  for (const auto space : wide_spaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_xml_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_xml_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  while (!text.empty()) {
    const auto* const end = std::find_if(text.begin(), text.end(), may_be_space);
    const auto plain = static_cast<std::size_t>(end - text.begin());
    kept.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto space = leading_space(text);
    if (space == 0) kept.push_back(text.front());
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return kept;
}

}  // namespace ecluse
