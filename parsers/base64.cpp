#include "parsers/base64.hpp"

#include <array>

namespace ecluse::parsers {
namespace {

constexpr unsigned char space = 64, padding = 65, junk = 66;
constexpr std::size_t room_groups = 4096;  ///< groups of four decoded at once

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

/// What each place of a group adds to its 24 bits; the bit `wrong` for what is no letter.
using Place = std::array<std::uint32_t, 256>;
constexpr std::uint32_t wrong = 1U << 24U;

constexpr Place make_place(std::uint32_t shift) {
  Place place{};
  for (std::size_t i = 0; i < place.size(); ++i)
    place[i] = alphabet[i] < space ? static_cast<std::uint32_t>(alphabet[i]) << shift : wrong;
  return place;
}

constexpr std::array places{make_place(18), make_place(12), make_place(6), make_place(0)};

std::uint32_t group_at(const char* at) {
  const auto byte = [at](std::size_t i) { return static_cast<unsigned char>(at[i]); };
  return places[0][byte(0)] | places[1][byte(1)] | places[2][byte(2)] | places[3][byte(3)];
}

}  // namespace

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
  if (in_group_ > 0) {
    const auto decoded = static_cast<char>(bits_ >> (6 - 2 * in_group_));
    content_->take({&decoded, 1});
  }
  in_group_ = (in_group_ + 1) % 4;
  return true;
}

/// Decodes the whole groups at the front, white space between them left out; how many characters
/// that is.
std::size_t Base64Stream::feed_groups(std::string_view text) {
  std::array<char, 3 * room_groups> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  std::size_t at = 0, made = 0;
  while (text.size() - at >= 4 && made < room.size()) {
    if (alphabet[static_cast<unsigned char>(text[at])] == space) {
      ++at;
      continue;
    }
    const auto group = group_at(text.data() + at);
    if (group >= wrong) break;
    room[made] = static_cast<char>(group >> 16U);
    room[made + 1] = static_cast<char>(group >> 8U);
    room[made + 2] = static_cast<char>(group);
    made += 3;
    at += 4;
  }
  content_->take({room.data(), made});
  return at;
}

void Base64Stream::feed(std::string_view text) {
  if (fault_ || !content_) return;
  std::size_t at = 0;
  while (at < text.size()) {
    const bool between = in_group_ == 0 && padding_ == 0;
    if (const auto passed = between ? feed_groups(text.substr(at)) : 0; passed > 0) {
      at += passed;
    } else if (take(alphabet[static_cast<unsigned char>(text[at])])) {
      ++at;
    } else {
      fault_ = offset_ + at;
      return;
    }
  }
  offset_ += text.size();
}

void Base64Stream::finish() {
  if (!content_) return;
  if (!fault_ && in_group_ != 0) fault_ = offset_;
  facts_ = content_->end();
  content_.reset();
}

}  // namespace ecluse::parsers
