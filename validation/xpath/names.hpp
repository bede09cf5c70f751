// The expanded names that the expressions of a rulebook speak of, as numbers, and which of them
// they look for right below which other. Grows while a rulebook is compiled; read-only, for any
// number of threads, from the first Tree of a document on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "validation/xpath/types.hpp"

namespace ecluse::xpath {

/// Something that a document has or lacks: an element or attribute of that name, or (from
/// `first_pair` on) one of a name right below an element of another.
using Trait = std::uint32_t;
constexpr Trait first_pair = 0x80000000;

/// Of a pair: an element of the one name with none of the other right below it, or with several.
constexpr Trait first_missing = 0xA0000000;
constexpr Trait first_several = 0xC0000000;
constexpr Trait missing(Trait pair) {
  return pair - first_pair + first_missing;
}
constexpr Trait several(Trait pair) {
  return pair - first_pair + first_several;
}
/// An element of that name with nothing, or white space alone, as its own text.
constexpr Trait first_blank = 0xE0000000;
constexpr Trait blank(NameId name) {
  return name + first_blank;
}

/// An element of a name with a text that is looked for in elements of that name.
constexpr Trait first_text = 0xF0000000;

class Names {
 public:
  Names() = default;
  Names(const Names&) = delete;
  Names& operator=(const Names&) = delete;

  /// From 1; the same number for the same name.
  NameId add(std::string_view ns, std::string_view local);
  /// 0 when no expression speaks of it.
  [[nodiscard]] NameId find(std::string_view ns, std::string_view local) const;
  /// Of a number that was given.
  [[nodiscard]] std::string_view ns(NameId name) const { return kept_[name - 1].ns; }
  [[nodiscard]] std::string_view local(NameId name) const { return kept_[name - 1].local; }
  /// One more than the greatest number given.
  [[nodiscard]] std::size_t size() const { return kept_.size() + 1; }

  /// The trait of documents where `below` is the name of a child or an attribute of an `above`.
  Trait add_pair(NameId above, NameId below);
  /// 0 when no expression speaks of it.
  [[nodiscard]] Trait find_pair(NameId above, NameId below) const;
  [[nodiscard]] std::size_t pairs() const { return above_.size(); }
  /// The texts that expressions look for in the elements of one name.
  struct Texts {
    NameId name = 0;
    std::vector<std::string> texts;
    std::vector<Trait> traits;  ///< of each text
    std::size_t longest = 0;    ///< bytes
  };
  /// The trait of documents where an element of that name has that text as its own, white space
  /// around it aside. All count as having it where one of them has elements in it or stands beside
  /// another. `text`: without white space around it.
  Trait add_text(NameId name, std::string_view text);
  /// 0 when no expression looks for it.
  [[nodiscard]] Trait find_text(NameId name, std::string_view text) const;
  [[nodiscard]] const std::vector<Texts>& texts() const { return texts_; }
  [[nodiscard]] std::size_t number_of_texts() const { return number_of_texts_; }

  /// Of the pair of that number, from 0: the trait without first_pair.
  [[nodiscard]] NameId above(std::size_t pair) const { return above_[pair]; }
  [[nodiscard]] NameId below(std::size_t pair) const { return below_[pair]; }

 private:
  struct Name {
    std::string ns;
    std::string local;
  };
  /// One of the names, or nothing where the number is 0.
  struct Known {
    std::string_view ns, local;  ///< of kept_
    std::uint32_t hash = 0;
    NameId id = 0;
  };
  [[nodiscard]] std::size_t place_of(const Known& sought) const;
  /// One of the pairs, or nothing where the trait is 0.
  struct Place {
    NameId above = 0;
    NameId below = 0;
    Trait trait = 0;
  };
  [[nodiscard]] std::size_t place_of(NameId above, NameId below) const;
  void widen();

  std::deque<Name> kept_;          ///< by number, from 1
  std::vector<Known> known_{16};   ///< by hash, then onwards; at least half of them free
  std::vector<Place> places_{16};  ///< the same of pairs
  std::vector<NameId> above_;      ///< of each pair
  std::vector<NameId> below_;      ///< the same
  std::vector<Texts> texts_;
  std::size_t number_of_texts_ = 0;
};

}  // namespace ecluse::xpath
