#include "validation/schematron/match_pattern.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "model/text.hpp"

namespace ecluse::validation::schematron {
namespace {

constexpr std::size_t deepest = 16;  ///< parentheses inside one another
constexpr std::string_view blanks = " \t\r\n";

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Behind the comment "(: … :)" that begins at `at`; npos when it never ends.
std::size_t behind_comment(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  for (; at + 1 < text.size(); ++at) {
    const auto two = text.substr(at, 2);
    if (two == "(:") ++depth;
    if (two != "(:" && two != ":)") continue;
    if (two == ":)" && --depth == 0) return at + 2;
    ++at;
  }
  return std::string_view::npos;
}

class PatternParser {
 public:
  PatternParser(std::string_view text, const Prefixes& prefixes)
      : text_(text), prefixes_(prefixes) {}

  Result<std::vector<MatchPath>> parse();

 private:
  std::vector<MatchPath> alternatives();
  MatchPath path();
  MatchStep step(Link link);
  void test_of(MatchStep& step);
  void name_test(MatchStep& step);
  void kind_test(MatchStep& step, std::string_view name);
  void qualify(MatchStep& step, std::string_view prefix);
  void predicates_of(MatchStep& step);

  void skip_blanks();
  bool take(std::string_view token);
  std::string_view name();
  void refuse(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  [[nodiscard]] bool ended() const { return at_ >= text_.size(); }

  std::string_view text_;
  const Prefixes& prefixes_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string fault_;
};

void PatternParser::skip_blanks() {
  while (!ended()) {
    if (blanks.find(text_[at_]) != std::string_view::npos)
      ++at_;
    else if (text_.substr(at_, 2) == "(:")
      at_ = std::min(behind_comment(text_, at_), text_.size());
    else
      return;
  }
}

bool PatternParser::take(std::string_view token) {
  skip_blanks();
  if (!text_.substr(at_).starts_with(token)) return false;
  at_ += token.size();
  return true;
}

std::string_view PatternParser::name() {
  skip_blanks();
  const auto start = at_;
  const bool begins =
      !ended() && std::string_view("-.0123456789").find(text_[at_]) == std::string_view::npos;
  while (begins && !ended() && is_name_char(text_[at_])) ++at_;
  return text_.substr(start, at_ - start);
}

void PatternParser::qualify(MatchStep& step, std::string_view prefix) {
  const auto found = prefixes_.find(std::string(prefix));
  if (found == prefixes_.end()) return refuse("no namespace for " + std::string(prefix));
  step.ns = found->second;
}

void PatternParser::name_test(MatchStep& step) {
  if (take("*")) {
    step.any_local = true;
    step.any_ns = !take(":");
    if (step.any_ns) return;
    step.any_ns = true;
    step.any_local = false;
    step.local = name();
    if (step.local.empty()) refuse("a name is missing behind *:");
    return;
  }
  const auto first = name();
  if (first.empty()) return refuse("a step is missing");
  if (text_.substr(at_).starts_with("(")) return kind_test(step, first);
  if (!text_.substr(at_).starts_with(":") || text_.substr(at_).starts_with("::")) {
    step.local = first;
    return;
  }
  ++at_;
  qualify(step, first);
  step.any_local = text_.substr(at_).starts_with("*");
  if (step.any_local)
    ++at_;
  else
    step.local = name();
  if (!step.any_local && step.local.empty()) refuse("a name is missing behind a prefix");
}

void PatternParser::kind_test(MatchStep& step, std::string_view name) {
  ++at_;
  if (!take(")")) return refuse(std::string(name) + "(…) is not supported in a pattern");
  step.any_ns = step.any_local = true;
  if (name == "text")
    step.test = NodeTest::text;
  else if (name == "node")
    step.test = NodeTest::node;
  else if (name == "attribute")
    step.test = NodeTest::attribute;
  else if (name != "element")
    refuse(std::string(name) + "() is not supported in a pattern");
}

void PatternParser::test_of(MatchStep& step) {
  if (take("@")) step.test = NodeTest::attribute;
  const auto before = at_;
  const auto axis = name();
  if (!axis.empty() && take("::")) {
    if (axis == "attribute")
      step.test = NodeTest::attribute;
    else if (axis != "child")
      refuse("the axis " + std::string(axis) + " is not supported in a pattern");
  } else {
    at_ = before;
  }
  name_test(step);
}

void PatternParser::predicates_of(MatchStep& step) {
  for (skip_blanks(); !ended() && text_[at_] == '['; skip_blanks()) {
    const auto end = behind_bracket(text_, at_);
    if (!end) return refuse("a bracket is not closed");
    step.predicates.emplace_back(text_.substr(at_ + 1, *end - at_ - 2));
    if (trimmed(step.predicates.back()).empty()) refuse("an empty predicate");
    at_ = *end;
  }
}

MatchStep PatternParser::step(Link link) {
  MatchStep step;
  step.link = link;
  if (take("(")) {
    step.test = NodeTest::group;
    if (++depth_ > deepest) refuse("too deep");
    if (fault_.empty()) step.group = alternatives();
    --depth_;
    if (!take(")")) refuse("a parenthesis is not closed");
  } else {
    test_of(step);
  }
  predicates_of(step);
  for (const auto& one : step.predicates)
    if (step.test == NodeTest::group && mentions_position(one))
      refuse("a position among what stands between parentheses is not supported");
  return step;
}

MatchPath PatternParser::path() {
  MatchPath path;
  auto link = Link::free;
  if (take("//")) {
    link = Link::descendant;
  } else if (take("/")) {
    link = Link::child;
    skip_blanks();
    if (ended() || text_[at_] == '|' || text_[at_] == ')') {
      path.steps.emplace_back().test = NodeTest::document;
      return path;
    }
  }
  path.steps.push_back(step(link));
  while (fault_.empty()) {
    if (take("//"))
      link = Link::descendant;
    else if (take("/"))
      link = Link::child;
    else
      break;
    path.steps.push_back(step(link));
  }
  return path;
}

std::vector<MatchPath> PatternParser::alternatives() {
  std::vector<MatchPath> all;
  do all.push_back(path());
  while (fault_.empty() && take("|"));
  return all;
}

Result<std::vector<MatchPath>> PatternParser::parse() {
  auto all = alternatives();
  skip_blanks();
  if (fault_.empty() && !ended()) refuse("unexpected '" + std::string(text_.substr(at_, 20)) + "'");
  if (!fault_.empty()) return failure("E_RULEBOOK", "context: " + fault_);
  return all;
}

}  // namespace

std::optional<std::size_t> behind_bracket(std::string_view text, std::size_t at) {
  std::size_t depth = 0;
  while (at < text.size()) {
    const char c = text[at];
    if (text.substr(at, 2) == "(:") {
      at = behind_comment(text, at);
      continue;
    }
    if (c == '"' || c == '\'') {
      at = text.find(c, at + 1);
      if (at == std::string_view::npos) break;
    } else if (c == '[' || c == '(') {
      ++depth;
    } else if ((c == ']' || c == ')') && --depth == 0) {
      return at + 1;
    }
    ++at;
  }
  return std::nullopt;
}

bool mentions_position(std::string_view predicate) {
  return predicate.find("position") != std::string_view::npos ||
         predicate.find("last") != std::string_view::npos;
}

namespace {

/// Its words and operators outside of brackets and strings, each bracket as "()".
std::string skeleton_of(std::string_view text) {
  std::string out = " ";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '[' || c == '(') {
      at = behind_bracket(text, at).value_or(text.size()) - 1;
      out += c == '(' ? "()" : "";
    } else if (c == '"' || c == '\'') {
      at = std::min(text.find(c, at + 1), text.size() - 1);
      out += "''";
    } else {
      out += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
    }
  }
  return out + ' ';
}

}  // namespace

bool is_surely_no_number(std::string_view expression) {
  static constexpr std::string_view operators[] = {"=",    "<",    ">",    " or ", " and ", " eq ",
                                                   " ne ", " lt ", " le ", " gt ", " ge "};
  const auto skeleton = skeleton_of(expression);
  const auto has = [&](std::string_view token) {
    return skeleton.find(token) != std::string::npos;
  };
  if (has(" if()") || has(" if ()") || has(" for ") || has(",")) return false;
  if (std::ranges::any_of(operators, has)) return true;
  static constexpr std::string_view booleans[] = {" not()",      " exists()",      " empty()",
                                                  " contains()", " starts-with()", " ends-with()",
                                                  " matches()"};
  if (has("+") || has(" div ") || has(" mod ") || has(" - ") || has("*") || has("|")) return false;
  if (std::ranges::any_of(booleans, [&](auto one) { return skeleton == std::string(one) + " "; }))
    return true;
  const auto path = trimmed(skeleton);
  const bool begins = !path.empty() && (std::isalpha(static_cast<unsigned char>(path[0])) != 0 ||
                                        path[0] == '@' || path[0] == '.' || path[0] == '/');
  return begins && path.find_first_of("()$' ") == std::string_view::npos &&
         (path.size() < 2 || path[0] != '.' ||
          std::isdigit(static_cast<unsigned char>(path[1])) == 0);
}

Result<std::vector<MatchPath>> parse_match_pattern(std::string_view text,
                                                   const Prefixes& prefixes) {
  return PatternParser(text, prefixes).parse();
}

}  // namespace ecluse::validation::schematron
