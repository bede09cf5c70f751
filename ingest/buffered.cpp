#include "ingest/buffered.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace ecluse::ingest {

Buffered::Buffered(ByteReader& source) : source_(source), bytes_(capacity) {}

std::string_view Buffered::peek(std::size_t count) {
  assert(count <= capacity);
  fill(count);
  return {bytes_.data() + begin_, std::min(count, held())};
}

std::uint64_t Buffered::skip(std::uint64_t count) {
  std::uint64_t left = count;
  while (left > 0) {
    fill(1);
    const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, held()));
    if (part == 0) break;
    begin_ += part;
    left -= part;
  }
  return count - left;
}

std::string_view Buffered::take(std::uint64_t count) {
  fill(1);
  const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(count, held()));
  const std::string_view taken(bytes_.data() + begin_, part);
  begin_ += part;
  return taken;
}

std::uint64_t Buffered::append_to(std::string& text, std::uint64_t count) {
  std::uint64_t left = count;
  while (left > 0) {
    const auto part = take(left);
    if (part.empty()) break;
    text += part;
    left -= part.size();
  }
  return count - left;
}

Result<std::size_t> Buffered::read(std::span<char> room) {
  fill(1);
  if (error_) return tl::unexpected(*error_);
  const auto count = std::min(room.size(), held());
  std::memcpy(room.data(), bytes_.data() + begin_, count);
  begin_ += count;
  return count;
}

void Buffered::fill(std::size_t count) {
  if (held() >= count || ended_) return;
  std::memmove(bytes_.data(), bytes_.data() + begin_, held());
  end_ = held();
  begin_ = 0;
  while (end_ < count && !ended_) {
    const auto got = source_.read(std::span(bytes_).subspan(end_));
    if (!got) error_ = got.error();
    ended_ = !got || *got == 0;
    if (got) end_ += *got;
  }
}

}  // namespace ecluse::ingest
