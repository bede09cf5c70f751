#include "model/text.hpp"

#include <array>

namespace ecluse {
namespace {

constexpr std::string_view ascii_space = " \t\r\n\v\f";
constexpr std::array<std::string_view, 2> wide_spaces{"\u00A0", "\u202F"};

bool is_xml_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// How many bytes of white space `text` begins with, 0 when it begins with something else.
std::size_t leading_space(std::string_view text) {
  if (ascii_space.find(text.front()) != std::string_view::npos) return 1;
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
    const auto space = leading_space(text);
    if (space == 0) kept.push_back(text.front());
    text.remove_prefix(space == 0 ? 1 : space);
  }
  return kept;
}

}  // namespace ecluse
