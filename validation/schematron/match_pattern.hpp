// The context of a rule: an XSLT match pattern (XSLT 2.0, 5.5.2, with the parentheses of XSLT 3.0)
// taken apart into paths of steps, so that a node is matched from its own name upwards. Predicates
// stay XPath texts. Made by compilation; pure values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.hpp"

namespace ecluse::validation::schematron {

enum class NodeTest : std::uint8_t {
  element,    ///< a name or a wildcard
  attribute,  ///< the same, of attributes
  text,       ///< text()
  node,       ///< node(): any child
  document,   ///< the path "/" alone: the root of the tree
  group,      ///< patterns between parentheses
};

/// How a step hangs on the one before it, or on the document for the first step.
enum class Link : std::uint8_t {
  free,        ///< first step of a relative path: anywhere
  child,       ///< '/'
  descendant,  ///< '//'
};

struct MatchStep;

struct MatchPath {
  std::vector<MatchStep> steps;  ///< never empty
};

struct MatchStep {
  Link link = Link::free;
  NodeTest test = NodeTest::element;
  std::string ns;  ///< URI
  std::string local;
  bool any_ns = false, any_local = false;  ///< '*', '*:name', 'prefix:*'
  std::vector<std::string> predicates;     ///< without their brackets
  std::vector<MatchPath> group;
};

/// Prefix -> URI.
using Prefixes = std::map<std::string, std::string>;

/// The alternatives of a pattern. Error E_RULEBOOK: what is wrong with it, without a place.
Result<std::vector<MatchPath>> parse_match_pattern(std::string_view text, const Prefixes& prefixes);

/// Whether a predicate may ask for the position among siblings, position() or last(); one that is a
/// number is told by its value.
bool mentions_position(std::string_view predicate);

/// Whether an XPath gives a boolean or nodes, judged by its form alone; false when in doubt.
bool is_surely_no_number(std::string_view expression);

/// `text` from `at`, behind the closing partner of the bracket that stands at `at`; comments and
/// strings are passed over. Nothing when it never closes.
std::optional<std::size_t> behind_bracket(std::string_view text, std::size_t at);

}  // namespace ecluse::validation::schematron
