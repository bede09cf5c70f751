#include "validation/xpath/settling.hpp"

#include <algorithm>

#include "validation/xpath/expression.hpp"

namespace ecluse::xpath {

namespace {

constexpr std::size_t most = 8;  ///< groups, and traits of a group: a look must stay a look

/// What is enough for one of the two.
TraitGroups either_of(const TraitGroups& a, const TraitGroups& b) {
  if (a.empty() || b.empty()) return a.empty() ? b : a;
  TraitGroups groups;
  for (const auto& one : a)
    for (const auto& other : b) {
      auto& group = groups.emplace_back(one);
      for (const auto trait : other)
        if (std::ranges::find(group, trait) == group.end()) group.push_back(trait);
    }
  const bool small = groups.size() <= most && std::ranges::all_of(groups, [](const auto& group) {
                       return group.size() <= most;
                     });
  return small ? groups : a;
}

class Settling {
 public:
  Settling(std::span<const NameId> asked_of, Shared& shared)
      : asked_of_(asked_of), shared_(shared) {}

  TraitGroups groups(const Expr& expr, bool held) {
    switch (expr.op) {
      case Op::is_not:
        return groups(expr.part(0), !held);
      case Op::boolean_of:
      case Op::memo:
      case Op::column:
      case Op::repeated:
        return groups(expr.part(0), held);
      case Op::both:
        return held ? of_all(expr, held) : of_any(expr, held);
      case Op::either:
        return held ? of_any(expr, held) : of_all(expr, held);
      default:
        break;
    }
    return either_of(absences(expr, held), presences(expr, held));
  }

 private:
  [[nodiscard]] TraitGroups absences(const Expr& expr, bool held) const {
    const auto traits = absences_settling(expr, held, shared_);
    return traits.empty() ? TraitGroups{} : TraitGroups{traits};
  }
  TraitGroups presences(const Expr& expr, bool held) {
    TraitGroups all;
    for (const auto name : asked_of_) {
      const auto own = presences_settling(expr, held, name, shared_.names());
      if (own.empty()) return {};
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }
  TraitGroups of_all(const Expr& expr, bool held) {
    TraitGroups all;
    for (const auto* part : expr.parts) {
      const auto own = groups(*part, held);
      if (own.empty()) return absences(expr, held);
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }
  /// What comes before the part that decides is evaluated: it must not end in an error.
  TraitGroups of_any(const Expr& expr, bool held) {
    auto any = absences(expr, held);
    for (const auto* part : expr.parts) {
      any = either_of(any, groups(*part, held));
      if (!is_harmless(*part)) break;
    }
    return any;
  }

  std::span<const NameId> asked_of_;
  Shared& shared_;
};

/// Of groups as they lie one after another: the next, taken off.
std::span<const Trait> take_group(std::span<const Trait>& groups) {
  const auto group = groups.subspan(1, groups.front());
  groups = groups.subspan(1 + group.size());
  return group;
}

}  // namespace

Trait trait_of_all(std::span<const Trait> groups) {
  if (groups.empty()) return 0;
  const auto has = [](std::span<const Trait> rest, Trait trait) {
    while (!rest.empty())
      if (const auto group = take_group(rest); std::ranges::find(group, trait) == group.end())
        return false;
    return true;
  };
  for (const auto trait : take_group(groups))
    if (has(groups, trait)) return trait;
  return 0;
}

std::vector<Trait> traits_settling(const Expression& expression, bool held,
                                   std::span<const NameId> asked_of, Shared& shared) {
  const auto groups = Settling(asked_of, shared).groups(*expression.code().root, held);
  std::vector<Trait> traits;
  for (const auto& group : groups) {
    traits.push_back(static_cast<Trait>(group.size()));
    traits.insert(traits.end(), group.begin(), group.end());
  }
  return traits;
}

}  // namespace ecluse::xpath
