#include "parsers/inflate.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include <zlib.h>

namespace ecluse::parsers {
namespace {

constexpr std::size_t room_bytes = std::size_t{32} * 1024;
constexpr std::size_t most_at_once = std::numeric_limits<uInt>::max();

}  // namespace

struct Inflater::Parts {
  Parts() {
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() { inflateEnd(&stream); }

  z_stream stream{};
  std::array<char, room_bytes> room{};
};

Inflater::Inflater() : parts_(std::make_unique<Parts>()) {}
Inflater::Inflater(Inflater&&) noexcept = default;
Inflater& Inflater::operator=(Inflater&&) noexcept = default;
Inflater::~Inflater() = default;

Inflation Inflater::feed(std::string_view& bytes,
                         const std::function<bool(std::string_view)>& take) {
  auto& stream = parts_->stream;
  auto& room = parts_->room;
  while (true) {
    const auto given = std::min(bytes.size(), most_at_once);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(given);
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    const int state = inflate(&stream, Z_NO_FLUSH);
    bytes.remove_prefix(given - stream.avail_in);
    const auto made = room.size() - stream.avail_out;
    if (made > 0 && !take({room.data(), made})) return Inflation::goes_on;
    if (state == Z_STREAM_END) return Inflation::ended;
    if (state != Z_OK && state != Z_BUF_ERROR) return Inflation::broken;
    if (bytes.empty() && stream.avail_out > 0) return Inflation::goes_on;
  }
}

std::uint32_t crc32_after(std::uint32_t crc, std::string_view bytes) {
  const auto* at = reinterpret_cast<const Bytef*>(bytes.data());
  return static_cast<std::uint32_t>(crc32_z(crc, at, bytes.size()));
}

}  // namespace ecluse::parsers
