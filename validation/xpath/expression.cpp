#include "validation/xpath/expression.hpp"

#include <utility>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/code.hpp"
#include "validation/xpath/parser.hpp"
#include "validation/xpath/run.hpp"

namespace ecluse::xpath {

Expression::Expression(std::unique_ptr<const Code> code)
    : code_(std::move(code)), root_(code_->root), locals_(code_->locals) {}
Expression::Expression(Expression&&) noexcept = default;
Expression& Expression::operator=(Expression&&) noexcept = default;
Expression::~Expression() = default;

const std::string& Expression::text() const {
  return code_->text;
}

tl::expected<Expression, CompileError> compile(std::string_view text,
                                               const StaticContext& context) {
  auto code = std::make_unique<Code>();
  code->text = text;
  try {
    auto* const written = Parser(*code, context).parse();
    code->root = Analysis(*code, *context.shared).run(written);
  } catch (const CompileError& error) {
    return tl::unexpected(error);
  } catch (const std::bad_alloc&) {
    return tl::unexpected(CompileError{"XPST0003", "expression too big", 0});
  }
  return Expression(std::move(code));
}

tl::expected<SequenceType, CompileError> read_sequence_type(std::string_view text,
                                                            const StaticContext& context) {
  Code code;
  code.text = text;
  try {
    return Parser(code, context).parse_whole_type();
  } catch (const CompileError& error) {
    return tl::unexpected(error);
  }
}

namespace {

Here here_of(const Focus& focus) {
  if (!focus.item) return {};
  return {*focus.item, true, focus.position, focus.size};
}

/// What `find` gives of the run, or the error that stopped it.
template <class Find>
auto found(const Expression& expression, Evaluation& evaluation, const Focus& focus,
           Bindings bindings, Find find)
    -> tl::expected<decltype(find(std::declval<Run&>(), std::declval<const Expr&>(),
                                  std::declval<const Here&>())),
                    DynamicError> {
  const auto here = here_of(focus);
  try {
    Run run(evaluation, bindings, expression.locals(), here);
    auto result = find(run, expression.root(), here);
    if (evaluation.failed()) return tl::unexpected(evaluation.take_error());
    return result;
  } catch (const std::bad_alloc&) {
    return tl::unexpected(DynamicError{"XPDY0130", "the value takes too much memory"});
  }
}

}  // namespace

tl::expected<Sequence, DynamicError> evaluate(const Expression& expression, Evaluation& evaluation,
                                              const Focus& focus, Bindings bindings) {
  return found(expression, evaluation, focus, bindings,
               [](Run& run, const Expr& root, const Here& here) { return run.value(root, here); });
}

tl::expected<bool, DynamicError> holds(const Expression& expression, Evaluation& evaluation,
                                       const Focus& focus, Bindings bindings) {
  return found(
      expression, evaluation, focus, bindings,
      [](Run& run, const Expr& root, const Here& here) { return run.truth_of(root, here); });
}

Truth truth_for(const Expression& expression, Evaluation& evaluation, const Item& node,
                Bindings bindings) {
  const auto here = Here::at(node);
  try {
    Run run(evaluation, bindings, expression.locals(), here);
    const bool held = run.truth_of(expression.root(), here);
    if (evaluation.failed()) return Truth::failed;
    return held ? Truth::yes : Truth::no;
  } catch (const std::bad_alloc&) {
    evaluation.fail("XPDY0130", "the value takes too much memory");
    return Truth::failed;
  }
}

tl::expected<std::string, DynamicError> words_of(const Expression& expression,
                                                 Evaluation& evaluation, const Focus& focus,
                                                 Bindings bindings) {
  const auto value = evaluate(expression, evaluation, focus, bindings);
  if (!value) return tl::unexpected(value.error());
  std::string words;
  for (const auto& item : *value) {
    if (&item != value->begin()) words += ' ';
    words += text_of(item, evaluation.scratch());
  }
  return words;
}

}  // namespace ecluse::xpath
