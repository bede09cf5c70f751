// The part of matcher.hpp that finds the nodes which a context may match: by the name of its last
// step, by a table of texts, or by all names that its first predicate lets pass.
#include <algorithm>

#include "validation/schematron/matcher.hpp"

namespace ecluse::validation::schematron {
namespace {

using xpath::NodeId;
using xpath::Tree;
using xpath::Type;
using Step = Matcher::Step;
using Path = Matcher::Path;
using Found = std::function<void(const Matcher::Candidate&)>;

/// Finds the nodes that an alternative may match.
class Search {
 public:
  Search(const Path& path, const Matching& with, const Found& found)
      : path_(path), with_(with), tree_(with.evaluation.document()), found_(found) {}

  void all(const Path& path);

 private:
  void elements_named(const Step& step);
  void elements_by_name(const Step& step);
  bool passes_by_name(const Step& step, NodeId node);
  void each_node(const Step& step);
  bool matches(NodeId node) const;
  void found(NodeId node, std::size_t passed = 0) { found_({node, &path_, passed, false}); }

  const Path& path_;
  const Matching& with_;
  const Tree& tree_;
  const Found& found_;
};

/// Of a path that asks for names alone.
bool Search::matches(NodeId node) const {
  const auto top = path_.back().top(tree_, node);
  const bool rooted = path_.front().link == Link::child;
  return top != Tree::none && (!rooted || tree_.parent(top) == Tree::document_node);
}

void Search::elements_named(const Step& step) {
  if (step.by_names && &step == &path_.back()) {
    for (const auto node : tree_.elements_named(step.name))
      if (matches(node)) found_({node, &path_, 0, true});
    return;
  }
  const auto passing =
      step.key && &step == &path_.back()
          ? xpath::elements_with(step.name, *step.key, step.table, with_.evaluation)
          : std::nullopt;
  for (const auto node : passing.value_or(tree_.elements_named(step.name)))
    found(node, passing ? 1 : 0);
}

bool Search::passes_by_name(const Step& step, NodeId node) {
  if (!tree_.local_name(node).ends_with(step.ending)) return false;
  const auto& asked = step.predicates.front();
  return xpath::truth_of_parts(asked.expression, {.end = asked.by_name}, with_.evaluation,
                               tree_.item(node), with_.bindings) == xpath::Truth::yes;
}

/// A rulebook has many contexts such as //*[ends-with(name(), 'ID')].
void Search::elements_by_name(const Step& step) {
  const auto passed = step.predicates.front().by_name;
  for (const auto name : *step.names) {
    if (!tree_.has(name)) continue;
    for (const auto node : tree_.elements_named(name))
      found_({node, &path_, passed, step.names_suffice});
  }
  for (const auto node : tree_.elements_unnamed())
    if (passes_by_name(step, node)) found(node, passed);
}

void Search::each_node(const Step& step) {
  for (NodeId node = 1; node < tree_.size(); ++node) {
    const bool element = tree_.kind(node) == Type::element;
    if (element == (step.test == NodeTest::element) || step.test == NodeTest::node) found(node);
  }
}

void Search::all(const Path& path) {
  if (tree_.lacks_any(path.back().needs)) return;
  const auto& step = path.back();
  const bool element = step.test == NodeTest::element;
  if (step.test == NodeTest::group) {
    for (const auto& one : step.group) all(one);
  } else if (step.test == NodeTest::document) {
    found(Tree::document_node);
  } else if (element && step.name != 0) {
    elements_named(step);
  } else if (step.names && &path == &path_) {
    elements_by_name(step);
  } else {
    each_node(step);
  }
}

/// Whether the names that pass are all that the path asks for.
bool asks_for_names(const Path& path) {
  const auto& predicates = path.back().predicates;
  const auto& first = predicates.front();
  return path.size() == 1 && path.front().link != Link::child && predicates.size() == 1 &&
         first.boolean && !first.positional && first.by_name == first.parts;
}

}  // namespace

void Matcher::settle_names(xpath::NameSamples& samples) {
  const auto& names = samples.names();
  for (auto& path : alternatives_) {
    auto& step = path.back();
    const bool any_name = step.test == NodeTest::element && step.name == 0;
    if (!any_name || step.predicates.empty() || step.predicates.front().by_name == 0) continue;
    step.names = samples.passing(step.predicates.front().expression);
    if (!step.names) continue;
    step.ending = xpath::ending_of_name(step.predicates.front().expression);
    std::erase_if(*step.names, [&](xpath::NameId name) {
      return (!step.any_ns && names.ns(name) != step.ns) ||
             (!step.any_local && names.local(name) != step.local);
    });
    step.names_suffice = asks_for_names(path);
  }
}

std::vector<xpath::NameId> Matcher::names() const {
  std::vector<xpath::NameId> names;
  for (const auto& path : alternatives_) {
    const auto& step = path.back();
    if (step.test != NodeTest::element || step.name == 0) return {};
    if (std::ranges::find(names, step.name) == names.end()) names.push_back(step.name);
  }
  return names;
}

void Matcher::candidates(const Matching& with, const Found& found) const {
  for (const auto& path : alternatives_) Search(path, with, found).all(path);
}

}  // namespace ecluse::validation::schematron
