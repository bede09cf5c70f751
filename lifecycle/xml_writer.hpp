// Writes the XML of the answers: elements, attributes and text in the order given, escaped right,
// the same bytes for the same calls. One writer, one document, one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecluse::lifecycle {

/// UTF-8 without a BOM, one element a line, indented by one space a level. Names must be literals:
/// they are written as they are. Text may be anything: bytes that are no UTF-8, and the characters
/// that XML 1.0 forbids, become U+FFFD.
class XmlWriter {
 public:
  /// Writes the XML declaration.
  XmlWriter();

  void open(std::string_view name);
  /// Of the element just opened, before anything in it.
  void attribute(std::string_view name, std::string_view value);
  void close();

  /// An element that holds text only.
  void leaf(std::string_view name, std::string_view text);
  /// The same, left out when the text is empty.
  void optional_leaf(std::string_view name, std::string_view text);

  /// Closes what is open and gives the document.
  std::string finish();

 private:
  void new_line();
  void end_of_tag();

  std::string text_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;  ///< a start tag waits for its '>'
};

/// `text` with its ill-formed bytes and the characters that XML forbids replaced by U+FFFD.
std::string clean_text(std::string_view text);

/// At most `limit` characters of well-formed UTF-8 (Unicode scalars, as XSD counts them).
std::string cut_text(std::string_view text, std::size_t limit);

}  // namespace ecluse::lifecycle
