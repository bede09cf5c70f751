#include "tests/support/archives.hpp"

#include <array>
#include <cstdio>
#include <stdexcept>

#include <zlib.h>

namespace ecluse::tests {

namespace {

constexpr std::size_t block_bytes = 512;

std::string octal(std::uint64_t number, int digits) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%0*llo", digits,
                static_cast<unsigned long long>(number));
  return text.data();
}

}  // namespace

TarItem tar_item(std::string name, std::string bytes, char type) {
  TarItem item;
  item.name = std::move(name);
  item.bytes = std::move(bytes);
  item.type = type;
  return item;
}

std::string tar_header(const TarItem& item) {
  std::string block(block_bytes, '\0');
  const auto put = [&](std::size_t place, const std::string& text) {
    block.replace(place, text.size(), text);
  };
  put(0, item.name.substr(0, 100));
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(item.declared_size.value_or(item.bytes.size()), 11));
  put(136, octal(1'500'000'000, 11));
  block[156] = item.type;
  put(157, item.link.substr(0, 100));
  put(257, std::string("ustar\0"
                       "00",
                       8));
  seal_tar_header(block);
  return block;
}

void seal_tar_header(std::string& block) {
  block.replace(148, 8, 8, ' ');
  std::uint64_t sum = 0;
  for (const char c : block) sum += static_cast<unsigned char>(c);
  block.replace(148, 8, octal(sum, 6) + std::string("\0 ", 2));
}

std::string tar_member(const TarItem& item) {
  const std::size_t padding = (block_bytes - item.bytes.size() % block_bytes) % block_bytes;
  return tar_header(item) + item.bytes + std::string(padding, '\0');
}

std::string tar_end() {
  return std::string(2 * block_bytes, '\0');
}

std::string tar(const std::vector<TarItem>& items) {
  std::string archive;
  for (const auto& item : items) archive += tar_member(item);
  return archive + tar_end();
}

std::string pax_record(std::string_view key, std::string_view value) {
  const std::size_t rest = key.size() + value.size() + 3;
  std::size_t length = rest + 1;
  while (std::to_string(length).size() + rest != length) ++length;
  std::string record = std::to_string(length) + ' ';
  return record.append(key).append("=").append(value).append("\n");
}

std::string gzip(std::string_view bytes, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib");
  std::string packed(deflateBound(&stream, bytes.size()) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  const int answer = deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  if (answer != Z_STREAM_END) throw std::runtime_error("zlib");
  return packed;
}

std::string tar_gz(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<TarItem> items;
  items.reserve(files.size());
  for (const auto& [name, bytes] : files) items.push_back(tar_item(name, bytes));
  return gzip(tar(items));
}

}  // namespace ecluse::tests
