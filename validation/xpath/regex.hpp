// RE2, met in this pair of files only: regular expressions of XPath, matched in time linear in the
// text whatever the pattern. Called by functions_regex. A Regex is immutable and may be matched by
// any number of threads; a RegexCache belongs to one evaluation.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <tl/expected.hpp>

#include "validation/xpath/regex_syntax.hpp"

namespace ecluse::xpath {

class Regex {
 public:
  /// FORX0001, FORX0002.
  static tl::expected<Regex, RegexFault> compile(std::string_view pattern, std::string_view flags);

  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  /// Whether it matches anywhere in the text.
  [[nodiscard]] bool matches(std::string_view text) const;

  /// Groups that capture.
  [[nodiscard]] int groups() const { return groups_; }

  /// The leftmost match from byte `from` on: the whole of it, then its groups as far as `found` has
  /// room. All are views of the text; a group that did not match has no data.
  bool find(std::string_view text, std::size_t from, std::span<std::string_view> found) const;

 private:
  struct Program;
  Regex(std::unique_ptr<const Program> program, int groups);
  std::unique_ptr<const Program> program_;
  int groups_;
};

/// The replacement of fn:replace: texts and the numbers of groups in turn.
struct ReplacementPart {
  std::string text;
  int group = -1;  ///< put behind the text; none when negative
};

/// "$2-\$" for an expression of so many groups; FORX0004 when it is none.
tl::expected<std::vector<ReplacementPart>, RegexFault> read_replacement(std::string_view text,
                                                                        int groups);

/// Every match replaced. The expression does not match the empty text (FORX0003 is the caller's).
std::string replaced(std::string_view text, const Regex& regex,
                     const std::vector<ReplacementPart>& replacement);

/// Expressions by what was written, each compiled once as long as they are not too many. What is
/// found is good until the next get().
class RegexCache {
 public:
  static constexpr std::size_t most = 500;
  using Compiled = tl::expected<Regex, RegexFault>;

  const Compiled& get(std::string_view pattern, std::string_view flags);

  /// Null when it has not been compiled here. Any number of threads while nobody calls get().
  [[nodiscard]] const Compiled* find(std::string_view pattern, std::string_view flags) const;

 private:
  struct View {
    std::string_view pattern;
    std::string_view flags;
    friend bool operator==(const View&, const View&) = default;
  };
  struct Hash {
    std::size_t operator()(const View& key) const;
  };
  struct Entry {
    std::string pattern;
    std::string flags;
    Compiled compiled;
  };
  std::unordered_map<View, std::unique_ptr<const Entry>, Hash> known_;  ///< keys view the entries
};

}  // namespace ecluse::xpath
