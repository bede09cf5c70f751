// Which assertions of a rulebook a document leaves to be looked at: of a thousand, some hundred.
// What settles an assertion is found when the rulebook is compiled; a document then wakes those
// that speak of what it has.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "validation/xpath/tree.hpp"

namespace ecluse::xpath {

class Expression;
class Shared;

/// An assertion is settled in a document that lacks `alone`, or one trait of each group.
struct Settlement {
  Trait alone = 0;            ///< 0: none alone is enough
  std::vector<Trait> groups;  ///< the size of each before it; none: nothing else is enough

  [[nodiscard]] bool holds_for(const Tree& document) const;
};

/// What it takes that the expression surely is `held`, without an error, for every node of a
/// document (of elements of the names `asked_of` alone, when there are any).
Settlement settlement_of(const Expression& expression, bool held, std::span<const NameId> asked_of,
                         Shared& shared);

/// A set of numbers, from 0.
class Awake {
 public:
  void assign(std::span<const std::uint64_t> words) { words_.assign(words.begin(), words.end()); }
  void add(std::size_t number) { words_[number / 64] |= std::uint64_t{1} << number % 64; }
  void remove(std::size_t number) { words_[number / 64] &= ~(std::uint64_t{1} << number % 64); }
  [[nodiscard]] std::span<const std::uint64_t> words() const { return words_; }

  /// The first number from `from` on; `end` when there is none before.
  [[nodiscard]] std::size_t next(std::size_t from, std::size_t end) const {
    for (auto word = from / 64; from < end; from = ++word * 64)
      if (const auto rest = words_[word] >> from % 64; rest != 0)
        return std::min(end, from + static_cast<std::size_t>(std::countr_zero(rest)));
    return end;
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// The settlements of all assertions, numbered in their order. Immutable once indexed.
class Settlements {
 public:
  void add(Settlement one) { all_.push_back(std::move(one)); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  /// Once all are added, before the first document.
  void index(const Names& names);
  /// The assertions that the document may not settle: those that speak of what it has.
  void wake(const Tree& document, Awake& awake) const;
  /// Removes from `awake` those from `first` to before `end` that it settles all the same.
  void settle(const Tree& document, std::size_t first, std::size_t end, Awake& awake) const;

 private:
  std::vector<Settlement> all_;
  Awake asked_of_all_;  ///< those that no name, pair or text settles alone
  std::vector<std::vector<std::uint32_t>> by_name_;  ///< those that lacking the name settles
  std::vector<std::vector<std::uint32_t>> by_pair_;
  std::vector<std::vector<std::uint32_t>> by_text_;
};

}  // namespace ecluse::xpath
