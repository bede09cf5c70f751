// Numbers for what a rulebook writes in several places, by a text that says what it is (key_of).
// Grows while a rulebook is compiled; read-only afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ecluse::xpath {

class Numbering {
 public:
  /// From 0; the same number for the same key.
  std::uint32_t add(std::string key) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    const auto [found, added] = numbers_.try_emplace(std::move(key), next);
    if (added) uses_.push_back(0);
    ++uses_[found->second];
    return found->second;
  }
  /// Takes back what one add() said: there it is never asked for.
  void release(std::uint32_t number) { --uses_[number]; }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }
  /// Whether it is written more than once, so that it pays to keep it.
  [[nodiscard]] bool is_shared(std::uint32_t number) const { return uses_[number] > 1; }

 private:
  std::map<std::string, std::uint32_t> numbers_;
  std::vector<std::uint32_t> uses_;
};

}  // namespace ecluse::xpath
