#include "validation/xpath/settling.hpp"

#include <algorithm>
#include <utility>

namespace ecluse::xpath {

namespace {

constexpr std::size_t most = 8;  ///< groups, and traits of a group: a look must stay a look
constexpr int most_asked = 500;  ///< parts of an expression: each `or` in another asks twice

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

/// What is enough for both, each group once.
TraitGroups all_of_both(TraitGroups a, const TraitGroups& b) {
  for (const auto& group : b)
    if (std::ranges::find(a, group) == a.end()) a.push_back(group);
  return a;
}

class Settling {
 public:
  Settling(std::span<const NameId> asked_of, Shared& shared)
      : asked_of_(asked_of), shared_(shared) {}

  TraitGroups groups(const Expr& expr, bool held) {
    if (++asked_ > most_asked) return {};
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
  TraitGroups absences(const Expr& expr, bool held) {
    const auto from = asked_of_.size() == 1 ? asked_of_.front() : 0;  // of several, groups are many
    const auto traits = absences_settling(expr, held, from, shared_);
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
      all = all_of_both(std::move(all), own);
    }
    return all;
  }
  /// What comes before the part that decides is evaluated: it must not end in an error, or be
  /// settled itself.
  TraitGroups of_any(const Expr& expr, bool held) {
    auto any = absences(expr, held);
    TraitGroups before;
    for (const auto* part : expr.parts) {
      auto own = groups(*part, held);
      if (!own.empty()) any = either_of(any, all_of_both(before, own));
      if (is_harmless(*part)) continue;
      const auto settled = groups(*part, !held);
      if (settled.empty()) break;
      before = all_of_both(before, settled);
    }
    return any;
  }

  std::span<const NameId> asked_of_;
  Shared& shared_;
  int asked_ = 0;
};

}  // namespace

Trait trait_of_all(const TraitGroups& groups) {
  if (groups.empty()) return 0;
  const auto is_enough = [&](Trait trait) {
    return std::ranges::all_of(
        groups, [&](const auto& group) { return std::ranges::find(group, trait) != group.end(); });
  };
  const auto found = std::ranges::find_if(groups.front(), is_enough);
  return found == groups.front().end() ? 0 : *found;
}

TraitGroups groups_settling(const Expr& expr, bool held, std::span<const NameId> asked_of,
                            Shared& shared) {
  return Settling(asked_of, shared).groups(expr, held);
}

}  // namespace ecluse::xpath
