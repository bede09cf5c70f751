#include "parsers/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "model/utf8.hpp"

namespace ecluse::parsers {
namespace {

using namespace std::string_view_literals;

constexpr std::uint64_t no_fault = ~std::uint64_t{0};
constexpr std::size_t most_kept_room = 1'048'576;  ///< bytes kept for the next document
constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::size_t declaration_reach = 256;  ///< an XML declaration is shorter than that

unsigned char byte(char c) {
  return static_cast<unsigned char>(c);
}

std::string hexadecimal(char c) {
  constexpr auto digits = "0123456789ABCDEF"sv;
  return {'0', 'x', digits[byte(c) >> 4], digits[byte(c) & 15]};
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto put = [&out](std::uint32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 63));
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 63));
    }
    put(0x80 | (c >> 6 & 63));
    put(0x80 | (c & 63));
  }
}

/// Whether the eight bytes at `at` are ASCII without NUL: of such a character, 127 more sets the
/// highest bit, and carries nothing.
bool plain_word(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return ((word | ~(word + 0x7F7F7F7F7F7F7F7FU)) & 0x8080808080808080U) == 0;
}

/// Offset of the first byte that is no UTF-8, or NUL.
std::uint64_t utf8_fault(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (text.size() - at >= 8 && plain_word(text.data() + at)) at += 8;
    if (at == text.size()) break;
    const auto c = byte(text[at]);
    const auto length = c == 0 ? 0 : c < 0x80 ? 1 : utf8_character(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return no_fault;
}

/// UTF-16 without its mark into `room`; the offset of the first fault counts from the mark.
std::uint64_t from_utf16(std::string_view bytes, bool big_endian, std::string& room) {
  const auto unit = [&](std::size_t at) {
    const std::uint32_t a = byte(bytes[at]), b = byte(bytes[at + 1]);
    return big_endian ? a << 8 | b : b << 8 | a;
  };
  room.reserve(bytes.size());
  std::size_t at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    auto c = unit(at);
    if (c == 0 || (c >= 0xDC00 && c < 0xE000)) return at;
    if (c >= 0xD800 && c < 0xDC00) {
      if (at + 3 >= bytes.size()) return at;
      const auto low = unit(at + 2);
      if (low < 0xDC00 || low > 0xDFFF) return at;
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    append_utf8(room, c);
  }
  return at == bytes.size() ? no_fault : at;
}

/// The eight places where ISO-8859-15 differs from ISO-8859-1.
std::uint32_t latin9(unsigned char c) {
  switch (c) {
    case 0xA4:
      return 0x20AC;
    case 0xA6:
      return 0x160;
    case 0xA8:
      return 0x161;
    case 0xB4:
      return 0x17D;
    case 0xB8:
      return 0x17E;
    case 0xBC:
      return 0x152;
    case 0xBD:
      return 0x153;
    case 0xBE:
      return 0x178;
    default:
      return c;
  }
}

enum class Latin { one, nine };

std::uint64_t from_latin(std::string_view bytes, Latin part, std::string& room) {
  room.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto c = byte(bytes[at]);
    if (c == 0) return at;
    append_utf8(room, part == Latin::nine ? latin9(c) : c);
  }
  return no_fault;
}

enum class Encoding { utf8, latin1, latin9, other };

struct EncodingName {
  std::string_view name;
  Encoding encoding;
};

/// Names of the IANA registry, in lower case.
constexpr std::array<EncodingName, 10> encoding_names{{
    {"", Encoding::utf8},
    {"utf-8", Encoding::utf8},
    {"utf8", Encoding::utf8},
    {"us-ascii", Encoding::utf8},
    {"ascii", Encoding::utf8},
    {"iso-8859-1", Encoding::latin1},
    {"iso_8859-1", Encoding::latin1},
    {"latin1", Encoding::latin1},
    {"iso-8859-15", Encoding::latin9},
    {"latin-9", Encoding::latin9},
}};

Encoding encoding_named(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  const auto found = std::ranges::find(encoding_names, lower, &EncodingName::name);
  return found == encoding_names.end() ? Encoding::other : found->encoding;
}

DecodedText answer(std::string_view bytes, std::string_view text, std::uint64_t fault) {
  if (fault == no_fault) return {text, {}};
  return {{}, EncodingFault{fault, hexadecimal(bytes[fault])}};
}

DecodedText without_mark(std::string_view bytes, std::string& room) {
  const auto name = declared_encoding(bytes);
  switch (encoding_named(name)) {
    case Encoding::utf8:
      return answer(bytes, bytes, utf8_fault(bytes));
    case Encoding::latin1: {
      const auto fault = from_latin(bytes, Latin::one, room);
      return answer(bytes, room, fault);
    }
    case Encoding::latin9: {
      const auto fault = from_latin(bytes, Latin::nine, room);
      return answer(bytes, room, fault);
    }
    case Encoding::other:
      break;
  }
  const auto offset = static_cast<std::uint64_t>(name.data() - bytes.data());
  return {{}, EncodingFault{offset, std::string(name)}};
}

}  // namespace

std::string_view declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const auto end = text.substr(0, declaration_reach).find("?>");
  if (end == std::string_view::npos) return {};
  auto rest = text.substr(0, end);
  const auto name = rest.find("encoding");
  if (name == std::string_view::npos) return {};
  rest.remove_prefix(name + "encoding"sv.size());
  const auto open = rest.find_first_of("\"'");
  if (open == std::string_view::npos) return {};
  const auto close = rest.find(rest[open], open + 1);
  if (close == std::string_view::npos) return {};
  return rest.substr(open + 1, close - open - 1);
}

bool reads_as_utf8(std::string_view head) {
  if (head.starts_with(utf8_mark)) return true;
  const bool utf16 = head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
  return !utf16 && encoding_named(declared_encoding(head)) == Encoding::utf8;
}

DecodedText to_utf8(std::string_view bytes, std::string& room) {
  room.clear();
  if (room.capacity() > most_kept_room) room.shrink_to_fit();
  if (bytes.starts_with(utf8_mark)) {
    const auto fault = utf8_fault(bytes.substr(3));
    return answer(bytes, bytes.substr(3), fault == no_fault ? no_fault : fault + 3);
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const auto fault = from_utf16(bytes, bytes.starts_with("\xFE\xFF"), room);
    return answer(bytes, room, fault);
  }
  return without_mark(bytes, room);
}

}  // namespace ecluse::parsers
