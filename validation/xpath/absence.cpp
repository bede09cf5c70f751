// The part of settling.hpp for what a document lacks: an expression is evaluated, as far as it
// goes, with every path through a name (or a name below another) empty. Most assertions of a
// rulebook speak of what a document does not have.
#include <algorithm>

#include "validation/xpath/analysis.hpp"
#include "validation/xpath/run.hpp"
#include "validation/xpath/settling.hpp"
#include "validation/xpath/sought.hpp"

namespace ecluse::xpath {

namespace {

bool compares_nodes_with_text(const Expr& comparison) {
  const auto& text = comparison.part(1);
  return is_node(static_type(comparison.part(0)).item) && text.op == Op::literal &&
         text.constant->size() == 1 && text.constant->front().type() == Type::string;
}

}  // namespace

bool is_harmless(const Expr& expr) {
  switch (expr.op) {
    case Op::literal:
    case Op::step:
    case Op::context:
    case Op::root:
      return expr.parts.empty();
    case Op::either:
    case Op::both:
    case Op::is_not:
    case Op::boolean_of:
      return std::ranges::all_of(expr.parts, [](const Expr* part) {
        const auto type = static_type(*part);
        const bool has_truth = type.item == Type::boolean || is_node(type.item);
        return has_truth && is_harmless(*part);
      });
    case Op::exists:
    case Op::is_empty:
    case Op::path:
      return std::ranges::all_of(expr.parts, [](const Expr* part) { return is_harmless(*part); });
    case Op::memo:
    case Op::column:
      return is_harmless(expr.part(0));
    case Op::general_comparison:
      return is_harmless(expr.part(0)) && compares_nodes_with_text(expr);
    default:
      return false;
  }
}

namespace {

using Known = std::optional<Sequence>;

/// Whether all that it takes from outside are the values of its parts.
bool depends_on_parts_alone(Op op) {
  switch (op) {
    case Op::general_comparison:
    case Op::value_comparison:
    case Op::arithmetic:
    case Op::negation:
    case Op::castable_as:
    case Op::cast_as:
    case Op::call:
    case Op::is_not:
    case Op::boolean_of:
    case Op::exists:
    case Op::is_empty:
    case Op::count:
    case Op::one_of:
    case Op::listed:
    case Op::united:
      return true;
    default:
      return false;
  }
}

/// Evaluates with what is known to be empty.
class Without {
 public:
  Without(Trait trait, const Shared& shared) : trait_(trait), shared_(shared) {}

  /// Nothing when it takes more than that to know.
  Known value(const Expr& expr) {
    switch (expr.op) {
      case Op::literal:
        return *expr.constant;
      case Op::step:
        return expr.test.name == trait_ || lets_none_pass(expr.parts) ? Known(Sequence())
                                                                      : std::nullopt;
      case Op::path:
        return std::ranges::find(expr.needs, trait_) != expr.needs.end() ? Known(Sequence())
                                                                         : empty_like_start(expr);
      case Op::filter:
        return lets_none_pass(expr.parts.subspan(1)) ? Known(Sequence()) : empty_like_start(expr);
      case Op::map:
      case Op::for_each:
        return empty_like_start(expr);
      case Op::memo:
      case Op::column:
      case Op::repeated:
        return value(expr.part(0));
      case Op::keyed:
        return value(expr.part(2));
      case Op::general_comparison:
        return seeks_in_vain(expr) || has_no_left(expr) ? Known(Item::of_boolean(false))
                                                        : of_parts(expr);
      case Op::either:
      case Op::both:
        return first_that_decides(expr);
      case Op::some:
      case Op::every:
        return empty_like_start(expr) ? Known(Item::of_boolean(expr.op == Op::every))
                                      : std::nullopt;
      default:
        return depends_on_parts_alone(expr.op) ? of_parts(expr) : std::nullopt;
    }
  }

  /// The effective boolean value.
  std::optional<bool> truth_of(const Expr& expr) {
    const auto known = value(expr);
    if (!known) return std::nullopt;
    const bool held = truth(*known, evaluation_);
    if (!evaluation_.failed()) return held;
    evaluation_.take_error();
    return std::nullopt;
  }

 private:
  /// Whether a text is looked for that is not there.
  [[nodiscard]] bool seeks_in_vain(const Expr& comparison) const {
    const auto sought = text_sought(comparison, 0);
    return sought && shared_.names().find_text(sought->name, sought->text) == trait_;
  }
  /// What has nothing on one side is false, whatever is on the other.
  bool has_no_left(const Expr& comparison) {
    const auto left = value(comparison.part(0));
    return left && left->empty();
  }
  bool lets_none_pass(std::span<Expr* const> predicates) {
    return std::ranges::any_of(predicates, [this](const Expr* predicate) {
      return predicate->selects == Selects::by_truth && truth_of(*predicate) == false;
    });
  }
  Known empty_like_start(const Expr& expr) {
    const auto start = value(expr.part(0));
    return start && start->empty() ? Known(Sequence()) : std::nullopt;
  }
  /// A part decides when those before it are known not to, or cannot fail.
  Known first_that_decides(const Expr& expr) {
    const bool deciding = expr.op == Op::either;
    bool all_known = true;
    for (const auto* part : expr.parts) {
      const auto held = truth_of(*part);
      if (held && *held == deciding) return Sequence(Item::of_boolean(deciding));
      if (!held && !is_harmless(*part)) return std::nullopt;
      all_known = all_known && held.has_value();
    }
    return all_known ? Known(Item::of_boolean(!deciding)) : std::nullopt;
  }
  Known of_parts(const Expr& expr) {
    auto& arena = evaluation_.lasting();
    Expr copy = expr;
    copy.parts = arena.array<Expr*>(expr.parts.size());
    for (std::size_t i = 0; i < expr.parts.size(); ++i) {
      const auto known = value(expr.part(i));
      if (!known) return std::nullopt;
      copy.parts[i] = arena.make<Expr>();
      copy.parts[i]->constant = arena.make<Sequence>(*known);
    }
    if (expr.op == Op::call && expr.row->stable != Stable::always) return std::nullopt;
    const Here nowhere;
    Run run(evaluation_, {}, 0, nowhere);
    const auto found = run.value(copy, nowhere);
    if (!evaluation_.failed()) return found;
    evaluation_.take_error();
    return std::nullopt;
  }

  Trait trait_;
  const Shared& shared_;
  Evaluation evaluation_{shared_};
};

/// The texts that the predicates of a step or a filter look for.
void add_texts(std::span<Expr* const> predicates, Names& names, std::vector<Trait>& traits) {
  for (const auto* predicate : predicates)
    if (const auto sought = text_sought(*predicate, 0))
      traits.push_back(names.add_text(sought->name, sought->text));
}

/// The traits that paths from the context node go through, and those of texts that it looks for.
void add_traits(const Expr& expr, Names& names, std::vector<Trait>& traits) {
  constexpr std::size_t enough = 8;
  const auto add = [&](Trait trait) {
    const bool known = std::ranges::find(traits, trait) != traits.end();
    if (!known && traits.size() < enough) traits.push_back(trait);
  };
  if (const auto sought = text_sought(expr, 0)) add(names.add_text(sought->name, sought->text));
  if (expr.op == Op::step) add_texts(expr.parts, names, traits);
  if (expr.op == Op::filter) add_texts(expr.parts.subspan(1), names, traits);
  if (expr.op == Op::step && expr.test.name != 0) add(expr.test.name);
  for (const auto trait : expr.needs) add(trait);
  if (expr.op == Op::step || expr.op == Op::path) return;
  const bool start_only = expr.op == Op::map || expr.op == Op::filter || expr.op == Op::for_each ||
                          expr.op == Op::some || expr.op == Op::every;
  for (const auto* part : expr.parts.first(start_only ? 1 : expr.parts.size()))
    add_traits(*part, names, traits);
}

}  // namespace

std::vector<Trait> absences_settling(const Expr& expr, bool held, Shared& shared) {
  std::vector<Trait> traits;
  add_traits(expr, shared.names(), traits);
  std::erase_if(traits, [&](Trait trait) { return Without(trait, shared).truth_of(expr) != held; });
  return traits;
}

}  // namespace ecluse::xpath
