#include "console/words.hpp"

#include "model/tsv.hpp"

#include "embedded/console.hpp"

namespace ecluse::console {

Result<Words> Words::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"key", "fr", "en"});
  if (!rows) return tl::unexpected(rows.error());
  Words words;
  for (const auto& row : *rows) {
    const auto& cells = row.cells;
    const auto fault = [&](std::string_view what) {
      return failure("E_TABLE",
                     "words.tsv line " + std::to_string(row.line) + ": " + std::string(what));
    };
    if (cells[0].empty() || cells[1].empty() || cells[2].empty()) return fault("empty cell");
    const auto [at, fresh] = words.texts_.try_emplace(
        std::string(cells[0]),
        std::array<std::string, 2>{std::string(cells[1]), std::string(cells[2])});
    if (!fresh) return fault("key given twice: " + at->first);
  }
  return words;
}

Result<Words> Words::standard() {
  return load(embedded::console("words.tsv"));
}

std::string Words::text(std::string_view key, Language language,
                        const std::vector<Value>& values) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "‹" + std::string(key) + "›";
  auto text = found->second.at(language == Language::fr ? 0 : 1);
  for (const auto& [name, value] : values) {
    const auto place = "{" + name + "}";
    if (const auto at = text.find(place); at != std::string::npos)
      text.replace(at, place.size(), value);
  }
  return text;
}

}  // namespace ecluse::console
