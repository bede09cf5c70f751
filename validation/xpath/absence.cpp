// The part of settling.hpp for what a document lacks: an expression is evaluated, as far as it
// goes, with every path through a name (or a name below another) empty. Most assertions of a
// rulebook speak of what a document does not have.
#include <algorithm>
#include <utility>

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

bool leads_below(const Expr& step) {
  return step.op == Op::step && step.test.name != 0 &&
         (step.axis == Axis::child || step.axis == Axis::attribute);
}

/// The part of a path that is taken from the context node, when it begins there.
const Expr& first_step(const Expr& path) {
  return path.part(path.part(0).op == Op::context ? 1 : 0);
}

/// Evaluates with what is known to be empty.
class Without {
 public:
  /// `from`: the name of the elements that the expression is asked of, 0 when that is not known.
  Without(Trait trait, NameId from, const Shared& shared)
      : trait_(trait), from_(from), shared_(shared) {}

  /// Nothing when it takes more than that to know.
  Known value(const Expr& expr) {
    switch (expr.op) {
      case Op::literal:
        return *expr.constant;
      case Op::step:
        return expr.test.name == trait_ || leaves_context(expr) || lets_none_pass(expr.parts)
                   ? Known(Sequence())
                   : std::nullopt;
      case Op::path:
        return std::ranges::find(expr.needs, trait_) != expr.needs.end() ||
                       leaves_context(first_step(expr))
                   ? Known(Sequence())
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
  /// Of a step from the context node, whether it is what the elements of that name lack.
  [[nodiscard]] bool leaves_context(const Expr& step) const {
    return !in_predicate_ && leads_below(step) && from_ != 0 &&
           shared_.names().find_pair(from_, step.test.name) == trait_;
  }
  bool lets_none_pass(std::span<Expr* const> predicates) {
    const bool was = std::exchange(in_predicate_, true);
    const bool none = std::ranges::any_of(predicates, [this](const Expr* predicate) {
      return predicate->selects == Selects::by_truth && truth_of(*predicate) == false;
    });
    in_predicate_ = was;
    return none;
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
  NameId from_;
  bool in_predicate_ = false;  ///< another node is the context
  const Shared& shared_;
  Evaluation evaluation_{shared_};
};

/// The traits whose absence may settle an expression, the rarest first.
class Traits {
 public:
  Traits(NameId from, Names& names) : from_(from), names_(names) {}

  /// Of what paths from the context node go through, and of the texts that it looks for.
  void add_of(const Expr& expr) {
    add_text(expr);
    if (expr.op == Op::step) add_texts(expr.parts);
    if (expr.op == Op::filter) add_texts(expr.parts.subspan(1));
    if (expr.op == Op::step) add_step(expr);
    for (const auto trait : expr.needs) add(trait);
    if (expr.op == Op::path) add_step(first_step(expr));
    if (expr.op == Op::step || expr.op == Op::path) return;
    const bool start_only = expr.op == Op::map || expr.op == Op::filter ||
                            expr.op == Op::for_each || expr.op == Op::some || expr.op == Op::every;
    for (const auto* part : expr.parts.first(start_only ? 1 : expr.parts.size())) add_of(*part);
  }
  std::vector<Trait> take() { return std::move(traits_); }

 private:
  void add(Trait trait) {
    constexpr std::size_t enough = 8;
    const bool known = std::ranges::find(traits_, trait) != traits_.end();
    if (!known && traits_.size() < enough) traits_.push_back(trait);
  }
  void add_step(const Expr& step) {
    if (step.op != Op::step || step.test.name == 0) return;
    if (from_ != 0 && leads_below(step)) add(names_.add_pair(from_, step.test.name));
    add(step.test.name);
  }
  void add_text(const Expr& test) {
    if (const auto trait = trait_sought(test, 0, names_); trait != 0) add(trait);
  }
  void add_texts(std::span<Expr* const> predicates) {
    for (const auto* predicate : predicates) add_text(*predicate);
  }

  NameId from_;
  Names& names_;
  std::vector<Trait> traits_;
};

}  // namespace

std::vector<Trait> absences_settling(const Expr& expr, bool held, NameId from, Shared& shared) {
  Traits all(from, shared.names());
  all.add_of(expr);
  auto traits = all.take();
  std::erase_if(traits,
                [&](Trait trait) { return Without(trait, from, shared).truth_of(expr) != held; });
  return traits;
}

}  // namespace ecluse::xpath
