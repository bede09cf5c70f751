#include "tests/support/zips.hpp"

#include <zlib.h>

namespace ecluse::tests {
namespace {

void put(std::string& out, std::uint64_t value, int count) {
  for (int i = 0; i < count; ++i, value >>= 8U) out += static_cast<char>(value & 0xFFU);
}

std::string deflated(std::string_view bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::uint32_t crc_of(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

/// Flags, method, time, CRC and sizes: the same in the header of a file and in the directory.
void put_common(std::string& out, const ZipItem& item, std::uint64_t crc, std::uint64_t packed,
                std::uint64_t size) {
  put(out, static_cast<std::uint64_t>(item.flags | (item.described_later ? 8 : 0)), 2);
  put(out, item.method.value_or(item.packing == Packing::deflated ? 8 : 0), 2);
  put(out, 0x50000000, 4);
  put(out, crc, 4);
  put(out, packed, 4);
  put(out, size, 4);
  put(out, item.name.size(), 2);
}

struct Written {
  std::uint64_t offset, packed;
};

Written put_item(std::string& out, const ZipItem& item) {
  const auto packed = item.packing == Packing::deflated ? deflated(item.bytes) : item.bytes;
  const Written written{out.size(), packed.size()};
  const auto crc = item.crc.value_or(crc_of(item.bytes));
  const auto packed_size = item.packed_size.value_or(static_cast<std::uint32_t>(packed.size()));
  const auto size = item.size.value_or(static_cast<std::uint32_t>(item.bytes.size()));
  const bool later = item.described_later;
  out += "PK\x03\x04";
  put(out, 20, 2);
  put_common(out, item, later ? 0 : crc, later ? 0 : packed_size, later ? 0 : size);
  put(out, item.extra.size(), 2);
  out += item.name + item.extra + packed;
  if (!later) return written;
  out += "PK\x07\x08";
  put(out, crc, 4);
  put(out, packed_size, 4);
  put(out, size, 4);
  return written;
}

void put_listing(std::string& out, const ZipItem& item, const Written& written) {
  out += "PK\x01\x02";
  put(out, 20, 2);
  put(out, 20, 2);
  put_common(out, item, crc_of(item.bytes), written.packed,
             item.listed_size.value_or(static_cast<std::uint32_t>(item.bytes.size())));
  put(out, 0, 12);
  put(out, item.listed_offset.value_or(static_cast<std::uint32_t>(written.offset)), 4);
  out += item.name;
}

}  // namespace

std::string zip(const std::vector<ZipItem>& items) {
  std::string out;
  std::vector<Written> written;
  for (const auto& item : items) written.push_back(put_item(out, item));
  const auto start = out.size();
  for (std::size_t i = 0; i < items.size(); ++i) put_listing(out, items[i], written[i]);
  const auto length = out.size() - start;
  out += "PK\x05\x06";
  put(out, 0, 4);
  put(out, items.size(), 2);
  put(out, items.size(), 2);
  put(out, length, 4);
  put(out, start, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace ecluse::tests
