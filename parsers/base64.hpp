// Strict base64 (RFC 4648 §4, with the white space that xs:base64Binary allows), decoded as it
// streams by and handed to a ContentStream. Used by DocumentPass and Lift, since libxml2 lets junk
// pass and grows quadratic on long texts. Movable; one object, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "parsers/content.hpp"

namespace ecluse::parsers {

class Base64Stream {
 public:
  /// Without contents it decodes nothing: a place to move one to.
  Base64Stream() = default;
  explicit Base64Stream(Contents& contents) : content_(std::make_unique<ContentStream>(contents)) {}

  /// One more piece of the text.
  void feed(std::string_view text);

  /// Says that the text ends here; fault and facts are final afterwards. More than once does no
  /// more than once.
  void finish();

  /// Offset in the text of the first character that makes it no base64: one out of the alphabet, a
  /// misplaced padding, discarded bits that are not zero, or the end of a text cut short.
  [[nodiscard]] std::optional<std::uint64_t> fault() const { return fault_; }

  /// Of what was decoded before the fault; once finished.
  [[nodiscard]] ContentFacts& facts() { return facts_; }

 private:
  bool take(unsigned char code);
  bool pad();
  std::size_t feed_groups(std::string_view text);

  std::unique_ptr<ContentStream> content_;  ///< null once finished
  ContentFacts facts_;
  std::optional<std::uint64_t> fault_;
  std::uint64_t offset_ = 0;    ///< of the next character
  std::uint32_t bits_ = 0;      ///< of the current group of four
  std::uint32_t in_group_ = 0;  ///< characters of the group so far, padding included
  std::uint32_t padding_ = 0;
};

}  // namespace ecluse::parsers
