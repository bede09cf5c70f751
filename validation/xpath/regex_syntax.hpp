// The regular expressions of XPath 2.0 (Functions and Operators 7.6.1, which extends XML Schema
// part 2 appendix F), read strictly and written anew in the syntax of RE2. Called by regex; pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "validation/xpath/code_points.hpp"

namespace ecluse::xpath {

/// Why an expression cannot be used. `code` is FORX0001 to FORX0004; `unsupported` tells what is
/// good XPath and cannot be matched in linear time: back-references, repetitions beyond 1000.
struct RegexFault {
  std::string_view code;
  std::string reason;
  bool unsupported = false;
};

struct RegexFlags {
  bool dot_all = false;      ///< s
  bool multi_line = false;   ///< m
  bool ignore_case = false;  ///< i
  bool free_spaces = false;  ///< x
};

/// FORX0001 when there is another letter than s, m, i, x.
tl::expected<RegexFlags, RegexFault> read_regex_flags(std::string_view letters);

struct TranslatedRegex {
  std::string pattern;  ///< for RE2
  int groups = 0;
};

/// The code points that a class in the syntax of RE2 admits; asked for only where a class cannot be
/// written without: subtraction, and negative classes within a class.
using ClassMembers = std::function<CodePointSet(const std::string& re2_class)>;

/// FORX0002 when the pattern is none. Groups that do not capture, "(?:", are admitted, as in XPath
/// 3.0. With flag m, "^" also matches behind a last line feed, which XPath excludes.
tl::expected<TranslatedRegex, RegexFault> translate_regex(std::string_view pattern,
                                                          RegexFlags flags,
                                                          const ClassMembers& members);

}  // namespace ecluse::xpath
