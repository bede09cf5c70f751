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

  /// The text of the element just opened, which has attributes and nothing else.
  void text(std::string_view text);

  /// An element that holds text only.
  void leaf(std::string_view name, std::string_view text);
  /// The same, left out when the text is empty.
  void optional_leaf(std::string_view name, std::string_view text);

  /// A place to be filled once the document is written: the character xml_hole, as the text of an
  /// element, or where a whole element may come.
  void hole_leaf(std::string_view name);
  void hole();

  /// Closes what is open and gives the document.
  std::string finish();

 private:
  void new_line();
  void end_of_tag();

  std::string text_;
  std::vector<std::string_view> open_;
  bool in_tag_ = false;   ///< a start tag waits for its '>'
  bool in_text_ = false;  ///< the last thing written is the text of the element that is open
};

/// Stands for what a document does not say yet; no XML can hold it otherwise.
inline constexpr char xml_hole = '\x1f';

/// Text as it stands in an element or an attribute.
std::string escaped_text(std::string_view text);

/// `text` with its ill-formed bytes and the characters that XML forbids replaced by U+FFFD.
std::string clean_text(std::string_view text);

/// At most `limit` characters of well-formed UTF-8 (Unicode scalars, as XSD counts them).
std::string cut_text(std::string_view text, std::size_t limit);

}  // namespace ecluse::lifecycle
