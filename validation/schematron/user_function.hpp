// An xsl:function ready to be called from expressions. Immutable once compiled; called by any
// number of threads.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "validation/schematron/faults.hpp"
#include "validation/schematron/schema.hpp"
#include "validation/xpath/expression.hpp"

namespace ecluse::validation::schematron {

class CompiledFunction : public xpath::FunctionBody {
 public:
  /// What a function is to those who call it; bodies come later, so that functions may call each
  /// other. Faults: a name without namespace, a type that is not known.
  static xpath::UserFunction declare(const Function& function, const xpath::StaticContext& with,
                                     Faults& faults);

  /// `with` has all functions; what it says of variables is not used: a function sees its own only.
  CompiledFunction(const Function& function, const xpath::StaticContext& with, Faults& faults);

  xpath::Sequence call(xpath::Evaluation& evaluation,
                       std::span<const xpath::Sequence> arguments) const override;

 private:
  struct Choice;
  struct Step {
    InstructionKind kind = InstructionKind::sequence;
    std::vector<xpath::Expression> expression;  ///< one, none for a choice
    xpath::SequenceType type{};                 ///< of a variable
    std::uint32_t slot = 0;                     ///< the same
    std::vector<Choice> choices;
  };
  struct Choice {
    std::vector<xpath::Expression> test;  ///< one, none for otherwise
    std::vector<Step> body;
  };

  class Builder;
  class Run;

  std::vector<Step> body_;
  std::uint32_t slots_ = 0;
};

/// The parts of "prefix:local" with the URI of the prefix; nothing when it has none.
struct ExpandedName {
  std::string ns, local;
};
std::optional<ExpandedName> expanded(std::string_view name, const xpath::StaticContext& with);

/// "XPST0003 words, at character n of: expression".
std::string words_of(const xpath::CompileError& error, std::string_view expression);

}  // namespace ecluse::validation::schematron
