#include "parsers/start_tags.hpp"

#include <algorithm>
#include <array>

namespace ecluse::parsers {
namespace {

using namespace std::string_view_literals;

constexpr auto npos = std::string_view::npos;
constexpr std::size_t smallest_attribute = 5;  ///< " a=''"

/// What stands between angle brackets without being a start tag, and how it ends.
struct Markup {
  std::string_view open, close;
};
constexpr std::array<Markup, 3> markups{
    {{"<!--"sv, "-->"sv}, {"<![CDATA["sv, "]]>"sv}, {"<?"sv, "?>"sv}}};

/// Where the text goes on after the markup at `at`; `at` itself when a tag stands there.
std::size_t after_markup(std::string_view text, std::size_t at) {
  const bool markup = at + 1 < text.size() && (text[at + 1] == '!' || text[at + 1] == '?');
  if (!markup) return at;
  for (const auto& [open, close] : markups) {
    if (text.substr(at, open.size()) != open) continue;
    const auto end = text.find(close, at + open.size());
    return end == npos ? text.size() : end + close.size();
  }
  return at;
}

/// Whether the tag at `at` has more than `limit` quoted values.
bool crowded(std::string_view text, std::size_t at, std::uint32_t limit) {
  std::uint32_t values = 0;
  while (values <= limit) {
    at = text.find_first_of("\"'<>", at + 1);
    if (at == npos || text[at] == '<' || text[at] == '>') return false;
    ++values;
    at = text.find(text[at], at + 1);
    if (at == npos) break;
  }
  return values > limit;
}

/// Whether a '<' comes within `reach` bytes after each one, or the end: then no tag is longer.
/// Looked for from behind, since most of them need not be met.
bool all_short(std::string_view text, std::size_t reach) {
  auto at = text.find('<');
  while (at != npos && text.size() - at > reach) {
    const auto next = text.substr(at + 1, reach).rfind('<');
    if (next == npos) return false;
    at += 1 + next;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> crowded_tag(std::string_view text, std::uint32_t limit) {
  const std::size_t smallest_crowd = limit * smallest_attribute;
  if (all_short(text, smallest_crowd)) return {};
  auto at = text.find('<');
  while (at != npos) {
    if (const auto after = after_markup(text, at); after != at) {
      at = text.find('<', after);
      continue;
    }
    // No value holds a '<', so that a tag ends before the next one.
    const auto next = text.find('<', at + 1);
    if (std::min(next, text.size()) - at > smallest_crowd && crowded(text, at, limit)) return at;
    at = next;
  }
  return {};
}

}  // namespace ecluse::parsers
