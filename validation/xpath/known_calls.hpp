// What the functions of a rulebook gave for one text: custom:is-valid-vat-rate('20') is the same
// for every line of an invoice. A function sees nothing but its arguments, so that it may be asked
// once per document and text. Belongs to one Evaluation.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "validation/xpath/value.hpp"

namespace ecluse::xpath {

struct UserFunction;

class KnownCalls {
 public:
  void clear() { values_.clear(); }

  /// Null when it is not known.
  [[nodiscard]] const Sequence* find(const UserFunction& function, std::string_view text) const {
    const auto found = values_.find({&function, text});
    return found == values_.end() ? nullptr : &found->second;
  }
  /// Text and value are copied to the arena; long texts, and those that come when many are known,
  /// are not kept.
  void keep(const UserFunction& function, std::string_view text, const Sequence& value,
            Arena& arena) {
    if (text.size() > longest_text || values_.size() >= most) return;
    values_.try_emplace({&function, arena.keep(text)}, kept(value, arena));
  }

 private:
  static constexpr std::size_t longest_text = 64;
  static constexpr std::size_t most = 4'096;

  struct Key {
    const UserFunction* function;
    std::string_view text;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const {
      return std::hash<std::string_view>{}(key.text) ^ std::hash<const void*>{}(key.function);
    }
  };
  std::unordered_map<Key, Sequence, Hash> values_;
};

}  // namespace ecluse::xpath
