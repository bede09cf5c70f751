#include "parsers/encoding.hpp"

#include <gtest/gtest.h>

namespace ecluse::parsers {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

std::string utf16(std::u16string_view text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (const auto c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    bytes.push_back(big_endian ? high : low);
    bytes.push_back(big_endian ? low : high);
  }
  return bytes;
}

TEST(Encoding, BringsEveryAcceptedOneToUtf8) {
  const std::pair<std::string, std::string_view> rows[] = {
      {"<é>", "<é>"},
      {"\xEF\xBB\xBF<é>", "<é>"},
      {"<?xml version='1.0' encoding='UTF-8'?><é/>", "<?xml version='1.0' encoding='UTF-8'?><é/>"},
      {utf16(u"<é€\U0001F600>", true), "<é€😀>"},
      {utf16(u"<é€\U0001F600>", false), "<é€😀>"},
      {"<?xml encoding=\"ISO-8859-1\"?>\xE9\xA4", "<?xml encoding=\"ISO-8859-1\"?>é¤"},
      {"<?xml encoding=\"iso-8859-15\"?>\xE9\xA4\xBD", "<?xml encoding=\"iso-8859-15\"?>é€œ"},
      {"abcdefgh\xE2\x82\xAC\xF0\x9F\x98\x80", "abcdefgh€😀"},
  };
  for (const auto& [bytes, text] : rows) {
    std::string room;
    const auto decoded = to_utf8(bytes, room);
    EXPECT_FALSE(decoded.fault) << text;
    EXPECT_EQ(decoded.text, text);
  }
}

struct FaultRow {
  std::string bytes;
  std::uint64_t offset;
  std::string_view seen;
};

TEST(Encoding, TellsWhereTextStopsBeingText) {
  const FaultRow rows[] = {
      {"abc\xFF", 3, "0xFF"},
      {"abcdefghij\xC3(", 10, "0xC3"},
      {"\xC0\x80", 0, "0xC0"},                         // overlong
      {"\xE0\x9F\xBF", 0, "0xE0"},                     // overlong
      {"a\xED\xA0\x80", 1, "0xED"},                    // surrogate
      {"\xF4\x90\x80\x80", 0, "0xF4"},                 // beyond Unicode
      {"12345678\xE2\x82", 8, "0xE2"},                 // cut short
      {"<a>\0</a>"s, 3, "0x00"},                       // NUL
      {"\xEF\xBB\xBFx\xFF", 4, "0xFF"},                // offsets count the mark
      {utf16(u"<a", true) + "x", 6, "0x78"},           // odd length
      {utf16(u"ab", false) + "\x00\xD8"s, 6, "0x00"},  // half a pair
      {utf16(u"ab", false) + "\x00\xDC"s, 6, "0x00"},  // the other half
      {utf16(u"a\0b"sv, true), 4, "0x00"},
      {"<?xml encoding='windows-1252'?>", 16, "windows-1252"},
      {"<?xml encoding='UTF-16'?>", 16, "UTF-16"},  // declared without mark
      {"<?xml encoding='latin1'?>\0"s, 25, "0x00"},
  };
  for (const auto& [bytes, offset, seen] : rows) {
    std::string room;
    const auto decoded = to_utf8(bytes, room);
    ASSERT_TRUE(decoded.fault) << bytes;
    EXPECT_EQ(decoded.fault->offset, offset) << bytes;
    EXPECT_EQ(decoded.fault->seen, seen) << bytes;
  }
}

TEST(Encoding, ReadsTheDeclaredNameOnly) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"", ""},
      {"<a encoding='x'/>", ""},
      {"<?xml version='1.0'?><a encoding='x'/>", ""},
      {"<?xml version=\"1.0\" encoding=\"UTF-8\" ?>", "UTF-8"},
      {"<?xml encoding = 'ISO-8859-1'?>", "ISO-8859-1"},
      {"<?xml encoding='UTF-8?>", ""},
      {"<?xml encoding=?>", ""},
      {"<?xml encoding='UTF-8'", ""},
  };
  for (const auto& [text, name] : rows) EXPECT_EQ(declared_encoding(text), name) << text;
}

}  // namespace
}  // namespace ecluse::parsers
