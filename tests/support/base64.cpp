#include "tests/support/base64.hpp"

#include <cstdint>

namespace ecluse::tests {

std::string to_base64(std::string_view bytes, std::size_t width) {
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  std::size_t column = 0;
  const auto letter = [&](char c) {
    if (width > 0 && column == width) {
      out += '\n';
      column = 0;
    }
    out += c;
    ++column;
  };
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t bits = 0;
    const auto count = bytes.size() - at < 3 ? bytes.size() - at : 3;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      letter(i <= count ? letters[bits >> (18U - 6U * i) & 63U] : '=');
  }
  return out;
}

}  // namespace ecluse::tests
