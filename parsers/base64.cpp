#include "parsers/base64.hpp"

#include <array>

namespace ecluse::parsers {
namespace {

constexpr unsigned char space = 64, padding = 65, junk = 66;

constexpr std::array<unsigned char, 256> make_alphabet() {
  std::array<unsigned char, 256> codes{};
  codes.fill(junk);
  constexpr std::string_view letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < letters.size(); ++i)
    codes[static_cast<unsigned char>(letters[i])] = static_cast<unsigned char>(i);
  for (const char c : {' ', '\t', '\r', '\n'}) codes[static_cast<unsigned char>(c)] = space;
  codes['='] = padding;
  return codes;
}

constexpr auto alphabet = make_alphabet();

/// Whether the four characters at `at` are all of the alphabet.
bool whole_group(const char* at) {
  const auto code = [at](int i) { return alphabet[static_cast<unsigned char>(at[i])]; };
  return ((code(0) | code(1) | code(2) | code(3)) & 0xC0) == 0;
}

}  // namespace

void Base64Stream::put(unsigned char decoded) {
  if (blob_.decoded_size < blob_.head.size()) blob_.head[blob_.decoded_size] = decoded;
  ++blob_.decoded_size;
}

bool Base64Stream::pad() {
  if (in_group_ < 2) return false;
  const std::uint32_t discarded = in_group_ == 2 ? 0xF : padding_ == 0 ? 0x3 : 0;
  if (bits_ & discarded) return false;
  ++padding_;
  if (++in_group_ == 4) in_group_ = 0;
  return true;
}

bool Base64Stream::take(unsigned char code) {
  if (code == space) return true;
  if (code == padding) return pad();
  if (code == junk || padding_ != 0) return false;
  bits_ = bits_ << 6 | code;
  if (in_group_ > 0) put(static_cast<unsigned char>(bits_ >> (6 - 2 * in_group_)));
  in_group_ = (in_group_ + 1) % 4;
  return true;
}

void Base64Stream::feed(std::string_view text) {
  if (fault_) return;
  std::size_t at = 0;
  while (at < text.size()) {
    if (in_group_ == 0 && padding_ == 0 && blob_.decoded_size >= blob_.head.size())
      for (; at + 4 <= text.size() && whole_group(text.data() + at); at += 4)
        blob_.decoded_size += 3;
    if (at == text.size()) break;
    if (!take(alphabet[static_cast<unsigned char>(text[at])])) {
      fault_ = offset_ + at;
      return;
    }
    ++at;
  }
  offset_ += text.size();
}

void Base64Stream::finish() {
  if (!fault_ && in_group_ != 0) fault_ = offset_;
}

}  // namespace ecluse::parsers
