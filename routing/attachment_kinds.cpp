#include "routing/attachment_kinds.hpp"

#include <algorithm>

#include "model/tsv.hpp"
#include "routing/text.hpp"

namespace ecluse::routing {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/// Whether the words stand in the text, with no letter before or after them.
bool has_words(std::string_view text, std::string_view words) {
  for (auto at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto end = at + words.size();
    const bool begins = at == 0 || !is_letter(text[at - 1]);
    if (begins && (end == text.size() || !is_letter(text[end]))) return true;
  }
  return false;
}

std::vector<std::string> folded_items(std::string_view cell) {
  std::vector<std::string> items;
  if (cell == "-") return items;
  for (const auto item : split(cell, '|'))
    if (!item.empty()) items.push_back(folded(item));
  return items;
}

}  // namespace

Result<AttachmentKinds> AttachmentKinds::load(std::string_view tsv) {
  const auto rows = read_table(tsv, {"kind", "label_fr", "label_en", "codes", "words", "source"});
  if (!rows) return tl::unexpected(rows.error());
  AttachmentKinds kinds;
  for (const auto& [line, cells] : *rows) {
    if (cells[0].empty()) return failure("E_TABLE", "line " + std::to_string(line) + ": no kind");
    kinds.rows_.push_back({std::string(cells[0]), std::string(cells[1]), std::string(cells[2]),
                           folded_items(cells[3]), folded_items(cells[4])});
  }
  return kinds;
}

std::string_view AttachmentKinds::kind_of(std::string_view code, std::string_view designation,
                                          std::string_view file_name) const {
  const auto by_code = std::ranges::find_if(rows_, [declared = folded(code)](const Row& row) {
    return std::ranges::find(row.codes, declared) != row.codes.end();
  });
  if (by_code != rows_.end()) return by_code->kind;
  for (const auto& text : {folded(designation), folded(file_name)})
    for (const auto& row : rows_)
      if (std::ranges::any_of(row.words, [&](const auto& words) { return has_words(text, words); }))
        return row.kind;
  return {};
}

std::optional<std::string> AttachmentKinds::label(std::string_view kind, Language language) const {
  const auto found = std::ranges::find(rows_, kind, &Row::kind);
  if (found == rows_.end()) return std::nullopt;
  return language == Language::fr ? found->label_fr : found->label_en;
}

std::vector<std::string> AttachmentKinds::kinds() const {
  std::vector<std::string> all;
  for (const auto& row : rows_) all.push_back(row.kind);
  return all;
}

}  // namespace ecluse::routing
