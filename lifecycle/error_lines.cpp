#include "lifecycle/error_lines.hpp"

#include <algorithm>
#include <string>

namespace ecluse::lifecycle {
namespace {

constexpr std::size_t label_limit = 200;  // Chorus Pro cuts its labels there (§3.4)

bool is_error(const WordedFinding& worded) {
  return worded.finding.severity == Severity::error;
}

/// The words joined as Chorus Pro joins them, empty ones left out.
void join_with_bar(std::string& text, std::string_view words) {
  if (words.empty()) return;
  if (!text.empty()) text += " | ";
  text += words;
}

/// Which document, why, what to do, who, where.
std::string description(std::string_view document, const WordedFinding& worded) {
  const auto& [finding, words] = worded;
  std::string text(document);
  for (const auto* part : {&words.message, &words.advice, &words.actor}) join_with_bar(text, *part);
  if (finding.place.line > 0)
    join_with_bar(text, "ligne: " + std::to_string(finding.place.line) +
                            " - position: " + std::to_string(finding.place.column));
  return text;
}

/// The label that Chorus Pro would write, else our own message.
std::string label_of(const WordedFinding& worded) {
  const auto& words = worded.words;
  return cut_text(words.label.empty() ? words.message : words.label, label_limit);
}

}  // namespace

std::string_view error_nature(Layer layer) {
  switch (layer) {
    case Layer::technique:
      return "IRRECEVABILITE";
    case Layer::syntaxe:
      return "ERR_XSD";
    default:
      return "REJET";
  }
}

std::size_t error_count(const std::vector<WordedFinding>& findings) {
  return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), is_error));
}

void ErrorLines::write(std::string_view document, const std::vector<WordedFinding>& findings) {
  for (const auto& worded : findings)
    if (is_error(worded)) write_one(document, worded);
}

void ErrorLines::write_one(std::string_view document, const WordedFinding& worded) {
  xml_.open("LigneErreurDetail");
  xml_.attribute("IdLigne", std::to_string(++count_));
  xml_.leaf("NatureErreur", error_nature(worded.finding.layer));
  xml_.leaf("CodeErreur", worded.finding.code);
  xml_.leaf("LibelleErreur", label_of(worded));
  xml_.optional_leaf("DescriptionErreur", description(document, worded));
  xml_.close();
}

}  // namespace ecluse::lifecycle
