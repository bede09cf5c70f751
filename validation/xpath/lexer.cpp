#include "validation/xpath/lexer.hpp"

#include <array>
#include <utility>

namespace ecluse::xpath {

namespace {

// The longest first.
constexpr std::array<std::string_view, 26> symbols{
    "<<", ">>", "::", "//", "..", "!=", "<=", ">=", "(", ")", "[", "]", "@",
    ",",  "|",  "+",  "-",  "=",  "<",  ">",  "/",  ".", "*", ":", "?", "$"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
// Every byte above ASCII is taken for a letter: a name that no document can have matches nothing.
bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool goes_on(char c) {
  return begins_name(c) || is_digit(c) || c == '-' || c == '.';
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  tl::expected<std::vector<Token>, CompileError> run() {
    while (skip_blanks() && at_ < text_.size()) {
      begin_ = at_;
      if (!take()) return tl::unexpected(error_);
    }
    if (!error_.code.empty()) return tl::unexpected(error_);
    tokens_.push_back({});
    tokens_.back().offset = text_.size();
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool refuse(std::string words) {
    error_ = {"XPST0003", std::move(words), begin_};
    return false;
  }
  Token& add(Token::Kind kind) {
    auto& token = tokens_.emplace_back();
    token.kind = kind;
    token.text = text_.substr(begin_, at_ - begin_);
    token.offset = begin_;
    return token;
  }

  bool skip_blanks() {
    for (;;) {
      while (is_space(peek())) ++at_;
      if (peek() != '(' || peek(1) != ':') return true;
      if (!skip_comment()) return false;
    }
  }
  bool skip_comment() {
    begin_ = at_;
    int depth = 0;
    do {
      if (at_ >= text_.size()) return refuse("comment without end");
      if (peek() == '(' && peek(1) == ':')
        ++depth, at_ += 2;
      else if (peek() == ':' && peek(1) == ')')
        --depth, at_ += 2;
      else
        ++at_;
    } while (depth > 0);
    return true;
  }

  bool take() {
    const char c = peek();
    if (c == '"' || c == '\'') return take_string(c);
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return take_number();
    if (begins_name(c)) return take_name(Token::Kind::name);
    if (c == '*' && peek(1) == ':' && begins_name(peek(2))) return take_any_prefix();
    if (c == '$') return take_variable();
    return take_symbol();
  }

  bool take_string(char quote) {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (peek() == quote && peek(1) == quote)
        ++at_;
      else if (peek() == quote) {
        ++at_;
        add(Token::Kind::string).value = std::move(value);
        return true;
      }
      value += peek();
    }
    return refuse("text without closing quote");
  }

  void skip_digits() {
    while (is_digit(peek())) ++at_;
  }
  bool take_number() {
    auto kind = Token::Kind::integer;
    skip_digits();
    if (peek() == '.' && peek(1) != '.') ++at_, skip_digits(), kind = Token::Kind::decimal;
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      if (!is_digit(peek())) return refuse("number without exponent");
      skip_digits(), kind = Token::Kind::double_;
    }
    if (begins_name(peek())) return refuse("number that runs into a name");
    add(kind);
    return true;
  }

  std::string_view ncname() {
    const auto from = at_;
    while (goes_on(peek())) ++at_;
    return text_.substr(from, at_ - from);
  }
  bool take_name(Token::Kind kind) {
    auto first = ncname();
    std::string_view prefix;
    if (peek() == ':' && peek(1) != ':') {
      if (begins_name(peek(1)))
        ++at_, prefix = std::exchange(first, ncname());
      else if (peek(1) == '*' && kind == Token::Kind::name)
        at_ += 2, prefix = std::exchange(first, {}), kind = Token::Kind::wildcard;
    }
    auto& token = add(kind);
    token.prefix = prefix;
    token.local = first;
    return true;
  }
  bool take_any_prefix() {
    at_ += 2;
    const auto local = ncname();
    auto& token = add(Token::Kind::wildcard);
    token.prefix = "*";
    token.local = local;
    return true;
  }
  bool take_variable() {
    ++at_;
    while (is_space(peek())) ++at_;
    if (!begins_name(peek())) return refuse("$ without a name");
    begin_ = at_;
    return take_name(Token::Kind::variable);
  }
  bool take_symbol() {
    for (const auto symbol : symbols) {
      if (!text_.substr(at_).starts_with(symbol)) continue;
      at_ += symbol.size();
      add(symbol == "*" ? Token::Kind::wildcard : Token::Kind::symbol);
      return true;
    }
    return refuse("unknown character");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;
  std::vector<Token> tokens_;
  CompileError error_;
};

}  // namespace

tl::expected<std::vector<Token>, CompileError> tokens_of(std::string_view text) {
  if (text.size() > longest_text)
    return tl::unexpected(CompileError{"XPST0003", "expression too long", longest_text});
  return Lexer(text).run();
}

}  // namespace ecluse::xpath
