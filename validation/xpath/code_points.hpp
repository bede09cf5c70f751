// UTF-8 as a sequence of code points: what XPath counts, cuts and compares. Called by the function
// library; pure, from any thread. Texts come from the XML parser or from a checked cast, so they
// are valid UTF-8; anything else is read byte by byte without ever leaving the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ecluse::xpath {

constexpr char32_t last_code_point = 0x10FFFF;

/// How many code points `text` has.
std::size_t count_code_points(std::string_view text);

/// The byte where the code point number `index` (from 0) begins; the size when there are fewer.
std::size_t offset_of_code_point(std::string_view text, std::size_t index);

/// The code point that begins at `at`, which then moves behind it. `at` is within the text.
char32_t next_code_point(std::string_view text, std::size_t& at);

void append_code_point(std::string& text, char32_t code_point);

/// XML 1.0 §2.2, production 2.
bool is_xml_char(char32_t code_point);

/// XML 1.0 §2.3: white space.
constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A set of code points as sorted ranges that neither touch nor overlap, bounds included.
class CodePointSet {
 public:
  using Range = std::pair<char32_t, char32_t>;

  CodePointSet() = default;
  CodePointSet(std::initializer_list<Range> ranges);

  void add(char32_t first, char32_t last);
  void add(const CodePointSet& other);
  [[nodiscard]] CodePointSet complement() const;
  [[nodiscard]] CodePointSet without(const CodePointSet& other) const;
  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }

  friend bool operator==(const CodePointSet&, const CodePointSet&) = default;

 private:
  std::vector<Range> ranges_;
};

/// What may begin a Name, and what it may hold: \i and \c (XML 1.0 fifth edition, §2.3).
const CodePointSet& name_start_chars();
const CodePointSet& name_chars();

}  // namespace ecluse::xpath
