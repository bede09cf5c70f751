#include "validation/schematron/run.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "model/text.hpp"
#include "validation/xpath/operators.hpp"

namespace ecluse::validation::schematron {
namespace {

using xpath::Binding;
using xpath::NodeId;
using xpath::Tree;

constexpr std::size_t most_quoted = 200;     ///< bytes of a value that a finding quotes
constexpr std::size_t most_values = 12;      ///< that a finding carries
constexpr std::size_t most_message = 4'000;  ///< bytes of a message

/// The front of a text, cut between two characters.
std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most) + "…";
}

/// Adds a text whose white space is single blanks; none comes first, or behind another.
void add_text(std::string& out, std::string_view text) {
  const bool needless = out.empty() || out.back() == ' ';
  if (needless && text.starts_with(' ')) text.remove_prefix(1);
  out += text;
}

xpath::Moment moment_of(Instant now) {
  using std::chrono::floor;
  const auto seconds = floor<std::chrono::seconds>(now);
  return {seconds.time_since_epoch().count(),
          static_cast<std::int32_t>((now - seconds) / std::chrono::milliseconds(1)) * 1'000'000, 0};
}

class Run {
 public:
  Run(const Program& program, Workspace& space, const Document& document,
      const RulebookLimits& limits)
      : program_(program),
        limits_(limits),
        tree_(document, program.shared.names()),
        awake_(space.awake),
        evaluation_(space.evaluation),
        bindings_(space.bindings),
        taken_(space.taken),
        applications_(space.applications) {}

  RulebookVerdict all();

 private:
  using Application = Workspace::Application;

  void bind(std::size_t slot, const CompiledLet& let, NodeId node);
  bool matches(const CompiledRule& rule, const Matcher::Candidate& candidate);
  void match(const CompiledRule& rule, std::uint32_t before);
  void apply_all(std::uint32_t before);
  void apply(const Application& one);
  void judge(const CompiledAssertion& one, const Application& at, const xpath::Item& item);
  void fire(const CompiledAssertion& one, const Application& at);
  void no_verdict(std::string_view rule, NodeId node, const xpath::DynamicError& error);
  std::string message_of(const CompiledAssertion& one, NodeId node);
  void add_operands(Finding& finding, const Application& at);
  void add(Finding finding, NodeId node);

  [[nodiscard]] xpath::Focus focus(NodeId node) const { return {tree_.item(node), 1, 1}; }

  const Program& program_;
  const RulebookLimits& limits_;
  Tree tree_;
  xpath::Awake& awake_;
  xpath::Evaluation& evaluation_;
  xpath::Bindings bindings_;
  std::vector<std::uint32_t>& taken_;
  std::vector<Application>& applications_;
  RulebookVerdict verdict_;
};

void Run::bind(std::size_t slot, const CompiledLet& let, NodeId node) {
  auto& binding = bindings_[slot];
  binding.state = Binding::State::pending;
  binding.expression = &let.value;
  binding.focus = focus(node);
  binding.bindings = bindings_;
  binding.lasting = true;
}

bool Run::matches(const CompiledRule& rule, const Matcher::Candidate& candidate) {
  if (candidate.matches) return true;
  const auto mark = evaluation_.scratch().mark();
  std::optional<xpath::DynamicError> error;
  const bool matches = rule.matcher.matches(candidate, {evaluation_, bindings_}, error);
  evaluation_.rewind(mark);
  if (error && !matches && !rule.assertions.empty())
    no_verdict(program_.rules[rule.assertions.front().info].id, candidate.node, *error);
  return matches;
}

/// Gives the rule the nodes that no rule before it had. `before`: applications of the patterns
/// before.
void Run::match(const CompiledRule& rule, std::uint32_t before) {
  const auto try_one = [&](const Matcher::Candidate& candidate) {
    const auto node = candidate.node;
    if (taken_[node] > before || !matches(rule, candidate)) return;
    applications_.push_back({node, &rule});
    taken_[node] = before + static_cast<std::uint32_t>(applications_.size());
  };
  const auto known = applications_.size();
  rule.matcher.candidates({evaluation_, bindings_}, std::ref(try_one));
  if (applications_.size() > known) program_.silences.settle(tree_, rule.first, rule.end(), awake_);
}

void Run::add(Finding finding, NodeId node) {
  if (verdict_.findings.size() >= limits_.findings) return;
  if (const auto* element = tree_.element(tree_.is_attribute(node) ? tree_.parent(node) : node))
    finding.place = place_of(*element);
  verdict_.findings.push_back(std::move(finding));
}

void Run::no_verdict(std::string_view rule, NodeId node, const xpath::DynamicError& error) {
  ++verdict_.no_verdicts;
  add({"ECL-REGLE-SANS-VERDICT",
       Severity::warning,
       Layer::rulebooks,
       {},
       {{"rule", std::string(rule)}, {"reason", cut(error.code + " " + error.text, most_quoted)}}},
      node);
}

std::string Run::message_of(const CompiledAssertion& one, NodeId node) {
  std::string message;
  for (const auto& part : one.message) {
    if (part.expression.empty()) {
      add_text(message, part.text);
      continue;
    }
    const auto words =
        xpath::words_of(part.expression.front(), evaluation_, focus(node), bindings_);
    add_text(message, words ? with_single_blanks(cut(*words, most_quoted)) : "?");
  }
  if (!message.empty() && message.back() == ' ') message.pop_back();
  return cut(std::move(message), most_message);
}

/// The text of the node, when it has no children, and the lets that were evaluated.
void Run::add_operands(Finding& finding, const Application& at) {
  const auto* element = tree_.element(at.node);
  if (element && !element->first_child && !trimmed(element->text).empty())
    finding.values.push_back({"seen", cut(std::string(trimmed(element->text)), most_quoted)});
  const auto& lets = at.rule->lets;
  for (std::size_t i = 0; i < lets.size() && finding.values.size() < most_values; ++i) {
    const auto& binding = bindings_[program_.lets.size() + i];
    if (binding.state != Binding::State::given || binding.value.size() != 1) continue;
    const auto text = xpath::text_of(binding.value.front(), evaluation_.scratch());
    finding.values.push_back({"$" + lets[i].name, cut(std::string(text), most_quoted)});
  }
}

void Run::fire(const CompiledAssertion& one, const Application& at) {
  const auto& info = program_.rules[one.info];
  ++(info.severity == Severity::error ? verdict_.errors : verdict_.warnings);
  if (verdict_.findings.size() >= limits_.findings) return;
  Finding finding{info.id, info.severity, Layer::rulebooks, {}, {}};
  finding.values.push_back({"message", message_of(one, at.node)});
  if (!info.flag.empty()) finding.values.push_back({"flag", info.flag});
  add_operands(finding, at);
  add(std::move(finding), at.node);
}

/// `item`: the node of the application.
void Run::judge(const CompiledAssertion& one, const Application& at, const xpath::Item& item) {
  using xpath::Truth;
  const auto held = xpath::truth_for(one.test, evaluation_, item, bindings_);
  if (held == Truth::failed)
    no_verdict(program_.rules[one.info].id, at.node, evaluation_.take_error());
  else if ((held == Truth::yes) == (one.kind == AssertionKind::report))
    fire(one, at);
}

void Run::apply(const Application& one) {
  ++verdict_.fired_rules;
  const auto& rule = *one.rule;
  auto number = awake_.next(rule.first, rule.end());
  if (number == rule.end()) return;
  for (std::size_t i = 0; i < rule.lets.size(); ++i)
    bind(program_.lets.size() + i, rule.lets[i], one.node);
  const auto item = tree_.item(one.node);
  const auto mark = evaluation_.scratch().mark();
  for (; number < rule.end(); number = awake_.next(number + 1, rule.end())) {
    judge(rule.assertions[number - rule.first], one, item);
    evaluation_.rewind(mark);
  }
}

/// In document order: most nodes have an application, or few.
void Run::apply_all(std::uint32_t before) {
  constexpr std::size_t few = 16;
  if (applications_.size() * few < taken_.size()) {
    std::ranges::sort(applications_, {}, &Application::node);
    for (const auto& one : applications_) apply(one);
    return;
  }
  for (const auto number : taken_)
    if (number > before) apply(applications_[number - before - 1]);
}

RulebookVerdict Run::all() {
  taken_.assign(tree_.size(), 0);
  program_.silences.wake(tree_, awake_);
  evaluation_.begin(tree_, moment_of(limits_.now));
  for (std::size_t i = 0; i < program_.lets.size(); ++i)
    bind(i, program_.lets[i], Tree::document_node);
  std::uint32_t before = 0;
  for (const auto& pattern : program_.patterns) {
    applications_.clear();
    for (const auto& rule : pattern.rules) match(rule, before);
    apply_all(before);
    before += static_cast<std::uint32_t>(applications_.size());
  }
  return std::move(verdict_);
}

}  // namespace

RulebookVerdict run(const Program& program, Workspaces& workspaces, const Document& document,
                    const RulebookLimits& limits) {
  if (!document.root()) return {};
  auto space = workspaces.take(program);
  auto verdict = Run(program, *space, document, limits).all();
  workspaces.give_back(std::move(space));
  return verdict;
}

}  // namespace ecluse::validation::schematron
