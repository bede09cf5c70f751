// A rulebook ready to run: every expression compiled, every name a number. Immutable once compiled,
// shared by all workers. Made by Rulebook::load, run by run.hpp.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "validation/rulebook.hpp"
#include "validation/schematron/matcher.hpp"
#include "validation/schematron/schema.hpp"
#include "validation/schematron/user_function.hpp"
#include "validation/xpath/expression.hpp"
#include "validation/xpath/settlement.hpp"

namespace ecluse::validation::schematron {

/// A let; its slot is its place in a list.
struct CompiledLet {
  std::string name;
  xpath::Expression value;
};

/// One part of a message: a text, its white space as single blanks, or an expression whose value
/// stands there.
struct CompiledPart {
  std::string text;
  std::vector<xpath::Expression> expression;  ///< one, or none for a text
};

struct CompiledAssertion {
  AssertionKind kind = AssertionKind::assertion;
  xpath::Expression test;
  std::vector<CompiledPart> message;
  std::size_t info = 0;  ///< in Program::rules
};

struct CompiledRule {
  Matcher matcher;
  std::vector<CompiledLet> lets;  ///< in the slots behind those of the program
  std::vector<CompiledAssertion> assertions;
  std::size_t first = 0;  ///< the number of the first assertion in Program::silences
  [[nodiscard]] std::size_t end() const { return first + assertions.size(); }
};

struct CompiledPattern {
  std::vector<CompiledRule> rules;
};

struct Program {
  xpath::Shared shared;
  std::vector<std::unique_ptr<xpath::UserFunction>> functions;
  std::vector<std::unique_ptr<CompiledFunction>> bodies;
  std::vector<CompiledLet> lets;  ///< of the schema, its phase and its patterns: once a document
  std::vector<CompiledPattern> patterns;
  std::size_t most_rule_lets = 0;
  xpath::Settlements silences;  ///< of all assertions: where they neither fire nor fail
  std::vector<RuleInfo> rules;
  std::string title, version;
};

/// Takes the files that document() may name from `sources`: all but those that are Schematron.
/// Error E_RULEBOOK: "file:line: what".
Result<std::unique_ptr<const Program>> compile_program(const Schema& schema,
                                                       RulebookSources&& sources);

/// White space as one blank, at the ends too.
std::string with_single_blanks(std::string_view text);

/// The severity of an assertion: warning when the words of flag or role say so.
Severity severity_of(const Assertion& assertion);

}  // namespace ecluse::validation::schematron
