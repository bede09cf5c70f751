#include "lifecycle/enclosed.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace ecluse::lifecycle {
namespace {

/// The table of CRC-32 (polynomial EDB88320, as ZIP has it).
constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < table.size(); ++byte) {
    auto value = byte;
    for (int bit = 0; bit < 8; ++bit) value = (value >> 1U) ^ ((value & 1U) ? 0xEDB88320U : 0U);
    table.at(byte) = value;
  }
  return table;
}

/// What the ZIP says of its one file before it comes.
struct Measure {
  std::uint32_t crc = 0xFFFFFFFF;
  std::uint64_t size = 0;

  void add(std::string_view bytes) {
    static constexpr auto table = crc_table();
    for (const char c : bytes)
      crc = (crc >> 8U) ^ table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU];
    size += bytes.size();
  }
  [[nodiscard]] std::uint32_t sum() const { return crc ^ 0xFFFFFFFFU; }
};

/// The lowest byte first; zeros beyond the eighth.
void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
}

/// What the local and the central headers share: version, flags (UTF-8 name), stored, 1980-01-01,
/// sum, sizes, lengths.
void put_facts(std::string& out, const Measure& measure, std::string_view name) {
  put(out, 20, 2);
  put(out, 0x0800, 2);
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, 0x0021, 2);
  put(out, measure.sum(), 4);
  put(out, measure.size, 4);
  put(out, measure.size, 4);
  put(out, name.size(), 2);
  put(out, 0, 2);
}

std::string local_header(const Measure& measure, std::string_view name) {
  std::string header("PK\x03\x04", 4);
  put_facts(header, measure, name);
  return header.append(name);
}

std::string directory(const Measure& measure, std::string_view name, std::uint64_t offset) {
  std::string all("PK\x01\x02", 4);
  put(all, 20, 2);
  put_facts(all, measure, name);
  put(all, 0, 10);  // no comment, one disk, no attributes
  put(all, 0, 4);   // where its local header is
  all.append(name);
  const auto size = all.size();
  all.append("PK\x05\x06", 4);
  put(all, 0, 4);
  put(all, 1, 2);
  put(all, 1, 2);
  put(all, size, 4);
  put(all, offset, 4);
  put(all, 0, 2);
  return all;
}

/// Gives base64, three bytes at a time; the rest waits for what follows.
class Base64Giver {
 public:
  explicit Base64Giver(const TakeBytes& take) : take_(take) {}

  Done give(std::string_view bytes) {
    rest_.append(bytes);
    const auto whole = rest_.size() / 3 * 3;
    std::string text;
    text.reserve(whole / 3 * 4);
    for (std::size_t at = 0; at < whole; at += 3)
      put_group(text, std::string_view(rest_).substr(at, 3));
    rest_.erase(0, whole);
    return text.empty() ? Done{} : take_(text);
  }

  Done end() {
    if (rest_.empty()) return {};
    const auto missing = 3 - rest_.size();
    rest_.resize(3, '\0');
    std::string text;
    put_group(text, rest_);
    text.replace(text.size() - missing, missing, missing, '=');
    return take_(text);
  }

 private:
  static void put_group(std::string& text, std::string_view three) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint32_t group = 0;
    for (const char c : three) group = (group << 8U) | static_cast<unsigned char>(c);
    for (int shift = 18; shift >= 0; shift -= 6)
      text += alphabet[(group >> static_cast<unsigned>(shift)) & 0x3FU];
  }

  const TakeBytes& take_;
  std::string rest_;
};

}  // namespace

Done give_enclosed(const Answer& answer, const ReadOriginal& read, const TakeBytes& take) {
  if (!answer.original) return take(answer.bytes);
  const auto& original = *answer.original;
  const auto place = std::min<std::size_t>(original.at, answer.bytes.size());
  const std::string_view bytes = answer.bytes;
  if (!read) return failure("E_ORIGINAL", answer.file_name);
  Measure measure;
  auto done = read(original, [&](std::string_view part) {
    measure.add(part);
    return Done{};
  });
  if (done) done = take(bytes.substr(0, place));
  Base64Giver base64(take);
  const auto header = local_header(measure, original.name);
  if (done) done = base64.give(header);
  if (done) done = read(original, [&](std::string_view part) { return base64.give(part); });
  if (done) done = base64.give(directory(measure, original.name, header.size() + measure.size));
  if (done) done = base64.end();
  return done ? take(bytes.substr(place)) : done;
}

}  // namespace ecluse::lifecycle
