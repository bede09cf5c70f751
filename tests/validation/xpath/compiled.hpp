// An expression compiled and its tree looked into, and a document with its evaluation. Tests only.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/mixed.hpp"
#include "validation/xpath/code.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::tests {

inline xpath::StaticContext plain_context(xpath::Shared& shared) {
  xpath::StaticContext context;
  context.shared = &shared;
  context.tables = xpath::function_library();
  context.namespaces = {{"p", "urn:p"}, {"xs", std::string(xpath::schema_namespace)}};
  return context;
}

using xpath::behind_column;

/// What is asked for repeatedly, or the expression itself.
inline const xpath::Expr& behind_repeated(const xpath::Expr& expr) {
  return expr.op == xpath::Op::repeated ? expr.part(0) : expr;
}

/// A document, and the expressions that are asked of it.
class Asked {
 public:
  explicit Asked(std::string_view xml) : document_(parsers::read_mixed(xml).value()) {}

  xpath::Shared& shared() { return shared_; }
  xpath::StaticContext context{plain_context(shared_)};

  const xpath::Expr& root(std::string_view text) {
    return *kept_.emplace_back(xpath::compile(text, context).value()).code().root;
  }
  std::string error(std::string_view text) {
    const auto compiled = xpath::compile(text, context);
    return compiled ? "" : compiled.error().code + '@' + std::to_string(compiled.error().offset);
  }
  xpath::Evaluation& begin() {
    tree_ = std::make_unique<xpath::Tree>(document_, shared_.names());
    evaluation_.begin(*tree_, {.seconds = 0, .nanos = 0, .zone = 0});
    return evaluation_;
  }
  [[nodiscard]] const xpath::Tree& tree() const { return *tree_; }
  [[nodiscard]] const Document& document() const { return document_; }
  /// The texts of the items, or the code of the error.
  std::string answer(std::string_view text, xpath::Bindings bindings = {}) {
    auto compiled = xpath::compile(text, context);
    if (!compiled) return compiled.error().code;
    begin();
    const auto words = words_of(*compiled, evaluation_, {.item = tree_->item(0)}, bindings);
    return words ? *words : words.error().code;
  }

 private:
  Document document_;
  xpath::Shared shared_;
  std::vector<xpath::Expression> kept_;
  std::unique_ptr<xpath::Tree> tree_;
  xpath::Evaluation evaluation_{shared_};
};

}  // namespace ecluse::tests
