#include "validation/schematron/program.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "model/text.hpp"
#include "validation/schematron/faults.hpp"
#include "validation/schematron/words.hpp"

namespace ecluse::validation::schematron {
namespace {

using Expressions = std::vector<xpath::Expression>;

/// What every expression may name without saying so.
constexpr std::pair<const char*, std::string_view> known_prefixes[] = {
    {"xs", xpath::schema_namespace}, {"fn", xpath::functions_namespace}};

/// What is written about a message: {expression} where a value stands.
std::string template_of(const Assertion& one) {
  std::string text;
  for (const auto& part : one.message)
    text += part.kind == PartKind::text ? part.text : "{" + part.text + "}";
  return text;
}

/// White space as one blank, none at the ends.
std::string collapsed(std::string_view text) {
  return with_single_blanks(trimmed(text));
}

class Compiler {
 public:
  Compiler(const Schema& schema, RulebookSources&& sources)
      : schema_(schema), sources_(std::move(sources)), made_(std::make_unique<Program>()) {}

  Result<std::unique_ptr<const Program>> compile();

 private:
  void add_documents();
  void add_namespaces();
  void add_functions();
  void add_lets(const std::vector<Let>& lets, std::vector<CompiledLet>& into, std::size_t first);
  void add_pattern(const Pattern& pattern);
  void settle_names();
  void add_rule(const Pattern& pattern, const Rule& rule, CompiledPattern& into);
  void add_assertion(const Pattern& pattern, const Rule& rule, const Assertion& one,
                     CompiledRule& into);
  RuleInfo info_of(const Pattern& pattern, const Rule& rule, const Assertion& one);
  std::vector<CompiledPart> message_of(const Assertion& one);
  Expressions expression(const std::string& text, const Origin& origin);
  [[nodiscard]] const Phase* phase();
  [[nodiscard]] std::vector<const Pattern*> active(const Phase* phase);

  const Schema& schema_;
  RulebookSources sources_;
  std::unique_ptr<Program> made_;
  xpath::StaticContext with_;
  Faults faults_;
  std::map<std::string, std::size_t> assertions_;  ///< of each file so far
};

bool is_schematron(const Document& document) {
  return !document.root() || document.root()->ns == schematron_ns;
}

void Compiler::add_documents() {
  for (auto& [name, document] : sources_.files)
    if (!is_schematron(document)) made_->shared.add_document(name, std::move(document));
}

void Compiler::add_namespaces() {
  with_.shared = &made_->shared;
  with_.tables = xpath::function_library();
  for (const auto& [prefix, uri] : schema_.namespaces) with_.namespaces.push_back({prefix, uri});
  for (const auto& [prefix, uri] : known_prefixes)
    if (!schema_.namespaces.contains(prefix))
      with_.namespaces.push_back({prefix, std::string(uri)});
}

void Compiler::add_functions() {
  for (const auto& one : schema_.functions) {
    made_->functions.push_back(
        std::make_unique<xpath::UserFunction>(CompiledFunction::declare(one, with_, faults_)));
    with_.functions.push_back(made_->functions.back().get());
  }
  for (std::size_t i = 0; i < schema_.functions.size() && !faults_.any(); ++i) {
    made_->bodies.push_back(
        std::make_unique<CompiledFunction>(schema_.functions[i], with_, faults_));
    made_->functions[i]->body = made_->bodies.back().get();
  }
}

Expressions Compiler::expression(const std::string& text, const Origin& origin) {
  Expressions made;
  if (faults_.any()) return made;
  auto compiled = xpath::compile(text, with_);
  if (compiled)
    made.push_back(std::move(*compiled));
  else
    faults_.add(origin, words_of(compiled.error(), text));
  return made;
}

/// Each let is known to those that follow it. `first`: the slot of the first.
void Compiler::add_lets(const std::vector<Let>& lets, std::vector<CompiledLet>& into,
                        std::size_t first) {
  for (const auto& one : lets) {
    auto value = expression(one.value, one.origin);
    const auto name = expanded(one.name, with_);
    if (!name) faults_.add(one.origin, "no namespace for the variable " + one.name);
    if (faults_.any()) return;
    const auto slot = static_cast<std::uint32_t>(first + into.size());
    with_.variables.push_back({name->ns, name->local, slot, {}});
    into.push_back({one.name, std::move(value.front())});
  }
}

std::vector<CompiledPart> Compiler::message_of(const Assertion& one) {
  std::vector<CompiledPart> message;
  for (const auto& part : one.message) {
    if (part.kind == PartKind::text) {
      message.push_back({with_single_blanks(part.text), {}});
      continue;
    }
    const auto path = part.text.empty() ? std::string(".") : part.text;
    message.push_back(
        {{}, expression(part.kind == PartKind::name ? "name(" + path + ")" : path, one.origin)});
  }
  return message;
}

RuleInfo Compiler::info_of(const Pattern& pattern, const Rule& rule, const Assertion& one) {
  const auto number = ++assertions_[one.origin.file];
  return {one.id.empty() ? one.origin.file + "#" + std::to_string(number) : one.id,
          severity_of(one),
          one.flag,
          one.role,
          pattern.id,
          collapsed(rule.context),
          collapsed(one.test),
          collapsed(template_of(one)),
          one.origin.file,
          one.origin.line};
}

void Compiler::add_assertion(const Pattern& pattern, const Rule& rule, const Assertion& one,
                             CompiledRule& into) {
  auto info = info_of(pattern, rule, one);
  auto test = expression(one.test, one.origin);
  auto message = message_of(one);
  if (faults_.any()) return;
  const bool silent = one.kind == AssertionKind::assertion;
  made_->silences.add(
      xpath::settlement_of(test.front(), silent, into.matcher.names(), made_->shared));
  into.assertions.push_back(
      {one.kind, std::move(test.front()), std::move(message), made_->rules.size()});
  made_->rules.push_back(std::move(info));
}

void Compiler::add_rule(const Pattern& pattern, const Rule& rule, CompiledPattern& into) {
  auto matcher = Matcher::compile(rule.context, with_);
  if (!matcher) return faults_.add(rule.origin, matcher.error().detail);
  CompiledRule made{std::move(*matcher), {}, {}, made_->silences.size()};
  const auto known = with_.variables.size();
  add_lets(rule.lets, made.lets, made_->lets.size());
  for (const auto& one : rule.assertions)
    if (!faults_.any()) add_assertion(pattern, rule, one, made);
  with_.variables.resize(known);
  made_->most_rule_lets = std::max(made_->most_rule_lets, made.lets.size());
  into.rules.push_back(std::move(made));
}

/// Its lets are in made_->lets already: their names are known to its rules only.
void Compiler::add_pattern(const Pattern& pattern) {
  CompiledPattern made;
  for (const auto& rule : pattern.rules)
    if (!faults_.any()) add_rule(pattern, rule, made);
  made_->patterns.push_back(std::move(made));
}

void Compiler::settle_names() {
  xpath::NameSamples samples(made_->shared);
  for (auto& pattern : made_->patterns)
    for (auto& rule : pattern.rules) rule.matcher.settle_names(samples);
}

const Phase* Compiler::phase() {
  const auto& id = sources_.phase.empty() ? schema_.default_phase : sources_.phase;
  if (id.empty() || id == "#ALL") return nullptr;
  const auto found = std::ranges::find(schema_.phases, id, &Phase::id);
  if (found != schema_.phases.end()) return &*found;
  faults_.add({sources_.entry, 1}, "no phase " + id);
  return nullptr;
}

std::vector<const Pattern*> Compiler::active(const Phase* phase) {
  std::vector<const Pattern*> all;
  for (const auto& one : schema_.patterns)
    if (!phase || std::ranges::find(phase->active, one.id) != phase->active.end())
      all.push_back(&one);
  return all;
}

/// The lets of all patterns have their slots before those of any rule. A pattern may name the lets
/// of the others, as BR-FR does: the stylesheets made of Schematron let it, whatever ISO/IEC
/// 19757-3 says; where names are equal its own are meant.
Result<std::unique_ptr<const Program>> Compiler::compile() {
  made_->title = schema_.title;
  made_->version = schema_.version;
  add_documents();
  add_namespaces();
  add_functions();
  const auto* chosen = phase();
  const auto patterns = active(chosen);
  add_lets(schema_.lets, made_->lets, 0);
  if (chosen) add_lets(chosen->lets, made_->lets, 0);
  std::vector<std::vector<xpath::Variable>> own;
  for (const auto* one : patterns) {
    const auto first = static_cast<std::ptrdiff_t>(with_.variables.size());
    add_lets(one->lets, made_->lets, 0);
    own.emplace_back(with_.variables.begin() + first, with_.variables.end());
  }
  const auto all = with_.variables;
  for (std::size_t i = 0; i < patterns.size() && !faults_.any(); ++i) {
    with_.variables = all;
    with_.variables.insert(with_.variables.end(), own[i].begin(), own[i].end());
    add_pattern(*patterns[i]);
  }
  if (faults_.any()) return tl::unexpected(faults_.first());
  settle_names();
  made_->silences.index(made_->shared.names());
  return std::unique_ptr<const Program>(std::move(made_));
}

}  // namespace

std::string with_single_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!blank || !out.ends_with(' ')) out += blank ? ' ' : c;
  }
  return out;
}

Severity severity_of(const Assertion& assertion) {
  static constexpr std::string_view words[] = {"warning",     "warn", "info",
                                               "information", "hint", "caution"};
  const auto says = [](std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return std::ranges::find(words, text) != std::end(words);
  };
  const bool warns = says(assertion.flag.empty() ? assertion.role : assertion.flag);
  return warns ? Severity::warning : Severity::error;
}

Result<std::unique_ptr<const Program>> compile_program(const Schema& schema,
                                                       RulebookSources&& sources) {
  return Compiler(schema, std::move(sources)).compile();
}

}  // namespace ecluse::validation::schematron
