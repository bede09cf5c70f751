#include "parsers/start_tags.hpp"

#include <algorithm>
#include <array>

namespace ecluse::parsers {
namespace {

using namespace std::string_view_literals;

constexpr auto npos = std::string_view::npos;

/// What stands between angle brackets without being a start tag, and how it ends.
struct Markup {
  std::string_view open, close;
};
constexpr std::array<Markup, 3> markups{
    {{"<!--"sv, "-->"sv}, {"<![CDATA["sv, "]]>"sv}, {"<?"sv, "?>"sv}}};

/// Where the text goes on after the markup at `at`; `at` itself when a tag stands there.
std::size_t after_markup(std::string_view text, std::size_t at) {
  for (const auto& [open, close] : markups) {
    if (text.substr(at, open.size()) != open) continue;
    const auto end = text.find(close, at + open.size());
    return end == npos ? text.size() : end + close.size();
  }
  return at;
}

struct Tag {
  std::size_t end;           ///< after its '>'
  std::uint32_t attributes;  ///< quoted values, no more than limit + 1
};

Tag tag_at(std::string_view text, std::size_t at, std::uint32_t limit) {
  Tag tag{at + 1, 0};
  while (tag.end < text.size() && tag.attributes <= limit) {
    const char c = text[tag.end];
    if (c == '>' || c == '<') break;
    ++tag.end;
    if (c != '"' && c != '\'') continue;
    ++tag.attributes;
    const auto close = text.find(c, tag.end);
    tag.end = close == npos ? text.size() : close + 1;
  }
  return tag;
}

}  // namespace

std::optional<std::size_t> crowded_tag(std::string_view text, std::uint32_t limit) {
  for (auto at = text.find('<'); at != npos; at = text.find('<', at)) {
    if (const auto after = after_markup(text, at); after != at) {
      at = after;
      continue;
    }
    const auto tag = tag_at(text, at, limit);
    if (tag.attributes > limit) return at;
    at = tag.end;
  }
  return {};
}

}  // namespace ecluse::parsers
