#include "validation/xpath/regex_syntax.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

#include "validation/xpath/regex_classes.hpp"

namespace ecluse::xpath {
namespace {

constexpr int deepest = 200;              ///< groups, or subtractions, in each other
constexpr std::size_t most_times = 1000;  ///< RE2 repeats no more

std::string hex(char32_t code_point) {
  std::array<char, 16> text{};
  const auto size =
      std::snprintf(text.data(), text.size(), "\\x{%x}", static_cast<unsigned>(code_point));
  return {text.data(), static_cast<std::size_t>(size)};
}

/// The inside of a class of RE2.
std::string ranges_text(const CodePointSet& set) {
  std::string text;
  for (const auto& [first, last] : set.ranges()) {
    text += hex(first);
    if (last != first) text += '-' + hex(last);
  }
  return text;
}

/// A whole class of RE2; one that admits nothing where the set is empty.
std::string class_text(const CodePointSet& set) {
  if (set.ranges().empty()) return "[^\\x{0}-\\x{10ffff}]";
  return '[' + ranges_text(set) + ']';
}

std::string class_text(const NamedClass& named) {
  if (named.body.empty()) return class_text(named.set);
  return (named.negated ? "[^" : "[") + named.body + ']';
}

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The character that an escape of one stands for (appendix F, SingleCharEsc, and "\$").
std::optional<char32_t> escaped_character(char letter) {
  switch (letter) {
    case 'n':
      return U'\n';
    case 'r':
      return U'\r';
    case 't':
      return U'\t';
    default:
      break;
  }
  constexpr std::string_view themselves = R"(\|.-^?*+{}()[]$)";
  if (themselves.find(letter) == std::string_view::npos) return std::nullopt;
  return static_cast<char32_t>(letter);
}

/// Without the white space outside of classes.
std::string without_free_spaces(std::string_view pattern) {
  std::string kept;
  int depth = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (depth == 0 && is_space(c)) continue;
    kept += c;
    if (c == '\\' && i + 1 < pattern.size()) kept += pattern[++i];
    if (c == '[') ++depth;
    if (c == ']') --depth;
  }
  return kept;
}

class Translator {
 public:
  Translator(std::string_view pattern, RegexFlags flags, const ClassMembers& members)
      : text_(pattern), flags_(flags), members_(members) {}

  tl::expected<TranslatedRegex, RegexFault> run() {
    if (flags_.ignore_case) out_ = "(?i)";
    while (!fault_ && at_ < text_.size()) step();
    if (!fault_ && depth_ != 0) refuse("a group is not closed");
    if (fault_) return tl::unexpected(*fault_);
    return TranslatedRegex{std::move(out_), groups_};
  }

 private:
  [[nodiscard]] bool next_is(char c, std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() && text_[at_ + ahead] == c;
  }
  bool take(char c) {
    if (!next_is(c)) return false;
    ++at_;
    return true;
  }
  void refuse(std::string reason) {
    if (!fault_) fault_ = RegexFault{"FORX0002", std::move(reason), false};
  }
  void refuse_unsupported(std::string reason) {
    if (!fault_) fault_ = RegexFault{"FORX0002", std::move(reason), true};
  }

  void atom(std::string_view translated) {
    out_ += translated;
    repeatable_ = true;
  }

  void step() {
    const char c = text_[at_];
    switch (c) {
      case '|':
        ++at_;
        out_ += '|';
        repeatable_ = false;
        return;
      case '(':
        return open_group();
      case ')':
        return close_group();
      case '?':
      case '*':
      case '+':
      case '{':
        return quantifier();
      case '[':
        ++at_;
        return atom(bracketed());
      case '\\':
        return escape();
      case ']':
      case '}':
        return refuse(std::string("an unescaped ") + c);
      default:
        return plain(c);
    }
  }

  void plain(char c) {
    if (c == '.' || c == '^' || c == '$') {
      ++at_;
      return atom(meta(c));
    }
    const auto begin = at_;
    const auto code_point = next_code_point(text_, at_);
    const bool as_is = code_point >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                       (c >= 'a' && c <= 'z') || c == ' ' || c == '_';
    atom(as_is ? std::string(text_.substr(begin, at_ - begin)) : hex(code_point));
  }

  [[nodiscard]] std::string_view meta(char c) const {
    if (c == '.') return flags_.dot_all ? "(?s:.)" : "[^\\n]";
    if (c == '^') return flags_.multi_line ? "(?m:^)" : "\\A";
    return flags_.multi_line ? "(?m:$)" : "\\z";
  }

  void open_group() {
    ++at_;
    if (++depth_ > deepest) return refuse_unsupported("too many groups in each other");
    repeatable_ = false;
    if (next_is('?') && next_is(':', 1)) {
      at_ += 2;
      out_ += "(?:";
      return;
    }
    ++groups_;
    out_ += '(';
  }

  void close_group() {
    ++at_;
    if (depth_ == 0) return refuse("a group that was not opened is closed");
    --depth_;
    atom(")");
  }

  void quantifier() {
    if (!repeatable_) return refuse("a quantifier follows nothing");
    repeatable_ = false;
    const char c = text_[at_++];
    if (c == '{') {
      counted();
    } else {
      out_ += c;
    }
    if (take('?')) out_ += '?';
  }

  /// Behind "{": n} or n,} or n,m}.
  void counted() {
    const auto least = count();
    if (!least) return refuse("a quantity is no number");
    out_ += '{' + std::to_string(*least);
    if (take(',')) {
      out_ += ',';
      if (!next_is('}')) {
        const auto most = count();
        if (!most || *most < *least) return refuse("a quantity is no range");
        out_ += std::to_string(*most);
      }
    }
    if (!take('}')) return refuse("a quantity is not closed");
    out_ += '}';
  }

  std::optional<std::size_t> count() {
    std::size_t value = 0;
    const auto begin = at_;
    for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
      value = value * 10 + static_cast<std::size_t>(text_[at_] - '0');
      if (value > most_times) refuse_unsupported("over 1000 repetitions");
      if (fault_) return std::nullopt;
    }
    if (at_ == begin) return std::nullopt;
    return value;
  }

  /// A backslash outside of a class.
  void escape() {
    ++at_;
    if (at_ == text_.size()) return refuse("nothing follows a backslash");
    const char letter = text_[at_];
    if (const auto named = named_class()) return atom(of_case(class_text(*named)));
    if (fault_) return;
    ++at_;
    if (letter >= '1' && letter <= '9')
      return refuse_unsupported("back-references cannot be matched in linear time");
    const auto character = escaped_character(letter);
    if (!character) return refuse(std::string("no such escape: \\") + letter);
    atom(hex(*character));
  }

  /// Flag i does not reach into \p{Lu}.
  [[nodiscard]] std::string of_case(const std::string& translated) const {
    return flags_.ignore_case ? "(?-i:" + translated + ')' : translated;
  }

  /// The class named behind a backslash, which has been taken; nothing when that is no class.
  std::optional<NamedClass> named_class() {
    const char letter = text_[at_];
    if (letter != 'p' && letter != 'P') {
      auto named = class_of_letter(letter);
      if (named) ++at_;
      return named;
    }
    ++at_;
    const auto end = text_.find('}', at_);
    if (!take('{') || end == std::string_view::npos) {
      refuse("a property has no name");
      return std::nullopt;
    }
    const auto name = text_.substr(at_, end - at_);
    at_ = end + 1;
    auto named = class_of_property(name, letter == 'P');
    if (!named) refuse("no such property: " + std::string(name));
    return named;
  }

  /// What stands in a class: code points by themselves, and classes that RE2 knows by name.
  struct Group {
    CodePointSet set;
    std::string named;
    bool negated = false;
    std::optional<CodePointSet> subtracted;
  };

  std::string bracketed() {
    const auto group = read_group(0);
    if (fault_) return {};
    if (group.subtracted) return class_text(members_of(group));
    return (group.negated ? "[^" : "[") + ranges_text(group.set) + group.named + ']';
  }

  [[nodiscard]] CodePointSet members_of(const Group& group) {
    auto members = group.set;
    if (!group.named.empty()) members.add(members_('[' + group.named + ']'));
    if (group.negated && flags_.ignore_case && group.subtracted)
      refuse_unsupported("subtraction from a negative class with flag i");
    if (group.negated) members = members.complement();
    return group.subtracted ? members.without(*group.subtracted) : members;
  }

  /// Behind "[", up to and with its "]".
  Group read_group(int depth) {
    Group group;
    if (depth > deepest) refuse_unsupported("too many classes in each other");
    group.negated = take('^');
    const auto begin = at_;
    while (!fault_ && !next_is(']')) {
      if (at_ == text_.size()) {
        refuse("a class is not closed");
      } else if (next_is('-') && next_is('[', 1) && at_ != begin) {
        subtract(group, depth);
      } else {
        read_member(group);
      }
    }
    if (!fault_ && at_ == begin) refuse("a class is empty");
    take(']');
    return group;
  }

  void subtract(Group& group, int depth) {
    at_ += 2;
    const auto inner = read_group(depth + 1);
    if (fault_) return;
    group.subtracted = members_of(inner);
    if (!next_is(']')) refuse("something follows a subtraction");
  }

  void read_member(Group& group) {
    if (next_is('\\') && at_ + 1 < text_.size()) {
      ++at_;
      if (const auto named = named_class()) return add_named(group, *named);
      --at_;
    }
    if (fault_) return;
    const auto first = member_character();
    const bool range =
        next_is('-') && at_ + 1 < text_.size() && !next_is(']', 1) && !next_is('[', 1);
    if (!first) return;
    if (!range) return group.set.add(*first, *first);
    ++at_;
    const auto last = member_character();
    if (!last) return;
    if (*last < *first) return refuse("a range runs backwards");
    group.set.add(*first, *last);
  }

  void add_named(Group& group, const NamedClass& named) {
    if (named.body.empty()) {
      group.set.add(named.set);
    } else if (named.negated) {
      group.set.add(members_("[^" + named.body + ']'));
    } else {
      group.named += named.body;
    }
  }

  std::optional<char32_t> member_character() {
    if (next_is('[')) {
      refuse("an unescaped [ in a class");
      return std::nullopt;
    }
    if (!take('\\')) return next_code_point(text_, at_);
    const auto character =
        at_ < text_.size() ? escaped_character(text_[at_]) : std::optional<char32_t>();
    if (!character) refuse("no such escape in a class");
    ++at_;
    return character;
  }

  std::string_view text_;
  RegexFlags flags_;
  const ClassMembers& members_;
  std::size_t at_ = 0;
  std::string out_;
  std::optional<RegexFault> fault_;
  int groups_ = 0;
  int depth_ = 0;
  bool repeatable_ = false;
};

}  // namespace

tl::expected<RegexFlags, RegexFault> read_regex_flags(std::string_view letters) {
  RegexFlags flags;
  const std::array<std::pair<char, bool*>, 4> known{{{'s', &flags.dot_all},
                                                     {'m', &flags.multi_line},
                                                     {'i', &flags.ignore_case},
                                                     {'x', &flags.free_spaces}}};
  for (const char letter : letters) {
    const auto* const flag = std::find_if(known.begin(), known.end(),
                                          [&](const auto& row) { return row.first == letter; });
    if (flag == known.end())
      return tl::unexpected(RegexFault{"FORX0001", std::string("no such flag: ") + letter, false});
    *flag->second = true;
  }
  return flags;
}

tl::expected<TranslatedRegex, RegexFault> translate_regex(std::string_view pattern,
                                                          RegexFlags flags,
                                                          const ClassMembers& members) {
  if (!flags.free_spaces) return Translator(pattern, flags, members).run();
  const auto kept = without_free_spaces(pattern);
  return Translator(kept, flags, members).run();
}

}  // namespace ecluse::xpath
