// The compiled form of an expression: a tree of small nodes that the parser makes, analysis
// rewrites and the evaluator walks. Private to the engine; immutable once compiled.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>

#include "validation/xpath/code_list.hpp"
#include "validation/xpath/function_table.hpp"
#include "validation/xpath/operators.hpp"
#include "validation/xpath/tree.hpp"
#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

enum class Op : std::uint8_t {
  literal,   ///< `constant`
  binding,   ///< a variable of the static context: `number` is its slot
  local,     ///< a variable of for, some, every: `number` is its place
  context,   ///< .
  root,      ///< the document node above the context node
  sequence,  ///< parts one after another
  range,
  for_each,   ///< parts: in, return; `number`: the variable's place
  some,       ///< parts: in, satisfies
  every,      ///< parts: in, satisfies
  condition,  ///< parts: if, then, else
  either,     ///< or, of any number of parts
  both,       ///< and
  general_comparison,
  value_comparison,
  same_node,    ///< is
  node_before,  ///< <<
  node_after,   ///< >>
  arithmetic,
  negation,
  identity,  ///< unary +
  united,
  intersection,
  difference,
  instance_of,  ///< `type`
  treat_as,
  castable_as,  ///< `type` is the asked one; occurs optional with ?
  cast_as,
  path,    ///< parts: start, then steps to nodes, evaluated for each node before; `number`: 0, or
           ///< that of the last step, whose table, once it is there, may show that nothing is found
  map,     ///< parts: start, and a step that gives values or uses its position
  step,    ///< `axis`, `test`; parts are its predicates; `number`: 0, or 1 + that of its table
  filter,  ///< parts: what is filtered, then predicates
  call,
  user_call,
  // functions that the engine knows itself
  is_not,
  boolean_of,
  exists,
  is_empty,
  count,
  position,
  last,
  current,
  beside,  ///< document('…') of a document that is not known when compiled
  // what only analysis makes
  one_of,    ///< whether a text of the part is among `constant`, sorted untyped texts
  listed,    ///< whether `codes` has the one value of the part; `number`: single_codes or 0
  memo,      ///< parts: one; `number`: of the value that is found once per document
  column,    ///< parts: one; `number`: of the values that are found once per context node
  repeated,  ///< parts: one; `number`: of the value, found once as long as no variable changes
  keyed,  ///< parts: a memo of nodes, a text_test of each, the path it is; `number`: of the table
};

/// Of `listed`: what has a blank in it is in no list.
constexpr std::uint32_t single_codes = 1;

enum class Axis : std::uint8_t {
  child,
  descendant,
  attribute,
  self,
  descendant_or_self,
  following_sibling,
  following,
  parent,
  ancestor,
  preceding_sibling,
  preceding,
  ancestor_or_self,
};
constexpr bool is_reverse(Axis axis) {
  return axis >= Axis::parent;
}

/// Which nodes of an axis. `kind` any_node takes all kinds, nothing none.
struct NodeTest {
  Type kind = Type::any_node;
  NameId name = 0;              ///< 0: any name, or what `wild` says
  const QName* wild = nullptr;  ///< *:local (ns "*") or prefix:* (local "*")
};

/// What is known of an expression before it is evaluated.
struct Facts {
  bool uses_item : 1 = false;      ///< the context item, by more than its root
  bool uses_root : 1 = false;      ///< the root of the context item
  bool uses_position : 1 = false;  ///< position() or last() of the focus
  bool uses_last : 1 = false;
  bool uses_binding : 1 = false;  ///< a variable of the static context, or current()
  bool per_document : 1 = false;  ///< may be another value in another document
  bool sorted : 1 = false;        ///< nodes are found in document order and once
  bool peers : 1 = false;         ///< no node is below another
  bool in_tree : 1 = false;       ///< of a path: all its nodes are in the tree of the context node
  bool needs_list : 1 = false;    ///< of a step: a predicate asks for last()
  bool counts : 1 = false;        ///< of a step: a predicate asks where the node stands
  bool plain : 1 = false;         ///< steps without predicates from the context node or its root
};

/// What a predicate does with its value.
enum class Selects : std::uint8_t {
  by_truth,     ///< its effective boolean value; the position does not matter
  by_position,  ///< an integer literal
  by_value,     ///< only its value will tell
};

struct Expr {
  Op op = Op::literal;
  Comparison comparison = Comparison::eq;
  Arithmetic arithmetic = Arithmetic::add;
  Axis axis = Axis::child;
  Selects selects = Selects::by_value;  ///< of a predicate
  Facts facts;
  std::uint16_t depth = 1;  ///< of the tree below
  std::uint32_t number = 0;
  std::uint32_t offset = 0;       ///< in the text
  std::uint64_t free_locals = 0;  ///< the places of `local`s bound outside, modulo 64
  SequenceType type;  ///< of the value, as far as known; of casts and the like: as asked
  NodeTest test;
  std::span<Expr*> parts;
  std::span<const Trait> needs;  ///< of a path within one tree: no node without all of these
  union {
    const Sequence* constant = nullptr;
    const FunctionRow* row;
    const UserFunction* function;
    const CodeList* codes;
  };

  [[nodiscard]] const Expr& part(std::size_t index) const { return *parts[index]; }
};

/// A step without predicates: taken without making anything in between.
inline bool is_plain_step(const Expr& expr) {
  return expr.op == Op::step && expr.parts.empty();
}

/// What is found once for a node, or the expression itself.
inline const Expr& behind_column(const Expr& expr) {
  return expr.op == Op::column ? expr.part(0) : expr;
}

struct Code {
  std::string text;
  Arena arena{std::size_t{64} << 20, std::size_t{1} << 10};
  const Expr* root = nullptr;
  std::uint32_t locals = 0;  ///< variables of for, some and every
};

}  // namespace ecluse::xpath
