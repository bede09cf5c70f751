#include "validation/xpath/settlement.hpp"

#include <algorithm>

#include "validation/xpath/expression.hpp"
#include "validation/xpath/settling.hpp"

namespace ecluse::xpath {

bool Settlement::holds_for(const Tree& document) const {
  if (document.lacks(alone)) return true;
  for (auto rest = std::span(groups); !rest.empty(); rest = rest.subspan(1 + rest.front()))
    if (!document.lacks_any(rest.subspan(1, rest.front()))) return false;
  return !groups.empty();
}

namespace {

/// Whether a document without that name lacks the other trait too, a pair with the name in it.
bool is_in_pair(NameId name, Trait pair, const Names& names) {
  if (pair < first_pair || pair >= first_missing) return false;
  return names.above(pair - first_pair) == name || names.below(pair - first_pair) == name;
}

/// What says no more than another of the group.
void drop_needless(std::vector<Trait>& group, const Names& names) {
  const auto all = group;
  std::erase_if(group, [&](Trait name) {
    return name < first_pair &&
           std::ranges::any_of(all, [&](Trait pair) { return is_in_pair(name, pair, names); });
  });
}

}  // namespace

Settlement settlement_of(const Expression& expression, bool held, std::span<const NameId> asked_of,
                         Shared& shared) {
  auto groups = groups_settling(expression.root(), held, asked_of, shared);
  for (auto& group : groups) drop_needless(group, shared.names());
  Settlement made{trait_of_all(groups), {}};
  for (auto& group : groups) {
    std::erase(group, made.alone);
    if (group.empty()) return {made.alone, {}};
    made.groups.push_back(static_cast<Trait>(group.size()));
    made.groups.insert(made.groups.end(), group.begin(), group.end());
  }
  return made;
}

void Settlements::index(const Names& names) {
  by_name_.resize(names.size());
  by_pair_.resize(names.pairs());
  by_text_.resize(names.number_of_texts());
  asked_of_all_.assign(std::vector<std::uint64_t>(all_.size() / 64 + 1));
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    const auto trait = all_[i].alone;
    if (trait >= first_text)
      by_text_[trait - first_text].push_back(i);
    else if (trait == 0 || trait >= first_missing)
      asked_of_all_.add(i);
    else if (trait >= first_pair)
      by_pair_[trait - first_pair].push_back(i);
    else
      by_name_[trait].push_back(i);
  }
}

void Settlements::wake(const Tree& document, Awake& awake) const {
  awake.assign(asked_of_all_.words());
  const auto add = [&](const std::vector<std::uint32_t>& numbers) {
    for (const auto number : numbers) awake.add(number);
  };
  document.each_name([&](NameId name) { add(by_name_[name]); });
  document.each_pair([&](std::size_t pair) { add(by_pair_[pair]); });
  document.each_text([&](std::size_t text) { add(by_text_[text]); });
}

void Settlements::settle(const Tree& document, std::size_t first, std::size_t end,
                         Awake& awake) const {
  for (auto i = first; (i = awake.next(i, end)) < end; ++i)
    if (all_[i].holds_for(document)) awake.remove(i);
}

}  // namespace ecluse::xpath
