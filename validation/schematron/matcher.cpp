#include "validation/schematron/matcher.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "model/text.hpp"
#include "validation/xpath/operators.hpp"

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
  return Predicate{std::move(*expression), is_surely_no_number(text), mentions_position(text),
                   asked_name_end(text)};
}

Result<Path> compile_path(const MatchPath& path, const xpath::StaticContext& with);

Result<Step> compile_step(const MatchStep& step, const xpath::StaticContext& with) {
  Step made{step.link, step.test, 0, 0, step.ns, step.local, step.any_ns, step.any_local, {}, {}};
  if (!step.any_ns && !step.any_local && !step.local.empty())
    made.name = with.shared->names().add(step.ns, step.local);
  for (const auto& text : step.predicates) {
    auto predicate = compile_predicate(text, with);
    if (!predicate) return tl::unexpected(predicate.error());
    made.predicates.push_back(std::move(*predicate));
  }
  for (const auto& inner : step.group) {
    auto compiled = compile_path(inner, with);
    if (!compiled) return tl::unexpected(compiled.error());
    made.group.push_back(std::move(*compiled));
  }
  return made;
}

Result<Path> compile_path(const MatchPath& path, const xpath::StaticContext& with) {
  Path made;
  for (const auto& step : path.steps) {
    auto compiled = compile_step(step, with);
    if (!compiled) return tl::unexpected(compiled.error());
    const auto above = made.empty() ? 0 : made.back().name;
    if (above != 0 && compiled->name != 0 && compiled->link == Link::child)
      compiled->below = with.shared->names().add_pair(above, compiled->name);
    made.push_back(std::move(*compiled));
  }
  return made;
}

// ---- Matching.

/// Whether the document has nothing at all of what a step asks for.
bool leads_nowhere(const Path& path, const Tree& tree) {
  return std::ranges::any_of(path, [&](const Step& step) {
    return (step.name != 0 && tree.lacks(step.name)) || (step.below != 0 && tree.lacks(step.below));
  });
}

/// name() is the local name but for a prefix and its colon, which few ends reach to.
bool name_ends(const Tree& tree, NodeId node, std::string_view end) {
  if (tree.kind(node) == Type::text) return end.empty();
  if (end.find(':') == std::string_view::npos) return tree.local_name(node).ends_with(end);
  const auto name = tree.qname(node);
  if (name.local.size() >= end.size() || name.prefix.empty()) return name.local.ends_with(end);
  return (std::string(name.prefix) + ":" + std::string(name.local)).ends_with(end);
}

class Match {
 public:
  Match(const Matching& with, std::optional<xpath::DynamicError>& error)
      : with_(with), tree_(with.evaluation.document()), error_(error) {}

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
  if (!one.name_end.empty() && !name_ends(tree_, node, one.name_end)) return false;
  xpath::Focus focus{tree_.item(node), 1, 1};
  if (one.positional && !position(step, node, before, focus)) return false;
  if (one.boolean && !one.positional) {
    const auto held = xpath::truth_for(one.expression, evaluation, *focus.item, with_.bindings);
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
  const auto link = path[last].link;
  if (link == Link::free || path[last].test == NodeTest::document) return true;
  auto parent = tree_.parent(node);
  if (last == 0) return link == Link::descendant ? parent != Tree::none : parent == 0;
  if (link == Link::child) return parent != Tree::none && this->path(path, last - 1, parent);
  for (; parent != Tree::none; parent = tree_.parent(parent))
    if (this->path(path, last - 1, parent)) return true;
  return false;
}

using Found = std::function<void(NodeId)>;

/// The name is looked at first: a rulebook has many contexts such as //*[ends-with(name(), 'ID')].
void each_node(const Step& step, const Tree& tree, const Found& found) {
  const auto& predicates = step.predicates;
  const auto end = predicates.empty() ? std::string_view() : predicates.front().name_end;
  if (!end.empty() && step.test == NodeTest::element) {
    for (NodeId node = 1; node < tree.size(); ++node)
      if (tree.kind(node) == Type::element && name_ends(tree, node, end)) found(node);
    return;
  }
  for (NodeId node = 1; node < tree.size(); ++node) {
    const bool element = tree.kind(node) == Type::element;
    if (element != (step.test == NodeTest::element) && step.test != NodeTest::node) continue;
    if (end.empty() || name_ends(tree, node, end)) found(node);
  }
}

void candidates_of(const Path& path, const Tree& tree, const Found& found) {
  if (leads_nowhere(path, tree)) return;
  const auto& step = path.back();
  if (step.test == NodeTest::group) {
    for (const auto& one : step.group) candidates_of(one, tree, found);
  } else if (step.test == NodeTest::document) {
    found(Tree::document_node);
  } else if (step.test == NodeTest::element && step.name != 0) {
    for (const auto node : tree.elements_named(step.name)) found(node);
  } else {
    each_node(step, tree, found);
  }
}

// ---- The form of an expression.

/// Its words and operators outside of brackets and strings, each bracket as "()".
std::string skeleton_of(std::string_view text) {
  std::string out = " ";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '[' || c == '(') {
      at = behind_bracket(text, at).value_or(text.size()) - 1;
      out += c == '(' ? "()" : "";
    } else if (c == '"' || c == '\'') {
      at = std::min(text.find(c, at + 1), text.size() - 1);
      out += "''";
    } else {
      out += std::isspace(static_cast<unsigned char>(c)) != 0 ? ' ' : c;
    }
  }
  return out + ' ';
}

}  // namespace

std::string asked_name_end(std::string_view predicate) {
  constexpr std::string_view begin = "ends-with(name(),";
  const auto text = trimmed(predicate);
  if (!text.starts_with(begin)) return {};
  const auto close = behind_bracket(text, begin.find('(')).value_or(0);
  const auto literal =
      close == 0 ? "" : trimmed(text.substr(begin.size(), close - begin.size() - 1));
  const bool quoted = literal.size() > 2 && (literal[0] == '"' || literal[0] == '\'') &&
                      literal.find(literal[0], 1) == literal.size() - 1;
  const auto rest = close == 0 ? "" : skeleton_of(text.substr(close));
  const bool needed = (trimmed(rest).empty() || rest.starts_with("  and ")) &&
                      rest.find(" or ") == std::string::npos && rest.find(',') == std::string::npos;
  return quoted && needed ? std::string(literal.substr(1, literal.size() - 2)) : "";
}

bool is_surely_no_number(std::string_view expression) {
  static constexpr std::string_view operators[] = {"=",    "<",    ">",    " or ", " and ", " eq ",
                                                   " ne ", " lt ", " le ", " gt ", " ge "};
  const auto skeleton = skeleton_of(expression);
  const auto has = [&](std::string_view token) {
    return skeleton.find(token) != std::string::npos;
  };
  if (has(" if()") || has(" if ()") || has(" for ") || has(",")) return false;
  if (std::ranges::any_of(operators, has)) return true;
  static constexpr std::string_view booleans[] = {" not()",      " exists()",      " empty()",
                                                  " contains()", " starts-with()", " ends-with()",
                                                  " matches()"};
  if (has("+") || has(" div ") || has(" mod ") || has(" - ") || has("*") || has("|")) return false;
  if (std::ranges::any_of(booleans, [&](auto one) { return skeleton == std::string(one) + " "; }))
    return true;
  const auto path = trimmed(skeleton);
  const bool begins = !path.empty() && (std::isalpha(static_cast<unsigned char>(path[0])) != 0 ||
                                        path[0] == '@' || path[0] == '.' || path[0] == '/');
  return begins && path.find_first_of("()$' ") == std::string_view::npos &&
         (path.size() < 2 || path[0] != '.' ||
          std::isdigit(static_cast<unsigned char>(path[1])) == 0);
}

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

void Matcher::candidates(const Tree& tree, const Found& found) const {
  for (const auto& path : alternatives_) candidates_of(path, tree, found);
}

bool Matcher::matches(NodeId node, const Matching& with,
                      std::optional<xpath::DynamicError>& error) const {
  Match match(with, error);
  return std::ranges::any_of(
      alternatives_, [&](const Path& path) { return match.path(path, path.size() - 1, node); });
}

}  // namespace ecluse::validation::schematron
