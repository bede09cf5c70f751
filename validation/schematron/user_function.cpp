#include "validation/schematron/user_function.hpp"

#include <utility>

namespace ecluse::validation::schematron {

using xpath::Bindings;
using xpath::Evaluation;
using xpath::Sequence;
using xpath::SequenceType;

std::string words_of(const xpath::CompileError& error, std::string_view expression) {
  constexpr std::size_t most = 200;
  return error.code + " " + error.text + ", at character " + std::to_string(error.offset + 1) +
         " of: " + std::string(expression.substr(0, most));
}

std::optional<ExpandedName> expanded(std::string_view name, const xpath::StaticContext& with) {
  const auto colon = name.find(':');
  if (colon == std::string_view::npos) return ExpandedName{{}, std::string(name)};
  for (const auto& one : with.namespaces)
    if (one.prefix == name.substr(0, colon))
      return ExpandedName{one.uri, std::string(name.substr(colon + 1))};
  return std::nullopt;
}

namespace {

SequenceType type_of(const std::string& as, const xpath::StaticContext& with, const Origin& origin,
                     Faults& faults) {
  if (as.empty()) return {};
  const auto type = xpath::read_sequence_type(as, with);
  if (!type) faults.add(origin, words_of(type.error(), as));
  return type.value_or(SequenceType{});
}

}  // namespace

xpath::UserFunction CompiledFunction::declare(const Function& function,
                                              const xpath::StaticContext& with, Faults& faults) {
  const auto name = expanded(function.name, with);
  if (!name || name->ns.empty())
    faults.add(function.origin, "no namespace for the function " + function.name);
  xpath::UserFunction made;
  if (name) made.ns = name->ns, made.local = name->local;
  for (const auto& one : function.parameters)
    made.parameters.push_back(type_of(one.as, with, function.origin, faults));
  made.result = type_of(function.as, with, function.origin, faults);
  return made;
}

// ---- Compilation.

class CompiledFunction::Builder {
 public:
  Builder(xpath::StaticContext with, Faults& faults) : with_(std::move(with)), faults_(faults) {
    with_.variables.clear();
  }

  std::uint32_t add_variable(const std::string& name, SequenceType type, const Origin& origin) {
    const auto known = expanded(name, with_);
    if (!known) faults_.add(origin, "no namespace for the variable " + name);
    const auto wanted = known.value_or(ExpandedName{});
    with_.variables.push_back({wanted.ns, wanted.local, slots_, type});
    return slots_++;
  }
  std::vector<Step> body(const std::vector<Instruction>& instructions);
  [[nodiscard]] std::uint32_t slots() const { return slots_; }
  [[nodiscard]] const xpath::StaticContext& with() const { return with_; }

 private:
  Step step(const Instruction& instruction);
  std::vector<xpath::Expression> expression(const std::string& text, const Origin& origin);

  xpath::StaticContext with_;
  Faults& faults_;
  std::uint32_t slots_ = 0;
};

std::vector<xpath::Expression> CompiledFunction::Builder::expression(const std::string& text,
                                                                     const Origin& origin) {
  std::vector<xpath::Expression> made;
  auto compiled = xpath::compile(text, with_);
  if (compiled)
    made.push_back(std::move(*compiled));
  else
    faults_.add(origin, words_of(compiled.error(), text));
  return made;
}

CompiledFunction::Step CompiledFunction::Builder::step(const Instruction& instruction) {
  Step made;
  made.kind = instruction.kind;
  if (instruction.kind != InstructionKind::choose)
    made.expression = expression(instruction.select, instruction.origin);
  if (instruction.kind == InstructionKind::variable) {
    made.type = type_of(instruction.as, with_, instruction.origin, faults_);
    made.slot = add_variable(instruction.name, made.type, instruction.origin);
  }
  for (const auto& branch : instruction.branches) {
    Choice choice;
    if (!branch.test.empty()) choice.test = expression(branch.test, instruction.origin);
    choice.body = body(branch.body);
    made.choices.push_back(std::move(choice));
  }
  return made;
}

/// Variables are known to what follows them in the same body.
std::vector<CompiledFunction::Step> CompiledFunction::Builder::body(
    const std::vector<Instruction>& instructions) {
  const auto known = with_.variables.size();
  std::vector<Step> steps;
  steps.reserve(instructions.size());
  for (const auto& one : instructions) steps.push_back(step(one));
  with_.variables.resize(known);
  return steps;
}

CompiledFunction::CompiledFunction(const Function& function, const xpath::StaticContext& with,
                                   Faults& faults) {
  Builder builder(with, faults);
  for (const auto& one : function.parameters)
    builder.add_variable(one.name, type_of(one.as, with, function.origin, faults), function.origin);
  body_ = builder.body(function.body);
  slots_ = builder.slots();
}

// ---- Evaluation.

class CompiledFunction::Run {
 public:
  Run(Evaluation& evaluation, Bindings bindings)
      : evaluation_(evaluation), bindings_(bindings), values_(evaluation.scratch()) {}

  /// False when the evaluation failed.
  bool body(const std::vector<Step>& steps);
  [[nodiscard]] Sequence value() const { return values_.take(); }

 private:
  bool step(const Step& step);
  bool choose(const Step& step);
  bool fail(const xpath::DynamicError& error) {
    evaluation_.fail(error.code, error.text);
    return false;
  }

  Evaluation& evaluation_;
  Bindings bindings_;
  xpath::Gather values_;
};

bool CompiledFunction::Run::choose(const Step& step) {
  for (const auto& choice : step.choices) {
    if (choice.test.empty()) return body(choice.body);
    const auto held = xpath::holds(choice.test.front(), evaluation_, {}, bindings_);
    if (!held) return fail(held.error());
    if (*held) return body(choice.body);
  }
  return true;
}

bool CompiledFunction::Run::step(const Step& step) {
  if (step.kind == InstructionKind::choose) return choose(step);
  const auto& expression = step.expression.front();
  if (step.kind == InstructionKind::variable) {
    auto& binding = bindings_[step.slot];
    binding.state = xpath::Binding::State::pending;
    binding.expression = &expression;
    binding.bindings = bindings_;
    binding.type = step.type;
    return true;
  }
  if (step.kind == InstructionKind::value_of) {
    const auto words = xpath::words_of(expression, evaluation_, {}, bindings_);
    if (!words) return fail(words.error());
    values_.add(xpath::Item::of_untyped(evaluation_.scratch().keep(*words)));
    return true;
  }
  const auto value = xpath::evaluate(expression, evaluation_, {}, bindings_);
  if (!value) return fail(value.error());
  values_.add(*value);
  return true;
}

bool CompiledFunction::Run::body(const std::vector<Step>& steps) {
  for (const auto& one : steps)
    if (!step(one)) return false;
  return true;
}

Sequence CompiledFunction::call(Evaluation& evaluation, std::span<const Sequence> arguments) const {
  std::vector<xpath::Binding> frame(slots_);
  for (std::size_t i = 0; i < arguments.size() && i < frame.size(); ++i)
    frame[i].value = arguments[i];
  Run run(evaluation, frame);
  return run.body(body_) ? run.value() : Sequence();
}

}  // namespace ecluse::validation::schematron
