// The tokens of an XPath 2.0 text. Whether a name is a keyword and a star a wildcard is for the
// parser to say: XPath reserves no word. Called by the parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace ecluse::xpath {

/// Why a text is no expression; `offset` counts bytes from 0.
struct CompileError {
  std::string code;  ///< "XPST0003"
  std::string text;  ///< names the construct: "unknown function xs:float#1"
  std::size_t offset = 0;
};

struct Token {
  enum class Kind : std::uint8_t {
    end,
    name,      ///< `prefix:local` or `local`
    wildcard,  ///< `*`, `prefix:*` (local empty) or `*:local`
    variable,  ///< `$prefix:local`
    string,    ///< with its quotes doubled inside already undone
    integer,
    decimal,
    double_,
    symbol,  ///< punctuation, in `text`
  };
  Kind kind = Kind::end;
  std::string_view text;    ///< as written (of a variable: without the $)
  std::string_view prefix;  ///< empty for none, "*" for any
  std::string_view local;
  std::string value;  ///< of a string literal
  std::size_t offset = 0;

  [[nodiscard]] bool is(std::string_view symbol) const {
    return kind == Kind::symbol && text == symbol;
  }
  /// A name without prefix that is this word.
  [[nodiscard]] bool is_word(std::string_view word) const {
    return kind == Kind::name && text == word;
  }
};

/// The tokens, ended by one of kind `end`. XPST0003 for what is none; at most `longest` bytes.
inline constexpr std::size_t longest_text = std::size_t{1} << 20;
tl::expected<std::vector<Token>, CompileError> tokens_of(std::string_view text);

}  // namespace ecluse::xpath
