// Strict base64 (RFC 4648 §4, with the white space that xs:base64Binary allows), decoded as it
// streams by: counted, its first bytes kept, the rest forgotten. Used by DocumentPass, since
// libxml2 lets junk pass and grows quadratic on long texts.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/document.hpp"

namespace ecluse::parsers {

class Base64Stream {
 public:
  /// One more piece of the text.
  void feed(std::string_view text);

  /// Says that the text ends here; `fault` is final afterwards.
  void finish();

  /// Offset in the text of the first character that makes it no base64: one out of the alphabet, a
  /// misplaced padding, discarded bits that are not zero, or the end of a text cut short.
  [[nodiscard]] std::optional<std::uint64_t> fault() const { return fault_; }

  /// Of what was decoded so far.
  [[nodiscard]] const Blob& blob() const { return blob_; }

 private:
  bool take(unsigned char code);
  bool pad();
  void put(unsigned char decoded);

  Blob blob_;
  std::optional<std::uint64_t> fault_;
  std::uint64_t offset_ = 0;    ///< of the next character
  std::uint32_t bits_ = 0;      ///< of the current group of four
  std::uint32_t in_group_ = 0;  ///< characters of the group so far, padding included
  std::uint32_t padding_ = 0;
};

}  // namespace ecluse::parsers
