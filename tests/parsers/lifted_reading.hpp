// A document read whole and read lifted, and all that either gives as one text, to be compared: the
// law of Lift is that they are equal.
#pragma once

#include <string>
#include <string_view>

#include "lifecycle/spill.hpp"
#include "parsers/lift.hpp"
#include "parsers/reader.hpp"

namespace ecluse::tests {

/// Lifts everything that may be lifted, however small.
inline constexpr parsers::LiftLimits lift_all{.smallest_document = 0, .smallest_content = 1};

inline std::string content_dump(const Blob& blob) {
  std::string text = " blob " + std::to_string(blob.decoded_size) + ' ' +
                     std::string(name_of(blob.type)) + ' ' + hex_text(blob.kept.sha256) + ' ' +
                     std::string(name_of(blob.zip_fault));
  for (const auto& file : blob.files)
    text += " [" + std::string(file.name) + ' ' + std::to_string(file.size) + ' ' +
            hex_text(file.sha256) + ']';
  return text;
}

inline std::string element_dump(const Element& element) {
  std::string text = path_of(element) + " {" + std::string(element.ns) + "} " +
                     std::to_string(element.line) + ':' + std::to_string(element.column) + " \"" +
                     std::string(element.text) + '"';
  for (const auto& attribute : element.attributes)
    text += ' ' + std::string(attribute.name) + '=' + std::string(attribute.value);
  if (element.blob) text += content_dump(*element.blob);
  text += '\n';
  for (const auto* one = element.first_child; one; one = one->next) text += element_dump(*one);
  return text;
}

inline std::string reading_dump(const parsers::Reading& reading) {
  std::string text = std::string(name_of(reading.format)) + (reading.piece ? " piece\n" : "\n");
  for (const auto& finding : reading.findings) {
    text += finding.code + ' ' + std::to_string(finding.place.line) + ':' +
            std::to_string(finding.place.column) + ' ' + finding.place.path;
    for (const auto& value : finding.values) text += ' ' + value.name + '=' + value.text;
    text += '\n';
  }
  if (reading.document.root()) text += element_dump(*reading.document.root());
  return text;
}

/// Reads documents both ways with the embedded schemas.
class BothWays {
 public:
  std::string whole(std::string_view bytes) { return reading_dump(reader_.read(bytes)); }

  /// `next_size`: of the next chunk the document arrives in, at least 1.
  template <class NextSize>
  std::string lifted(std::string_view bytes, NextSize next_size,
                     const parsers::LiftLimits& limits = lift_all) {
    parsers::Lift lift(lifecycle::hashing_sinks(), limits);
    while (!bytes.empty()) {
      const auto chunk = bytes.substr(0, next_size());
      lift.feed(chunk);
      bytes.remove_prefix(chunk.size());
    }
    auto text = lift.finish();
    gaps = text.gaps.size();
    left = text.text.size();
    return reading_dump(reader_.read(std::move(text)));
  }

  std::size_t gaps = 0;  ///< of the last document lifted
  std::size_t left = 0;  ///< bytes of its text

 private:
  parsers::SchemaSet schemas_ = parsers::SchemaSet::embedded();
  parsers::Reader reader_{schemas_, {}, lifecycle::hashing_sinks()};
};

}  // namespace ecluse::tests
