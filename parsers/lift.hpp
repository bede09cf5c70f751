// Takes the base64 contents out of a document while its bytes arrive, so that a document is never
// held with its attachments: what is left is a slim text, and for each content that was lifted the
// gap it left and the stream that decoded it. Reading the slim text with its gaps gives what
// reading the whole gives: findings, places, blobs, piece.
//
// A content is lifted from behind the start tag of its element, as far as it is base64, white space
// and harmless junk; the XML parser sees what follows, and the strict decoder judges the whole.
// What is not UTF-8 or does anything unusual (a DOCTYPE, an element inside a base64 element…) is
// left as it is from there on. A document that is signed must be verified whole: one whose
// signature comes first is left as it is, of the others it is told. Used by daemon for one file of
// a flux; one object, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/base64.hpp"
#include "parsers/text_position.hpp"

namespace ecluse::parsers {

/// Movable.
struct LiftedText {
  std::string text;
  std::uint64_t bytes = 0;  ///< of the original
  std::vector<Gap> gaps;
  std::vector<Base64Stream> streams;   ///< one a gap; some are not at their end
  std::unique_ptr<Contents> contents;  ///< of the streams; null when nothing was lifted
  /// A signature stands behind a gap: only the whole can be verified.
  bool wanted_whole = false;
};

/// A document of which nothing was lifted.
LiftedText unlifted(std::string_view bytes);

struct LiftLimits {
  /// Smaller documents are left as they are: reading them whole costs less.
  std::size_t smallest_document = 65'536;
  std::size_t smallest_content = 1'024;  ///< characters; smaller ones stay in the text
  /// Contents that the lift left before their end, each with its decoder: more are unusual.
  std::uint32_t unfinished = 16;
};

class Lift {
 public:
  explicit Lift(OpenSink open = {}, LiftLimits limits = {});

  void feed(std::string_view bytes);
  /// There are no more bytes: what is left of the document. The lift is over.
  LiftedText finish();

 private:
  enum class Step : std::uint8_t {
    start,  ///< of the document
    text,   ///< between tags
    tag,    ///< at a '<'
    start_tag,
    end_tag,
    markup,   ///< in a comment, a CDATA section, a processing instruction
    content,  ///< of a base64 element, in the text so far
    lifted,   ///< the same, out of the text
    given_up,
  };

  void take(std::string_view slice);
  bool step();
  bool read_start();
  bool read_text();
  bool read_tag();
  bool read_markup();
  bool read_start_tag();
  bool read_end_tag();
  bool read_content();
  std::string_view pass_lifted(std::string_view bytes);
  void open_gap();
  void lift(std::string_view run);
  bool end_start_tag(std::size_t end);
  bool go(Step step, std::size_t at);
  bool give_up();

  LiftLimits limits_;
  LiftedText done_;
  Step step_ = Step::start;
  std::size_t at_ = 0;         ///< of the text: where the step began
  std::size_t seen_ = 0;       ///< of the text: no end of the step stands before
  std::string_view close_;     ///< what ends the markup
  char quote_ = '\0';          ///< that is open in the tag
  bool in_content_ = false;    ///< between the tags of a base64 element
  bool after_return_ = false;  ///< the last character lifted was '\r'
  std::uint32_t unfinished_ = 0;
};

}  // namespace ecluse::parsers
