#include "daemon/excerpt.hpp"

#include <algorithm>
#include <limits>

#include "ingest/display.hpp"

namespace ecluse::daemon {
namespace {

constexpr std::size_t most_around = 60;   ///< bytes on each side of what is marked
constexpr std::size_t most_marked = 160;  ///< bytes
constexpr auto npos = std::string_view::npos;

/// Empty when there is none of that number.
std::string_view line_of(std::string_view document, std::uint32_t number) {
  if (number == 0) return {};
  for (; number > 1; --number) {
    const auto end = document.find('\n');
    if (end == npos) return {};
    document.remove_prefix(end + 1);
  }
  auto line = document.substr(0, document.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The next beginning of a character at or after `at`.
std::size_t boundary(std::string_view line, std::size_t at) {
  while (at < line.size() && continues(line[at])) ++at;
  return std::min(at, line.size());
}

struct Span {
  std::size_t begin = 0, end = 0;
};

/// A place may be the beginning of a start tag, or its end.
Span marked_span(std::string_view line, std::uint32_t column) {
  const auto at = std::min<std::size_t>(column > 0 ? column - 1 : 0, line.size());
  const auto before = at < line.size() && line[at] == '<' ? at : line.rfind('<', at);
  const auto tag_end = before == npos ? npos : line.find('>', before);
  if (before == npos || tag_end == npos) {
    const auto begin = std::min(boundary(line, at), line.empty() ? 0 : line.size() - 1);
    return {begin, boundary(line, std::min(begin + 1, line.size()))};
  }
  const auto next = line.find('<', tag_end);
  const auto closing =
      next != npos && line.substr(next).starts_with("</") ? line.find('>', next) : npos;
  return {before, (closing == npos ? tag_end : closing) + 1};
}

/// Tabs are spaces on a screen; nothing else that drives one may pass.
std::string shown(std::string_view bytes) {
  std::string text(bytes);
  std::replace(text.begin(), text.end(), '\t', ' ');
  return ingest::displayed(text, ingest::Shown::utf8, std::numeric_limits<std::size_t>::max());
}

std::string tail(std::string_view text) {
  if (text.size() <= most_around) return shown(text);
  return "…" + shown(text.substr(boundary(text, text.size() - most_around)));
}

std::string_view unindented(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  return line;
}

std::string head(std::string_view text, std::size_t most) {
  if (text.size() <= most) return shown(text);
  return shown(text.substr(0, boundary(text, most))) + "…";
}

}  // namespace

std::optional<Excerpt> excerpt_of(std::string_view document, const Place& place) {
  if (place.line == 0 || document.find('\0') != npos) return std::nullopt;
  const auto line = line_of(document, place.line);
  if (line.empty()) return std::nullopt;
  const auto span = marked_span(line, place.column);
  return Excerpt{place.line,
                 tail(unindented(line.substr(0, span.begin))),
                 head(line.substr(span.begin, span.end - span.begin), most_marked),
                 head(line.substr(span.end), most_around),
                 head(unindented(line_of(document, place.line - 1)), most_marked),
                 head(unindented(line_of(document, place.line + 1)), most_marked)};
}

}  // namespace ecluse::daemon
