#include "validation/schematron/matcher.hpp"

#include <algorithm>
#include <utility>

#include "validation/xpath/operators.hpp"
#include "validation/xpath/sought.hpp"

namespace ecluse::validation::schematron {
namespace {

using xpath::NodeId;
using xpath::Tree;
using xpath::Type;
using Step = Matcher::Step;
using Path = Matcher::Path;

// ---- Compilation.

Result<Predicate> compile_predicate(const std::string& text, const xpath::StaticContext& with) {
  auto expression = xpath::compile(text, with);
  if (!expression)
    return failure("E_RULEBOOK", "context: [" + text + "]: " + expression.error().code + " " +
                                     expression.error().text);
  const auto by_name = xpath::parts_by_name(*expression);
  const auto parts = xpath::number_of_parts(*expression);
  return Predicate{std::move(*expression), is_surely_no_number(text), mentions_position(text),
                   by_name, parts};
}

Result<Path> compile_path(const MatchPath& path, const xpath::StaticContext& with);

void note_table(Step& step, xpath::Shared& shared) {
  if (step.name == 0 || step.test != NodeTest::element || step.predicates.empty()) return;
  step.key = xpath::text_test(step.predicates.front().expression);
  if (step.key) step.table = xpath::number_of_table(step.name, *step.key, shared);
}

Result<Step> compile_step(const MatchStep& step, const xpath::StaticContext& with) {
  Step made;
  made.link = step.link;
  made.test = step.test;
  made.ns = step.ns;
  made.local = step.local;
  made.any_ns = step.any_ns;
  made.any_local = step.any_local;
  if (!step.any_ns && !step.any_local && !step.local.empty())
    made.name = with.shared->names().add(step.ns, step.local);
  for (const auto& text : step.predicates) {
    auto predicate = compile_predicate(text, with);
    if (!predicate) return tl::unexpected(predicate.error());
    made.predicates.push_back(std::move(*predicate));
  }
  note_table(made, *with.shared);
  for (const auto& inner : step.group) {
    auto compiled = compile_path(inner, with);
    if (!compiled) return tl::unexpected(compiled.error());
    made.group.push_back(std::move(*compiled));
  }
  return made;
}

/// The names right above the last step.
std::vector<xpath::NameId> parents_of(const Path& path) {
  std::vector<xpath::NameId> names;
  for (auto i = path.size() - 1; i > 0 && path[i].link == Link::child; --i) {
    const auto& above = path[i - 1];
    if (above.test != NodeTest::element || above.name == 0 || !above.predicates.empty()) break;
    names.push_back(above.name);
  }
  return names;
}

/// The name of the elements that a predicate of the step is asked of, where it has one.
xpath::NameId self_of(const Step& step) {
  return step.test == NodeTest::element ? step.name : 0;
}

/// The texts that its predicates look for, then the names of its steps, the last first; a name
/// right below another says more than alone.
std::vector<xpath::Trait> needs_of(const Path& path, xpath::Names& names) {
  std::vector<xpath::Trait> needs;
  for (const auto& step : path)
    for (const auto& one : step.predicates)
      if (const auto trait = xpath::trait_sought(one.expression, self_of(step), names); trait != 0)
        needs.push_back(trait);
  for (auto i = path.size(); i-- > 0;) {
    const auto above = i > 0 && path[i].link == Link::child ? path[i - 1].name : 0;
    if (path[i].name != 0)
      needs.push_back(above != 0 ? names.add_pair(above, path[i].name) : path[i].name);
  }
  return needs;
}

Result<Path> compile_path(const MatchPath& path, const xpath::StaticContext& with) {
  Path made;
  for (const auto& step : path.steps) {
    auto compiled = compile_step(step, with);
    if (!compiled) return tl::unexpected(compiled.error());
    made.push_back(std::move(*compiled));
  }
  auto& last = made.back();
  last.needs = needs_of(made, with.shared->names());
  last.parents = parents_of(made);
  last.by_names = last.test == NodeTest::element && last.name != 0 && last.predicates.empty() &&
                  last.parents.size() + 1 == made.size();
  return made;
}

// ---- Matching.

class Match {
 public:
  /// `passed`: of the first predicate of `settled`, the parts that are known to hold.
  Match(const Matching& with, std::optional<xpath::DynamicError>& error, const Step* settled,
        std::size_t passed)
      : with_(with),
        tree_(with.evaluation.document()),
        error_(error),
        settled_(settled),
        passed_(passed) {}

  /// Whether the steps up to `last` match, the last of them on that node.
  bool path(const Path& path, std::size_t last, NodeId node);

 private:
  bool above(const Path& path, std::size_t last, NodeId node);
  bool test(const Step& step, NodeId node) const;
  bool name(const Step& step, NodeId node) const;
  bool predicates(const Step& step, NodeId node, std::size_t count);
  bool predicate(const Step& step, NodeId node, std::size_t before);
  bool position(const Step& step, NodeId node, std::size_t count, xpath::Focus& focus);

  const Matching& with_;
  const Tree& tree_;
  std::optional<xpath::DynamicError>& error_;
  const Step* settled_;
  std::size_t passed_;
};

bool Match::name(const Step& step, NodeId node) const {
  if (step.name != 0) return tree_.name(node) == step.name;
  if (step.any_ns && step.any_local) return true;
  const auto name = tree_.qname(node);
  return (step.any_ns || name.ns == step.ns) && (step.any_local || name.local == step.local);
}

bool Match::test(const Step& step, NodeId node) const {
  const auto kind = tree_.kind(node);
  switch (step.test) {
    case NodeTest::element:
      return kind == Type::element && name(step, node);
    case NodeTest::attribute:
      return kind == Type::attribute && name(step, node);
    case NodeTest::text:
      return kind == Type::text;
    case NodeTest::node:
      return kind == Type::element || kind == Type::text;
    case NodeTest::document:
      return kind == Type::document;
    case NodeTest::group:
      return false;
  }
  return false;
}

/// The place of the node among its siblings that pass the test and the predicates before.
bool Match::position(const Step& step, NodeId node, std::size_t count, xpath::Focus& focus) {
  const auto parent = tree_.parent(node);
  if (parent == Tree::none || step.test == NodeTest::group) return false;
  focus.position = focus.size = 0;
  for (auto one = parent + 1; one < tree_.end(parent); one = tree_.end(one)) {
    if (!test(step, one) || !predicates(step, one, count)) continue;
    ++focus.size;
    if (one == node) focus.position = focus.size;
  }
  return focus.position > 0;
}

/// `before`: how many predicates stand before it.
bool Match::predicate(const Step& step, NodeId node, std::size_t before) {
  const auto& one = step.predicates[before];
  auto& evaluation = with_.evaluation;
  xpath::Focus focus{tree_.item(node), 1, 1};
  if (one.positional && !position(step, node, before, focus)) return false;
  if (one.boolean && !one.positional) {
    const auto first = &step == settled_ && before == 0 ? passed_ : 0;
    if (first >= one.parts) return true;
    const auto held = xpath::truth_of_parts(one.expression, {.first = first}, evaluation,
                                            *focus.item, with_.bindings);
    if (held == xpath::Truth::failed) error_ = evaluation.take_error();
    return held == xpath::Truth::yes;
  }
  if (one.boolean) {
    const auto held = xpath::holds(one.expression, evaluation, focus, with_.bindings);
    if (!held) error_ = held.error();
    return held && *held;
  }
  const auto value = xpath::evaluate(one.expression, evaluation, focus, with_.bindings);
  if (!value) {
    error_ = value.error();
    return false;
  }
  bool held = false;
  if (value->size() == 1 && value->front().is_number())
    held = (one.positional || position(step, node, before, focus)) &&
           xpath::same_value(value->front(), xpath::Item::of_integer(focus.position), evaluation);
  else
    held = xpath::truth(*value, evaluation);
  if (!evaluation.failed()) return held;
  error_ = evaluation.take_error();
  return false;
}

/// The first `count` predicates of the step.
bool Match::predicates(const Step& step, NodeId node, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    if (!predicate(step, node, i)) return false;
  return true;
}

bool Match::path(const Path& path, std::size_t last, NodeId node) {
  const auto& step = path[last];
  if (step.test != NodeTest::group)
    return test(step, node) && above(path, last, node) &&
           predicates(step, node, step.predicates.size());
  const bool inside = std::ranges::any_of(
      step.group, [&](const Path& one) { return this->path(one, one.size() - 1, node); });
  return inside && above(path, last, node) && predicates(step, node, step.predicates.size());
}

/// What stands before the step `last`, which is on that node.
bool Match::above(const Path& path, std::size_t last, NodeId node) {
  node = path[last].top(tree_, node);
  if (node == Tree::none) return false;
  last -= path[last].parents.size();
  const auto link = path[last].link;
  if (link == Link::free || path[last].test == NodeTest::document) return true;
  auto parent = tree_.parent(node);
  if (last == 0) return link == Link::descendant ? parent != Tree::none : parent == 0;
  if (link == Link::child) return parent != Tree::none && this->path(path, last - 1, parent);
  for (; parent != Tree::none; parent = tree_.parent(parent))
    if (this->path(path, last - 1, parent)) return true;
  return false;
}

}  // namespace

Result<Matcher> Matcher::compile(std::string_view context, const xpath::StaticContext& with) {
  Prefixes prefixes;
  for (const auto& one : with.namespaces) prefixes[one.prefix] = one.uri;
  const auto parsed = parse_match_pattern(context, prefixes);
  if (!parsed) return tl::unexpected(parsed.error());
  Matcher matcher;
  for (const auto& path : *parsed) {
    auto compiled = compile_path(path, with);
    if (!compiled) return tl::unexpected(compiled.error());
    matcher.alternatives_.push_back(std::move(*compiled));
  }
  return matcher;
}

/// Upwards: an ancestor of the node.
NodeId Matcher::Step::top(const Tree& tree, NodeId node) const {
  for (const auto above : parents) {
    node = tree.parent(node);
    if (node == Tree::none || !tree.is_element(node, above)) return Tree::none;
  }
  return node;
}

bool Matcher::matches(const Candidate& candidate, const Matching& with,
                      std::optional<xpath::DynamicError>& error) const {
  const auto& path = *candidate.path;
  if (candidate.matches) return true;
  Match match(with, error, &path.back(), candidate.passed);
  if (match.path(path, path.size() - 1, candidate.node)) return true;
  return error && std::ranges::any_of(alternatives_, [&](const Path& other) {
           return &other != &path && match.path(other, other.size() - 1, candidate.node);
         });
}

}  // namespace ecluse::validation::schematron
