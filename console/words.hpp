// The words of the console, French and English: tables/words.tsv. What the field itself speaks of
// (states, roles, findings) has its words in the catalogue, which the console reads through its
// Desk. Constant, any thread.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "model/result.hpp"
#include "model/words.hpp"

namespace ecluse::console {

class Words {
 public:
  /// Columns key, fr, en. E_TABLE with the line at fault: an empty cell, a key given twice.
  static Result<Words> load(std::string_view tsv);
  /// The embedded table.
  static Result<Words> standard();

  /// {name} is replaced by the value of that name; an unknown key gives itself between ‹ ›.
  [[nodiscard]] std::string text(std::string_view key, Language language,
                                 const std::vector<Value>& values = {}) const;
  [[nodiscard]] bool has(std::string_view key) const { return texts_.find(key) != texts_.end(); }
  /// Key to French and English.
  [[nodiscard]] const std::map<std::string, std::array<std::string, 2>, std::less<>>& all() const {
    return texts_;
  }

 private:
  std::map<std::string, std::array<std::string, 2>, std::less<>> texts_;
};

}  // namespace ecluse::console
