#include "lifecycle/xml_writer.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace ecluse::lifecycle {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";  // U+FFFD

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// Whether XML 1.0 allows a character (its production 2).
bool allowed(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

/// How many bytes the character at the front takes, when it is well formed and allowed; else 0.
std::size_t good_length(std::string_view text) {
  static constexpr std::uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first < 0x80               ? 1
                             : (first & 0xE0U) == 0xC0U ? 2
                             : (first & 0xF0U) == 0xE0U ? 3
                             : (first & 0xF8U) == 0xF0U ? 4
                                                        : 0;
  if (length == 0 || length > text.size()) return 0;
  std::uint32_t scalar = length == 1 ? first : first & (0x7FU >> length);
  for (std::size_t at = 1; at < length; ++at) {
    if (!continues(text[at])) return 0;
    scalar = (scalar << 6U) | (static_cast<unsigned char>(text[at]) & 0x3FU);
  }
  return scalar >= least[length] && allowed(scalar) ? length : 0;
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '&' && c != '<' && c != '>' && c != '"';
}

/// What must be written for an ASCII character that is not plain; empty when it stands for itself.
std::string_view escape(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
      return "&#9;";
    case '\n':
      return "&#10;";
    case '\r':
      return "&#13;";
    default:
      return {};
  }
}

void append_escaped(std::string& out, std::string_view text) {
  while (!text.empty()) {
    const auto run = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_plain) -
                                              text.begin());
    out.append(text.substr(0, run));
    text.remove_prefix(run);
    if (text.empty()) return;
    const auto length = good_length(text);
    const auto escaped = escape(text[0]);
    out.append(!escaped.empty() ? escaped : length == 0 ? replacement : text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
}

}  // namespace

XmlWriter::XmlWriter() : text_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {}

void XmlWriter::end_of_tag() {
  if (in_tag_) text_ += '>';
  in_tag_ = false;
}

void XmlWriter::new_line() {
  text_ += '\n';
  text_.append(open_.size(), ' ');
}

void XmlWriter::open(std::string_view name) {
  end_of_tag();
  new_line();
  text_.append("<").append(name);
  open_.push_back(name);
  in_tag_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
  text_.append(" ").append(name).append("=\"");
  append_escaped(text_, value);
  text_ += '"';
}

void XmlWriter::close() {
  const auto name = open_.back();
  open_.pop_back();
  if (in_tag_) {
    text_ += "/>";
    in_tag_ = false;
    return;
  }
  if (!std::exchange(in_text_, false)) new_line();
  text_.append("</").append(name).append(">");
}

void XmlWriter::text(std::string_view text) {
  end_of_tag();
  append_escaped(text_, text);
  in_text_ = true;
}

void XmlWriter::leaf(std::string_view name, std::string_view text) {
  end_of_tag();
  new_line();
  text_.append("<").append(name).append(">");
  append_escaped(text_, text);
  text_.append("</").append(name).append(">");
}

void XmlWriter::optional_leaf(std::string_view name, std::string_view text) {
  if (!text.empty()) leaf(name, text);
}

void XmlWriter::hole_leaf(std::string_view name) {
  end_of_tag();
  new_line();
  text_.append("<").append(name).append(">") += xml_hole;
  text_.append("</").append(name).append(">");
}

void XmlWriter::hole() {
  end_of_tag();
  text_ += xml_hole;
}

std::string XmlWriter::finish() {
  while (!open_.empty()) close();
  text_ += '\n';
  return std::move(text_);
}

std::string escaped_text(std::string_view text) {
  std::string escaped;
  append_escaped(escaped, text);
  return escaped;
}

std::string clean_text(std::string_view text) {
  std::string clean;
  clean.reserve(text.size());
  while (!text.empty()) {
    const auto length = good_length(text);
    clean.append(length == 0 ? replacement : text.substr(0, length));
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return clean;
}

std::string cut_text(std::string_view text, std::size_t limit) {
  auto cut = clean_text(text);
  std::size_t count = 0;
  const auto end = std::find_if(cut.begin(), cut.end(), [&](char c) {
    if (!continues(c)) ++count;
    return count > limit;
  });
  cut.erase(end, cut.end());
  return cut;
}

}  // namespace ecluse::lifecycle
