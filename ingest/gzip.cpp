#include "ingest/gzip.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <string_view>

#include <zlib.h>

namespace ecluse::ingest {

namespace {

constexpr std::size_t input_bytes = std::size_t{64} * 1024;
/// The largest window, and 16 for "gzip only, checksums verified" (zlib manual, inflateInit2).
constexpr int max_window_bits = 15;
constexpr int window_bits = max_window_bits + 16;

/// What zlib says of a damaged stream, and our word for it. Whatever is not here is "data".
struct Saying {
  std::string_view message;
  const char* cause;
};
constexpr std::array<Saying, 6> sayings{{{"incorrect data check", "crc"},
                                         {"incorrect length check", "crc"},
                                         {"header crc mismatch", "crc"},
                                         {"incorrect header check", "header"},
                                         {"unknown compression method", "header"},
                                         {"unknown header flags set", "header"}}};

const char* cause_of(std::string_view message) {
  const auto* const saying = std::find_if(
      sayings.begin(), sayings.end(), [&](const Saying& each) { return each.message == message; });
  return saying == sayings.end() ? "data" : saying->cause;
}

}  // namespace

Gunzip::Gunzip(ByteReader& source)
    : source_(source), stream_(std::make_unique<z_stream_s>()), input_(input_bytes) {
  if (inflateInit2(stream_.get(), window_bits) != Z_OK) throw std::bad_alloc();
}

Gunzip::~Gunzip() {
  inflateEnd(stream_.get());
}

std::uint64_t Gunzip::bytes_in() const {
  return taken_ - stream_->avail_in;
}

Result<std::size_t> Gunzip::read(std::span<char> room) {
  room = room.first(std::min<std::size_t>(room.size(), std::numeric_limits<uInt>::max()));
  stream_->avail_out = static_cast<uInt>(room.size());
  stream_->next_out = reinterpret_cast<Bytef*>(room.data());
  while (stream_->avail_out == room.size() && !room.empty() && !damage_ && state_ != State::ended) {
    if (stream_->avail_in == 0)
      if (auto filled = refill(); !filled) return tl::unexpected(filled.error());
    if (state_ == State::between_members)
      start_next_member();
    else
      inflate_some();
  }
  return room.size() - stream_->avail_out;
}

Done Gunzip::refill() {
  if (source_ended_) return {};
  const auto count = source_.read(input_);
  if (!count) return tl::unexpected(count.error());
  source_ended_ = *count == 0;
  taken_ += *count;
  stream_->next_in = reinterpret_cast<Bytef*>(input_.data());
  stream_->avail_in = static_cast<uInt>(*count);
  return {};
}

void Gunzip::inflate_some() {
  const int answer = inflate(stream_.get(), Z_NO_FLUSH);
  if (answer == Z_STREAM_END) {
    state_ = State::between_members;
  } else if (answer == Z_BUF_ERROR && source_ended_) {
    break_off("truncated", "the compressed data stops before its end");
  } else if (answer == Z_MEM_ERROR) {
    throw std::bad_alloc();
  } else if (answer != Z_OK && answer != Z_BUF_ERROR) {
    const char* const message = stream_->msg != nullptr ? stream_->msg : "invalid data";
    break_off(cause_of(message), message);
  }
}

/// Another member must follow, or nothing at all.
void Gunzip::start_next_member() {
  if (stream_->avail_in == 0) {
    state_ = State::ended;
  } else if (*stream_->next_in != 0x1F) {
    break_off("trailing", "bytes behind the compressed data");
  } else {
    inflateReset(stream_.get());
    state_ = State::in_member;
  }
}

void Gunzip::break_off(const char* cause, const char* detail) {
  damage_ = Damage{cause, detail, {}};
}

Inflate::Inflate(Buffered& source)
    : source_(source), stream_(std::make_unique<z_stream_s>()), room_(input_bytes) {
  if (inflateInit2(stream_.get(), -max_window_bits) != Z_OK) throw std::bad_alloc();
}

Inflate::~Inflate() {
  inflateEnd(stream_.get());
}

std::string_view Inflate::take() {
  stream_->next_out = reinterpret_cast<Bytef*>(room_.data());
  stream_->avail_out = static_cast<uInt>(room_.size());
  while (!ended_ && !fault_ && stream_->avail_out == room_.size()) {
    const auto input = source_.peek(input_bytes);
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_->avail_in = static_cast<uInt>(input.size());
    const int answer = inflate(stream_.get(), Z_NO_FLUSH);
    bytes_in_ += source_.skip(input.size() - stream_->avail_in);
    ended_ = answer == Z_STREAM_END;
    if (answer == Z_MEM_ERROR) throw std::bad_alloc();
    if (answer == Z_BUF_ERROR && input.empty()) fault_ = "zip_truncated";
    if (answer != Z_OK && answer != Z_BUF_ERROR && !ended_) fault_ = "zip_inflate";
  }
  return {room_.data(), room_.size() - stream_->avail_out};
}

std::uint32_t crc32_of(std::uint32_t before, std::string_view bytes) {
  return static_cast<std::uint32_t>(
      ::crc32_z(before, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace ecluse::ingest
