// zlib, met in this pair of files only: raw deflate as a stream, and the CRC-32 of ZIP. Used by
// ZipStream; one object, one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace ecluse::parsers {

enum class Inflation : std::uint8_t { goes_on, ended, broken };

class Inflater {
 public:
  Inflater();
  Inflater(Inflater&&) noexcept;
  Inflater& operator=(Inflater&&) noexcept;
  ~Inflater();

  /// Decompresses from the front of `bytes`, which it shortens by what it used; `take` is given
  /// what comes out, 32 kB at the most at once, and says whether to go on. Returns at the end of
  /// the stream, at a fault, when `take` refuses, or when `bytes` is empty.
  Inflation feed(std::string_view& bytes, const std::function<bool(std::string_view)>& take);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// The CRC-32 of what had `crc` (0 for nothing) and then `bytes`.
std::uint32_t crc32_after(std::uint32_t crc, std::string_view bytes);

}  // namespace ecluse::parsers
