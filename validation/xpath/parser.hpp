// From the text of an expression to its tree, names resolved. Called by compile(). Errors are
// thrown as CompileError within the engine, and caught by compile().
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "validation/xpath/code.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/lexer.hpp"

namespace ecluse::xpath {

class Parser {
 public:
  static constexpr int deepest_nesting = 120;  ///< of parentheses, brackets and the like
  static constexpr int deepest_tree = 400;

  /// `code.text` is what is parsed; nodes go to `code.arena`.
  Parser(Code& code, const StaticContext& context);

  Expr* parse();
  /// The whole text is a sequence type.
  SequenceType parse_whole_type();

 private:
  struct Local {
    std::string ns;
    std::string local;
    std::uint32_t number;
  };

  // Tokens.
  [[nodiscard]] const Token& peek(std::size_t ahead = 0) const;
  Token take();
  bool take_if(std::string_view symbol);
  bool take_word_if(std::string_view word);
  void expect(std::string_view symbol);
  void expect_word(std::string_view word);
  void expect_end();
  [[noreturn]] void refuse(std::string_view code, std::string text, const Token& at) const;
  [[noreturn]] void refuse_here() const;

  // Nodes.
  Expr* make(Op op, std::span<Expr* const> parts, const Token& at);
  Expr* make(Op op, std::initializer_list<Expr*> parts, const Token& at);
  Expr* literal(const Item& item, const Token& at);

  // Expressions, the loosest first.
  Expr* expression();
  Expr* single();
  Expr* binding_clause(Op op, std::string_view last_word);
  Expr* condition();
  Expr* binary(int loosest);
  Expr* binary_with(Expr* left, int level, int& tightest);
  Expr* typed(Expr* left, const Token& word);
  Expr* unary();

  // Paths.
  Expr* path();
  void add_steps(std::vector<Expr*>& parts);
  [[nodiscard]] bool begins_step() const;
  Expr* step();
  Expr* axis_step();
  Expr* named_axis_step(Axis axis, const Token& at);
  Expr* any_node(Axis axis, const Token& at);
  NodeTest node_test(Axis axis);
  NodeTest kind_test();
  Type kind_with_name(std::string_view word, NodeTest& test);
  NodeTest name_test(Axis axis);
  Expr* with_predicates(Expr* expr);

  // Primaries.
  Expr* primary();
  Expr* number_literal();
  Expr* variable();
  Expr* parenthesized();
  Expr* function_call();
  std::vector<Expr*> arguments();

  // Functions (parser_calls.cpp).
  struct Called {
    std::string ns;
    std::string_view local;
    Token at;
    std::vector<Expr*> arguments;
  };
  Expr* call_of(const Called& called);
  Expr* own_function(const Called& called);
  Expr* document_call(const Called& called);
  Expr* constructor(const Called& called);
  Expr* name_literal(const Called& called);
  Expr* library_call(const Called& called);
  Expr* user_call(const Called& called);

  // Names and types.
  [[nodiscard]] std::string namespace_of(const Token& name, std::string_view without_prefix) const;
  SequenceType sequence_type();
  SequenceType single_type();
  Type atomic_type_name();
  SequenceType item_type();
  void occurrence(SequenceType& type);

  Code& code_;
  const StaticContext& context_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Local> locals_;
  int nesting_ = 0;
};

}  // namespace ecluse::xpath
