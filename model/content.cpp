#include "model/content.hpp"

namespace ecluse {

std::string hex_text(const Sha256Digest& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * digest.size());
  for (const auto byte : digest) {
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

std::string_view name_of(ContentType type) {
  static constexpr std::array<std::string_view, content_type_count> names{
      "EMPTY", "UNKNOWN", "PDF",  "ZIP",   "OOXML",     "ODF",       "OLE",
      "RTF",   "XML",     "HTML", "TEXT",  "PNG",       "JPEG",      "GIF",
      "TIFF",  "BMP",     "GZIP", "BZIP2", "SIGNATURE", "EXECUTABLE"};
  return names.at(static_cast<std::size_t>(type));
}

std::string_view name_of(ZipFault fault) {
  static constexpr std::array<std::string_view, zip_fault_count> names{
      "",      "truncated", "structure", "inflate",   "checksum",
      "sizes", "name",      "limit",     "encrypted", "method"};
  return names.at(static_cast<std::size_t>(fault));
}

}  // namespace ecluse
