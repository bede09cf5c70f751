#include "parsers/content_type.hpp"

#include <algorithm>
#include <array>

namespace ecluse::parsers {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  ContentType type;
};
/// Signatures at the front: those of the formats that chorus-edi.md §1.5 admits, and of programs.
constexpr auto magics = std::to_array<Magic>({
    {"%PDF-"sv, ContentType::pdf},
    {"PK\x03\x04"sv, ContentType::zip},
    {"PK\x05\x06"sv, ContentType::zip},  // an empty one
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, ContentType::ole},
    {"{\\rtf"sv, ContentType::rtf},
    {"\x89PNG\r\n\x1A\n"sv, ContentType::png},
    {"\xFF\xD8\xFF"sv, ContentType::jpeg},
    {"GIF87a"sv, ContentType::gif},
    {"GIF89a"sv, ContentType::gif},
    {"II*\0"sv, ContentType::tiff},
    {"MM\0*"sv, ContentType::tiff},
    {"BM"sv, ContentType::bmp},
    {"\x1F\x8B"sv, ContentType::gzip},
    {"BZh"sv, ContentType::bzip2},
    {"-----BEGIN "sv, ContentType::signature},
    {"0\x80\x06\x09*\x86H\x86\xF7\x0D\x01\x07"sv, ContentType::signature},
    {"MZ"sv, ContentType::executable},
    {"\x7F"
     "ELF"sv,
     ContentType::executable},
    {"\xCF\xFA\xED\xFE"sv, ContentType::executable},
    {"\xCA\xFE\xBA\xBE"sv, ContentType::executable},
    {"#!"sv, ContentType::executable},
});

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::array utf16_marks{"\xFF\xFE"sv, "\xFE\xFF"sv};

/// Where the first name of a ZIP stands (APPNOTE 4.3.7), and what it tells of what was zipped.
constexpr std::size_t name_length_at = 26, name_at = 30;
constexpr std::array ooxml_names{
    "[Content_Types].xml"sv, "_rels/"sv, "docProps/"sv, "word/"sv, "xl/"sv, "ppt/"sv};
constexpr auto odf_mark = "mimetypeapplication/vnd.oasis.opendocument"sv;

/// id-signedData of CMS, in a SEQUENCE of a length written in one to three bytes.
constexpr auto signed_data = "\x06\x09*\x86H\x86\xF7\x0D\x01\x07\x02"sv;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool starts_as(std::string_view text, std::string_view small) {
  return text.size() >= small.size() && std::equal(small.begin(), small.end(), text.begin(),
                                                   [](char a, char b) { return a == lower(b); });
}

ContentType type_of_zip(std::string_view head) {
  if (head.size() < name_at) return ContentType::zip;
  const auto length = static_cast<unsigned char>(head[name_length_at]);
  const auto names = head.substr(name_at);
  const auto first = names.substr(0, length);
  const bool office = std::ranges::any_of(
      ooxml_names, [&](std::string_view name) { return first.starts_with(name); });
  if (office) return ContentType::ooxml;
  return names.starts_with(odf_mark) ? ContentType::odf : ContentType::zip;
}

bool is_signature(std::string_view head) {
  return head.starts_with('0') && head.substr(0, 20).find(signed_data) != std::string_view::npos;
}

bool is_text(std::string_view head) {
  return std::ranges::all_of(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 ? byte != 0x7F : c == '\t' || c == '\n' || c == '\r' || c == '\f';
  });
}

/// Whether a signature of a few letters is only the beginning of a text: "MZ-12;…", "BMW".
bool is_word(const Magic& magic, std::string_view head) {
  constexpr std::size_t long_enough = 4;
  const char first = magic.bytes.front();
  return magic.bytes.size() < long_enough && first >= 'A' && first <= 'Z' && is_text(head);
}

ContentType type_of_text(std::string_view head) {
  if (head.starts_with(utf8_mark)) head.remove_prefix(utf8_mark.size());
  const auto start = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  const auto front = head.substr(start);
  if (starts_as(front, "<!doctype html") || starts_as(front, "<html")) return ContentType::html;
  if (!is_text(head)) return ContentType::unknown;
  const bool tag =
      front.size() > 1 && front[0] == '<' &&
      (front[1] == '?' || front[1] == '!' || (lower(front[1]) >= 'a' && lower(front[1]) <= 'z'));
  return tag ? ContentType::xml : ContentType::text;
}

}  // namespace

ContentType content_type(std::string_view head) {
  if (head.empty()) return ContentType::empty;
  head = head.substr(0, telling_bytes);
  const auto magic = std::ranges::find_if(
      magics, [&](const Magic& one) { return head.starts_with(one.bytes) && !is_word(one, head); });
  if (magic != magics.end())
    return magic->type == ContentType::zip ? type_of_zip(head) : magic->type;
  if (is_signature(head)) return ContentType::signature;
  for (const auto mark : utf16_marks)
    if (head.starts_with(mark)) return ContentType::text;
  return type_of_text(head);
}

}  // namespace ecluse::parsers
