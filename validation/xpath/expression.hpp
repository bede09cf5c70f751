// XPath 2.0: a text compiled once into an immutable Expression, which any number of threads then
// evaluate, each with an Evaluation of its own. What the engine's users call (the Schematron
// engine, tests).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "validation/xpath/evaluation.hpp"
#include "validation/xpath/function_table.hpp"
#include "validation/xpath/lexer.hpp"
#include "validation/xpath/tree.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

/// "cac" -> its URI; an empty prefix is the default namespace of elements.
struct Namespace {
  std::string prefix;
  std::string uri;
};

/// A variable that may be named, and the place of its value in the bindings of an evaluation.
struct Variable {
  std::string ns;
  std::string local;
  std::uint32_t slot = 0;
  SequenceType type{};
};

/// All an expression is compiled against. `shared` and the functions must outlive the expressions.
struct StaticContext {
  Shared* shared = nullptr;
  std::vector<Namespace> namespaces;
  std::string function_namespace{functions_namespace};
  std::vector<Variable> variables;  ///< the last of a name is the one meant
  std::vector<FunctionTable> tables;
  std::vector<const UserFunction*> functions;
};

struct Code;
struct Expr;

class Expression {
 public:
  explicit Expression(std::unique_ptr<const Code> code);
  Expression(Expression&&) noexcept;
  Expression& operator=(Expression&&) noexcept;
  ~Expression();

  [[nodiscard]] const Code& code() const { return *code_; }
  /// What of the code an evaluation begins with.
  [[nodiscard]] const Expr& root() const { return *root_; }
  [[nodiscard]] std::uint32_t locals() const { return locals_; }
  /// As it was written.
  [[nodiscard]] const std::string& text() const;

 private:
  std::unique_ptr<const Code> code_;
  const Expr* root_;
  std::uint32_t locals_;
};

/// Everything that the expression uses is known, or it is refused.
tl::expected<Expression, CompileError> compile(std::string_view text, const StaticContext& context);

/// The value; its items live in the evaluation's scratch arena, the expression and the documents.
tl::expected<Sequence, DynamicError> evaluate(const Expression& expression, Evaluation& evaluation,
                                              const Focus& focus, Bindings bindings);

/// The effective boolean value, found without making the value when that is possible.
tl::expected<bool, DynamicError> holds(const Expression& expression, Evaluation& evaluation,
                                       const Focus& focus, Bindings bindings);

/// The same for a node, without making anything of an error: it is left in the evaluation
/// (take_error).
enum class Truth : std::uint8_t { no, yes, failed };
Truth truth_for(const Expression& expression, Evaluation& evaluation, const Item& node,
                Bindings bindings);

/// The items as texts with a space between: what xsl:value-of writes.
tl::expected<std::string, DynamicError> words_of(const Expression& expression,
                                                 Evaluation& evaluation, const Focus& focus,
                                                 Bindings bindings);

/// The value as the type asks, by the function conversion rules (XPath 2.0 §3.1.5): of the `as` of
/// a parameter, a variable or a function. Fails the evaluation with XPTY0004 or FORG0001.
Sequence converted(const Sequence& value, const SequenceType& type, Evaluation& evaluation);

/// "xs:string?", "element(cac:Party)*", for the `as` of XSLT.
tl::expected<SequenceType, CompileError> read_sequence_type(std::string_view text,
                                                            const StaticContext& context);

}  // namespace ecluse::xpath
