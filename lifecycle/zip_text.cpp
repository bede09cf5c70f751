#include "lifecycle/zip_text.hpp"

#include <array>
#include <limits>

namespace ecluse::lifecycle {
namespace {

constexpr std::uint32_t file_mark = 0x04034b50, entry_mark = 0x02014b50, end_mark = 0x06054b50;
constexpr std::uint16_t version = 20, utf8_names = 0x0800, stored = 0;
constexpr std::uint16_t midnight = 0, first_day = 0x0021;  // 1980-01-01: the same bytes every time
constexpr std::uint32_t most_files = 65'535;
constexpr std::uint64_t most_bytes = std::numeric_limits<std::uint32_t>::max();

constexpr std::array<std::uint32_t, 256> crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    std::uint32_t value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) ? 0xEDB88320U : 0U);
    table[byte] = value;
  }
  return table;
}();

/// Little-endian, as everything in a ZIP.
void put(std::string& out, std::uint64_t value, int bytes) {
  for (int at = 0; at < bytes; ++at) out += static_cast<char>((value >> (8 * at)) & 0xFFU);
}
void put16(std::string& out, std::uint64_t value) {
  put(out, value, 2);
}
void put32(std::string& out, std::uint64_t value) {
  put(out, value, 4);
}

/// What the header of a file and its entry in the directory have in common.
std::string facts_of(std::string_view name, std::string_view bytes) {
  std::string facts;
  for (const auto value : {version, utf8_names, stored, midnight, first_day}) put16(facts, value);
  put32(facts, crc32(bytes));
  put32(facts, bytes.size());
  put32(facts, bytes.size());
  put16(facts, name.size());
  put16(facts, 0);  // nothing extra
  return facts;
}

std::string entry_of(std::string_view name, const std::string& facts, std::uint64_t place) {
  std::string entry;
  put32(entry, entry_mark);
  put16(entry, version);
  entry += facts;
  put16(entry, 0);  // no comment
  put16(entry, 0);  // disk
  put16(entry, 0);  // attributes
  put32(entry, 0);
  put32(entry, place);
  return entry.append(name);
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : bytes)
    crc = crc_table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
  return ~crc;
}

Result<std::string> ZipText::file(std::string_view name, std::string_view bytes) {
  constexpr std::uint64_t headers = 100;  // of a file, at the most, without its name
  const auto grown = written_ + directory_.size() + bytes.size() + 2 * (headers + name.size());
  if (files_ == most_files || grown > most_bytes) return failure("E_ZIP", std::string(name));
  const auto facts = facts_of(name, bytes);
  std::string header;
  put32(header, file_mark);
  header.append(facts).append(name);
  directory_ += entry_of(name, facts, written_);
  written_ += header.size() + bytes.size();
  ++files_;
  return header;
}

std::string ZipText::end() const {
  std::string end = directory_;
  put32(end, end_mark);
  put32(end, 0);  // this disk, that of the directory
  put16(end, files_);
  put16(end, files_);
  put32(end, directory_.size());
  put32(end, written_);
  put16(end, 0);  // no comment
  return end;
}

}  // namespace ecluse::lifecycle
