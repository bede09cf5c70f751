#include "ingest/display.hpp"

#include <algorithm>
#include <array>

namespace ecluse::ingest {

namespace {

/// The bytes of UTF-8 that begin with `lead`: the smallest code point they may mean tells overlong
/// forms.
struct Form {
  unsigned char mask;
  unsigned char lead;
  std::size_t length;
  std::uint32_t smallest;
};
constexpr std::array<Form, 3> forms{
    {{0xE0, 0xC0, 2, 0x80}, {0xF0, 0xE0, 3, 0x800}, {0xF8, 0xF0, 4, 0x10000}}};

struct Range {
  std::uint32_t first;
  std::uint32_t last;
};
/// Code points that would hide or reorder text, or that XML refuses.
constexpr std::array<Range, 8> unseen{{{0x80, 0x9F},
                                       {0x200B, 0x200F},
                                       {0x2028, 0x202E},
                                       {0x2060, 0x206F},
                                       {0xD800, 0xDFFF},
                                       {0xFEFF, 0xFEFF},
                                       {0xFFF0, 0xFFFF},
                                       {0x110000, 0xFFFFFFFF}}};

/// How many bytes at the front are one well-formed, visible, non-ASCII character; 0 for none.
std::size_t visible_character(std::string_view bytes) {
  const auto lead = static_cast<unsigned char>(bytes.front());
  for (const auto& form : forms) {
    if ((lead & form.mask) != form.lead) continue;
    if (bytes.size() < form.length) return 0;
    std::uint32_t code = lead & static_cast<unsigned char>(~form.mask);
    for (const char c : bytes.substr(1, form.length - 1)) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte & 0xC0U) != 0x80U) return 0;
      code = (code << 6U) | (byte & 0x3FU);
    }
    const bool hidden = std::any_of(unseen.begin(), unseen.end(), [&](const Range& range) {
      return code >= range.first && code <= range.last;
    });
    return code < form.smallest || hidden ? 0 : form.length;
  }
  return 0;
}

std::string escaped(char c) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  return {'\\', 'x', digits[byte >> 4U], digits[byte & 0x0FU]};
}

}  // namespace

std::string displayed(std::string_view bytes, Shown shown, std::size_t limit) {
  static constexpr std::string_view cut = "...";
  std::string text;
  std::size_t room_for_cut = 0;  // the longest part that "..." may follow
  while (!bytes.empty()) {
    const char c = bytes.front();
    const bool plain = c >= ' ' && c <= '~';
    const auto length =
        plain ? std::size_t{1} : (shown == Shown::utf8 ? visible_character(bytes) : 0);
    text += length > 0 ? std::string(bytes.substr(0, length)) : escaped(c);
    bytes.remove_prefix(std::max<std::size_t>(length, 1));
    if (text.size() + cut.size() <= limit) room_for_cut = text.size();
    if (text.size() > limit) return text.substr(0, room_for_cut).append(cut);
  }
  return text;
}

}  // namespace ecluse::ingest
