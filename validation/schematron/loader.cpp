#include "validation/schematron/loader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "validation/schematron/abstract.hpp"
#include "validation/schematron/faults.hpp"
#include "validation/schematron/functions.hpp"
#include "validation/schematron/words.hpp"

namespace ecluse::validation::schematron {
namespace {

constexpr std::string_view bindings[] = {"xslt2", "xpath2", "xslt3", "xpath3"};

/// A pattern or a rule that only others use.
struct AbstractRule {
  std::string id;
  Rule rule;
};

/// A pattern with what its abstract rules are needed for.
struct ReadPattern {
  Pattern pattern;
  bool is_abstract = false;
  std::string is_a;
  std::vector<std::pair<std::string, std::string>> parameters;
  Origin origin;
};

class SchemaReader {
 public:
  SchemaReader(const RulebookSources& sources, const SchemaLimits& limits)
      : sources_(sources), limits_(limits) {}

  Result<Schema> read();

 private:
  // Each element of a kind of parent.
  void read_top(const Element& element);
  void read_phase(const Element& element);
  void read_pattern(const Element& element);
  void read_in_pattern(const Element& element, ReadPattern& into, std::vector<AbstractRule>& rules);
  void read_rule(const Element& element, ReadPattern& into, std::vector<AbstractRule>& rules);
  void read_in_rule(const Element& element, Rule& rule, const std::vector<AbstractRule>& rules);
  Assertion read_assertion(const Element& element, const Rule& rule);
  void read_message(const Element& element, std::vector<MessagePart>& message);
  Let read_let(const Element& element);
  void extend(const Element& element, Rule& rule, const std::vector<AbstractRule>& rules);

  /// Calls `visit` for each child element, those of included files in their places.
  template <class Visit>
  void each_child(const Element& parent, const Visit& visit);
  template <class Visit>
  void include(const Element& element, const Visit& visit);

  bool known(const Element& element);
  void place_patterns();
  void place(ReadPattern& one);
  void refuse(const Element& at, std::string_view what) { faults_.add(origin(at), what); }
  void refuse_element(const Element& at);
  std::string needed(const Element& element, std::string_view name);
  std::string given(const Element& element, std::string_view name);
  [[nodiscard]] Origin origin(const Element& at) const { return {file_, at.line}; }

  const RulebookSources& sources_;
  SchemaLimits limits_;
  Faults faults_;
  Schema schema_;
  std::vector<ReadPattern> patterns_;
  std::string file_;
  std::size_t depth_ = 0, includes_ = 0, assertions_ = 0, text_ = 0;
};

bool is(const Element& element, std::string_view name, std::string_view ns = schematron_ns) {
  return element.name == name && element.ns == ns;
}

/// A run of text between elements (parsers::read_mixed).
bool is_run(const Element& element) {
  return element.name.empty();
}

bool is_documentation(const Element& element) {
  constexpr std::string_view names[] = {"title", "p", "diagnostics", "properties"};
  return element.ns == schematron_ns && std::ranges::find(names, element.name) != std::end(names);
}

std::string name_in_words(const Element& element) {
  return (element.prefix.empty() ? "" : std::string(element.prefix) + ":") +
         std::string(element.name);
}

void SchemaReader::refuse_element(const Element& at) {
  refuse(at, "the element " + name_in_words(at) + " is not supported here");
}

std::string SchemaReader::given(const Element& element, std::string_view name) {
  std::string value(attribute(element, name));
  text_ += value.size();
  if (text_ > limits_.text_bytes) refuse(element, "too much text");
  return value;
}

std::string SchemaReader::needed(const Element& element, std::string_view name) {
  auto value = given(element, name);
  if (trimmed(value).empty())
    refuse(element, name_in_words(element) + " has no " + std::string(name));
  return value;
}

/// Whether the element and its attributes are in the table of words.
bool SchemaReader::known(const Element& element) {
  if (is_run(element)) {
    refuse(*element.parent, "text stands in " + name_in_words(*element.parent));
    return false;
  }
  const auto word = word_of(element.ns, element.name);
  if (!word) {
    refuse_element(element);
    return false;
  }
  for (const auto& one : element.attributes)
    if (one.ns.empty() && !allows(*word, one.name))
      refuse(element, "the attribute " + std::string(one.name) + " of " + name_in_words(element) +
                          " is not supported");
  return !faults_.any();
}

template <class Visit>
void SchemaReader::include(const Element& element, const Visit& visit) {
  const auto name = needed(element, "href");
  const auto found = sources_.files.find(name);
  if (++includes_ > limits_.includes || depth_ >= limits_.include_depth)
    return refuse(element, "too many files included");
  if (found == sources_.files.end() || !found->second.root())
    return refuse(element, "no file " + name + " beside it");
  const auto before = std::exchange(file_, name);
  ++depth_;
  visit(*found->second.root());
  --depth_;
  file_ = before;
}

template <class Visit>
void SchemaReader::each_child(const Element& parent, const Visit& visit) {
  for (const auto* one = parent.first_child; one && !faults_.any(); one = one->next) {
    if (!known(*one)) return;
    if (is_documentation(*one)) continue;
    if (!is(*one, "include"))
      visit(*one);
    else
      include(*one, [&](const Element& root) {
        if (known(root)) visit(root);
      });
  }
}

Let SchemaReader::read_let(const Element& element) {
  if (element.first_child) refuse(element, "a let is given by its value");
  return {needed(element, "name"), needed(element, "value"), origin(element)};
}

void SchemaReader::read_top(const Element& element) {
  if (is(element, "ns"))
    schema_.namespaces[needed(element, "prefix")] = needed(element, "uri");
  else if (is(element, "let"))
    schema_.lets.push_back(read_let(element));
  else if (is(element, "phase"))
    read_phase(element);
  else if (is(element, "pattern"))
    read_pattern(element);
  else if (is(element, "function", xslt_ns))
    schema_.functions.push_back(read_function(element, file_, faults_));
  else
    refuse_element(element);
}

void SchemaReader::read_phase(const Element& element) {
  Phase phase{needed(element, "id"), {}, {}};
  each_child(element, [&](const Element& one) {
    if (is(one, "active"))
      phase.active.push_back(needed(one, "pattern"));
    else if (is(one, "let"))
      phase.lets.push_back(read_let(one));
    else
      refuse_element(one);
  });
  schema_.phases.push_back(std::move(phase));
}

void SchemaReader::read_pattern(const Element& element) {
  ReadPattern read;
  read.pattern.id = given(element, "id");
  read.is_abstract = given(element, "abstract") == "true";
  read.is_a = given(element, "is-a");
  read.origin = origin(element);
  if (const auto* title = child(element, "title"); title && title->ns == schematron_ns)
    read.pattern.title = trimmed_text(*title);
  std::vector<AbstractRule> rules;
  each_child(element, [&](const Element& one) { read_in_pattern(one, read, rules); });
  patterns_.push_back(std::move(read));
}

void SchemaReader::read_in_pattern(const Element& element, ReadPattern& into,
                                   std::vector<AbstractRule>& rules) {
  if (is(element, "let"))
    into.pattern.lets.push_back(read_let(element));
  else if (is(element, "param"))
    into.parameters.emplace_back(needed(element, "name"), needed(element, "value"));
  else if (is(element, "rule"))
    read_rule(element, into, rules);
  else
    refuse_element(element);
}

void SchemaReader::read_rule(const Element& element, ReadPattern& into,
                             std::vector<AbstractRule>& rules) {
  const bool is_abstract = given(element, "abstract") == "true";
  Rule rule{
      given(element, "id"), is_abstract ? "" : needed(element, "context"), {}, {}, origin(element)};
  each_child(element, [&](const Element& one) { read_in_rule(one, rule, rules); });
  for (auto& one : rule.assertions) {
    if (one.flag.empty()) one.flag = attribute(element, "flag");
    if (one.role.empty()) one.role = attribute(element, "role");
  }
  if (is_abstract)
    rules.push_back({needed(element, "id"), std::move(rule)});
  else
    into.pattern.rules.push_back(std::move(rule));
}

void SchemaReader::read_in_rule(const Element& element, Rule& rule,
                                const std::vector<AbstractRule>& rules) {
  if (is(element, "let"))
    rule.lets.push_back(read_let(element));
  else if (is(element, "assert") || is(element, "report"))
    rule.assertions.push_back(read_assertion(element, rule));
  else if (is(element, "extends"))
    extend(element, rule, rules);
  else
    refuse_element(element);
}

/// An abstract rule of the same pattern, before it.
void SchemaReader::extend(const Element& element, Rule& rule,
                          const std::vector<AbstractRule>& rules) {
  const auto id = needed(element, "rule");
  const auto found = std::ranges::find(rules, id, &AbstractRule::id);
  if (found == rules.end()) return refuse(element, "no abstract rule " + id + " before it");
  const auto& base = found->rule;
  assertions_ += base.assertions.size();
  if (assertions_ > limits_.assertions) return refuse(element, "too many assertions");
  rule.lets.insert(rule.lets.end(), base.lets.begin(), base.lets.end());
  rule.assertions.insert(rule.assertions.end(), base.assertions.begin(), base.assertions.end());
}

Assertion SchemaReader::read_assertion(const Element& element, const Rule&) {
  if (++assertions_ > limits_.assertions) refuse(element, "too many assertions");
  Assertion one;
  one.kind = is(element, "report") ? AssertionKind::report : AssertionKind::assertion;
  one.id = given(element, "id");
  one.flag = given(element, "flag");
  one.role = given(element, "role");
  one.test = needed(element, "test");
  one.origin = origin(element);
  read_message(element, one.message);
  return one;
}

void SchemaReader::read_message(const Element& element, std::vector<MessagePart>& message) {
  if (!element.first_child && !element.text.empty())
    message.push_back({PartKind::text, std::string(element.text)});
  text_ += element.text.size();
  for (const auto* one = element.first_child; one && !faults_.any(); one = one->next) {
    if (is_run(*one))
      message.push_back({PartKind::text, std::string(one->text)});
    else if (!known(*one))
      return;
    else if (is(*one, "value-of"))
      message.push_back({PartKind::value_of, needed(*one, "select")});
    else if (is(*one, "name"))
      message.push_back({PartKind::name, given(*one, "path")});
    else if (is(*one, "emph") || is(*one, "span") || is(*one, "dir"))
      read_message(*one, message);
    else
      refuse_element(*one);
  }
}

/// Patterns in their order, those made from abstract ones where they are asked for.
void SchemaReader::place_patterns() {
  for (auto& one : patterns_)
    if (!one.is_abstract && !faults_.any()) place(one);
}

void SchemaReader::place(ReadPattern& one) {
  if (one.is_a.empty()) {
    schema_.patterns.push_back(std::move(one.pattern));
    return;
  }
  const auto base = std::ranges::find_if(patterns_, [&](const ReadPattern& other) {
    return other.is_abstract && other.pattern.id == one.is_a;
  });
  if (base == patterns_.end()) return faults_.add(one.origin, "no abstract pattern " + one.is_a);
  auto pattern = with_parameters(base->pattern, one.parameters);
  pattern.id = one.pattern.id;
  if (!one.pattern.title.empty()) pattern.title = one.pattern.title;
  for (const auto& rule : pattern.rules) assertions_ += rule.assertions.size();
  if (assertions_ > limits_.assertions) faults_.add(one.origin, "too many assertions");
  schema_.patterns.push_back(std::move(pattern));
}

Result<Schema> SchemaReader::read() {
  file_ = sources_.entry;
  const auto entry = sources_.files.find(file_);
  if (entry == sources_.files.end() || !entry->second.root())
    return failure("E_RULEBOOK", file_ + ": no such file");
  const auto& root = *entry->second.root();
  if (!is(root, "schema")) refuse(root, "not a Schematron schema: " + name_in_words(root));
  if (!faults_.any() && known(root) &&
      std::ranges::find(bindings, attribute(root, "queryBinding")) == std::end(bindings))
    refuse(root, "the query binding '" + std::string(attribute(root, "queryBinding")) +
                     "' is not supported");
  if (const auto* title = child(root, "title")) schema_.title = trimmed_text(*title);
  schema_.version = attribute(root, "schemaVersion");
  schema_.default_phase = attribute(root, "defaultPhase");
  each_child(root, [this](const Element& one) { read_top(one); });
  place_patterns();
  if (faults_.any()) return tl::unexpected(faults_.first());
  return std::move(schema_);
}

}  // namespace

Result<Schema> read_schema(const RulebookSources& sources, const SchemaLimits& limits) {
  return SchemaReader(sources, limits).read();
}

}  // namespace ecluse::validation::schematron
