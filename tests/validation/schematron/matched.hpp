// A context of a rule, compiled and asked for the nodes of a small document. Tests only.
#pragma once

#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "tests/validation/schematron/sources.hpp"
#include "validation/schematron/matcher.hpp"

namespace ecluse::tests {

inline constexpr std::string_view matched_text =
    "<a:r xmlns:a='urn:a' xmlns:b='urn:b'>"
    "<a:x n='1'><b:y>one</b:y><b:y>two</b:y></a:x>"
    "<a:x n='2'><b:y>three</b:y><a:x n='3'><b:z/></a:x></a:x>"
    "</a:r>";

/// A context compiled, and asked for all nodes of the document above.
class Matched {
 public:
  explicit Matched(std::string_view context) : document_(mixed_document(matched_text)) {
    xpath::StaticContext with;
    with.shared = &shared_;
    with.namespaces = {
        {"a", "urn:a"}, {"b", "urn:b"}, {"xs", std::string(xpath::schema_namespace)}};
    with.tables = xpath::function_library();
    auto matcher = validation::schematron::Matcher::compile(context, with);
    if (!matcher) throw std::runtime_error(matcher.error().detail);
    ask(*matcher);
  }

  std::vector<std::string> paths;
  std::vector<std::string> known;  ///< of candidates that match by their names alone
  std::size_t names = 0;           ///< of Matcher::names()
  std::string error;

 private:
  void ask(validation::schematron::Matcher& matcher) {
    const xpath::Tree tree(document_, shared_.names());
    xpath::Evaluation evaluation(shared_);
    evaluation.begin(tree, {});
    xpath::NameSamples samples(shared_);
    matcher.settle_names(samples);
    const validation::schematron::Matching with{evaluation, {}};
    names = matcher.names().size();
    std::set<xpath::NodeId> nodes;
    const auto meet = [&](const validation::schematron::Matcher::Candidate& candidate) {
      if (candidate.matches) known.push_back(words_of(tree, candidate.node));
      std::optional<xpath::DynamicError> fault;
      if (matcher.matches(candidate, with, fault)) nodes.insert(candidate.node);
      if (fault) error = fault->code;
    };
    matcher.candidates(with, meet);
    for (const auto node : nodes) paths.push_back(words_of(tree, node));
  }

  static std::string words_of(const xpath::Tree& tree, xpath::NodeId node) {
    if (node == xpath::Tree::document_node) return "/";
    if (tree.is_attribute(node))
      return path_of(*tree.element(tree.parent(node))) + "/@" +
             std::string(tree.attribute(node).name);
    const auto path = path_of(*tree.element(node));
    return tree.kind(node) == xpath::Type::text ? path + "/text()" : path;
  }

  Document document_;
  xpath::Shared shared_;
};

}  // namespace ecluse::tests
